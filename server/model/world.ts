// What an object may ask about the rest of the application while it is compiled. Answers are written down: while they stay the same, so does the object.
import type { FieldDefinition, PicklistDefinition } from '../../metadata/language/types';
import type { FieldModel } from './model';
import type { Presence, PresenceOf } from './presence';
import { rollUpType, type RollUpType } from './roll-up-type';
import type { ObjectShape } from './shapes';
import type { Sources } from './sources';

export interface World {
  readonly sources: Sources;
  readonly presence: PresenceOf;
  /** The first language of the application. */
  readonly language: string;
  /** Filled while objects take shape, complete when they are linked. */
  readonly shapes: ReadonlyMap<string, ObjectShape>;
}

/** Questions about other objects. Questions about an object's own definitions need not be asked here. */
export interface Ask {
  objectPresence(object: string): Presence;
  fieldPresence(object: string, field: string): Presence;
  mentionsOff(object: string, expression: string): boolean;
  picklist(name: string): PicklistDefinition | undefined;
  /** The child object and field behind a related list, as definitions say. */
  inverse(object: string, relation: string): { readonly object: string; readonly field: string } | undefined;
  rollUpType(object: string, field: string): RollUpType | undefined;
  /** The compiled field, without its expressions. */
  field(object: string, field: string): FieldModel | undefined;
  label(object: string): string;
  nameField(object: string): string | undefined;
  /** Fields that stand for the object in lists made up elsewhere. */
  summary(object: string): readonly string[];
  /** Fields a table of lines made up elsewhere shows. */
  lineColumns(object: string): readonly string[];
}

export type Fact = readonly [kind: keyof typeof answers, a: string, b: string, value: unknown];

/** Asks the world and writes every answer into `facts`. */
export function asking(world: World, facts: Fact[]): Ask {
  const ask = (kind: keyof typeof answers, a: string, b = ''): unknown => {
    const value = answers[kind](world, a, b);
    facts.push([kind, a, b, value]);
    return value;
  };
  return {
    objectPresence: (object) => ask('objectPresence', object) as Presence,
    fieldPresence: (object, field) => ask('fieldPresence', object, field) as Presence,
    mentionsOff: (object, expression) => !world.presence.allOn && ask('mentionsOff', object, expression) as boolean,
    picklist: (name) => ask('picklist', name) as PicklistDefinition | undefined,
    inverse: (object, relation) => {
      const found = ask('inverse', object, relation) as string;
      const [child, field] = found.split('.');
      return found === '' ? undefined : { object: child!, field: field! };
    },
    rollUpType: (object, field) => {
      const found = ask('rollUpType', object, field) as string;
      const [returns, scale] = found.split(' ');
      return found === '' ? undefined : { returns: returns as RollUpType['returns'], scale: Number(scale) };
    },
    field: (object, field) => ask('field', object, field) as FieldModel | undefined,
    label: (object) => ask('label', object) as string,
    nameField: (object) => ask('nameField', object) as string | undefined,
    summary: (object) => split(ask('summary', object) as string),
    lineColumns: (object) => split(ask('lineColumns', object) as string),
  };
}

/** true: every answer would be the same today. */
export function stillTrue(world: World, facts: readonly Fact[]): boolean {
  return facts.every(([kind, a, b, value]) => answers[kind](world, a, b) === value);
}

/** WARNING: answers are compared with ===, so they are text or things that stay the same object while they do not change. */
const answers = {
  objectPresence: (world: World, object: string): Presence => world.presence.object(object),
  fieldPresence: (world: World, object: string, field: string): Presence => world.presence.field(object, field),
  mentionsOff: (world: World, object: string, expression: string): boolean => world.presence.mentionsOff(object, expression),
  picklist: (world: World, name: string): PicklistDefinition | undefined => world.sources.picklists.get(name),
  inverse: (world: World, object: string, relation: string): string => {
    const found = world.presence.inverse(object, relation);
    return found ? `${found.object}.${found.field}` : '';
  },
  rollUpType: (world: World, object: string, field: string): string => {
    const definition: FieldDefinition | undefined = world.sources.objects.get(object)?.definition.fields[field];
    const found = definition?.type === 'rollUp' ? rollUpType(object, definition, world) : undefined;
    return found ? `${found.returns} ${found.scale}` : '';
  },
  field: (world: World, object: string, field: string): FieldModel | undefined => world.shapes.get(object)?.fields.get(field),
  label: (world: World, object: string): string => world.sources.objects.get(object)?.definition.label ?? object,
  nameField: (world: World, object: string): string | undefined => world.shapes.get(object)?.nameField.name,
  summary: (world: World, object: string): string => world.shapes.get(object)?.summary.join(' ') ?? '',
  lineColumns: (world: World, object: string): string => world.shapes.get(object)?.lineColumns.join(' ') ?? '',
} as const;

function split(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ');
}
