// Gives components the descriptions: they wait (Suspense) until what they draw from is there.
import { createContext, use, useContext, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import type { AppDescription, FieldDescription, ObjectDescription, ObjectSummary } from '../../metadata/language/description';
import type { Descriptions } from './descriptions';

const context = createContext<Descriptions | null>(null);

/** Hands the descriptions to everything inside. */
export function DescriptionsProvider({ descriptions, children }: { descriptions: Descriptions; children: ReactNode }): ReactNode {
  return <context.Provider value={descriptions}>{children}</context.Provider>;
}

/** The store itself, for what is read outside of drawing. */
export function useDescriptions(): Descriptions {
  const descriptions = useContext(context);
  if (!descriptions) throw new Error('no descriptions above this component');
  return descriptions;
}

/** The application as this viewer may know it. */
export function useApp(): AppDescription {
  const descriptions = useDescriptions();
  useGeneration(descriptions);
  return use(descriptions.app());
}

/** One object's description. */
export function useObject(name: string): ObjectDescription {
  const descriptions = useDescriptions();
  useGeneration(descriptions);
  return use(descriptions.object(name));
}

/** Several objects' descriptions by name, read side by side. */
export function useObjects(names: readonly string[]): ReadonlyMap<string, ObjectDescription> {
  const descriptions = useDescriptions();
  useGeneration(descriptions);
  const pending = names.map((name) => descriptions.object(name));
  const found = pending.map((promise) => use(promise));
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the descriptions themselves are what may change
  return useMemo(() => new Map(found.map((object) => [object.name, object])), found);
}

/** Every object the viewer may read. */
export function allObjects(app: AppDescription): readonly ObjectSummary[] {
  return [...app.modules.flatMap((module) => module.objects), ...app.otherObjects];
}

/** The object with this API name or plural, if the viewer may know it. */
export function findObject(app: AppDescription, name: string): ObjectSummary | undefined {
  const objects = allObjects(app);
  return objects.find((object) => object.name === name || object.plural === name) ?? objects.find((object) => object.formerNames?.includes(name));
}

/** A field by name. */
export function findField(object: Pick<ObjectDescription, 'fields'>, name: string): FieldDescription | undefined {
  return object.fields.find((field) => field.name === name);
}

function useGeneration(descriptions: Descriptions): void {
  useSyncExternalStore(descriptions.subscribe, descriptions.generation, () => 0);
}
