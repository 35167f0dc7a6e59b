// The objects an expression may look at: its own, those its lookups lead to, and those on the ways already written.
import { useEffect, useMemo, useState } from 'react';
import type { ObjectDescription } from '../../../metadata/language/description';
import { useDescriptions } from '../../describe/use-description';
import type { Descriptions } from '../../layout/shown-fields';
import { objectAt, type Reach } from './labelled-text';

/** `ready`: everything `text` mentions is known, so that what is not found is not there. */
export function useReach(object: ObjectDescription, text: string, given?: Descriptions): Reach & { readonly ready: boolean } {
  const descriptions = useDescriptions();
  const [found, setFound] = useState<ReadonlyMap<string, ObjectDescription>>(() => given ?? new Map());
  const [asked] = useState(() => new Set<string>());
  const [pending, setPending] = useState(0);
  const reach = useMemo<Reach>(() => ({ object, objects: found }), [object, found]);
  const wanted = useMemo(() => {
    const names = new Set(object.fields.flatMap((field) => (field.targets.length === 1 ? field.targets.map((target) => target.name) : [])));
    for (const [path] of text.matchAll(/[^\s()[\]【】'"=<>+*/&,，]+(?:\.[^\s()[\]【】'"=<>+*/&,，]*)+/g)) {
      const steps = path.split('.');
      for (let length = 1; length < steps.length; length += 1) {
        for (const field of objectAt(steps.slice(0, length), reach)?.fields ?? []) if (field.targets.length === 1) names.add(field.targets[0]!.name);
      }
    }
    names.delete(object.name);
    return [...names].filter((name) => !found.has(name)).sort().join();
  }, [object, found, reach, text]);
  useEffect(() => {
    const names = wanted.split(',').filter((name) => name !== '' && !asked.has(name));
    if (names.length === 0) return;
    names.forEach((name) => asked.add(name));
    setPending((before) => before + 1);
    // An object the viewer may not read has no fields for it.
    void Promise.all(names.map((name) => descriptions.object(name).catch(() => undefined))).then((read) => {
      setFound((before) => new Map([...before, ...read.flatMap((one) => (one ? [[one.name, one] as const] : []))]));
      setPending((before) => before - 1);
    });
  }, [asked, descriptions, wanted]);
  const waits = pending > 0 || wanted.split(',').some((name) => name !== '' && !asked.has(name));
  return useMemo(() => ({ ...reach, ready: !waits }), [reach, waits]);
}
