// Turns a filter of the API (`{ industry: { eq: "retail" }, owner: { name: { contains: "王" } } }`) into a predicate.
import { fieldCalled } from '../model/called';
import type { FieldModel, Model, ObjectModel } from '../model/model';
import { sharedFilter } from '../model/names';
import type { Problem, Rule } from '../errors';
import type { FilterKind } from '../field-types/field-type';
import { filterInputs, listQuantifiers, lookupOperators } from './filter-kinds';
import { filterOf, isReference, storageOf } from './field-facts';
import { comparison, duringPeriod, type Operand, type Outcome } from './operand';
import { allOf, anyOf, compare, everything, nothing, opposite, type Predicate } from './plan';
import { searchQuestion } from './search-tokens';

/** What a question is asked within. */
export interface QuestionScope {
  readonly model: Model;
  /** The viewer's day and zone. */
  readonly today: string;
  readonly timeZone: string;
  /** Without a field: whether records of the object may be read at all. */
  readonly mayRead: (object: ObjectModel, field?: FieldModel) => boolean;
  /** Who the viewer is to those who share records; absent: nothing is shared with it. */
  readonly grantees?: readonly string[];
}

export type Filter = Readonly<Record<string, unknown>>;

/** The predicate of a filter of `object`; what is wrong goes to `problems`, with paths below `path`. */
export function predicateOf(object: ObjectModel, filter: unknown, asked: { readonly scope: QuestionScope; readonly problems: Problem[]; readonly path: string }): Predicate {
  const { scope, problems, path } = asked;
  if (filter === null || filter === undefined) return everything;
  if (typeof filter !== 'object' || Array.isArray(filter)) return refuse('wrongType', { expected: `${object.typeName}Filter` });
  if (path.split('.').length > deepest) return refuse('badRequest', { detail: 'the filter is nested too deeply' });
  return allOf(Object.entries(filter).map(([name, value]) => entry(name, value)));

  function entry(name: string, value: unknown): Predicate {
    if (value === undefined || value === null) return everything;
    const below = (index: number | string) => ({ scope, problems, path: `${path}.${name}${index === '' ? '' : `.${index}`}` });
    if (name === 'and') return allOf(listOf(value).map((each, index) => predicateOf(object, each, below(index))));
    if (name === 'or') return anyOf(listOf(value).map((each, index) => predicateOf(object, each, below(index))));
    if (name === 'not') return opposite(predicateOf(object, value, below('')));
    const field = fieldCalled(object, name);
    if (field) return fieldPredicate(object, field, value as Filter, below(''));
    if (name === wordsFilter && !object.relations.has(name)) return typeof value === 'string' ? wordsIn(object, value, (field) => scope.mayRead(object, field)) : refuse('wrongType', { expected: 'text' }, name);
    if (name === sharedFilter && !object.relations.has(name)) return value === true ? sharedWith(scope.grantees) : opposite(sharedWith(scope.grantees));
    const relation = object.relations.get(name);
    const listed = relation && scope.model.objects.get(relation.object);
    if (relation && listed) {
      const back = listed.fields.get(relation.field);
      if (!scope.mayRead(listed, back)) return refuse('forbiddenField', { label: relation.label }, name);
      return quantified(relation.name, listed, value as Filter, below(''));
    }
    return refuse('unknownField', { name }, name);
  }

  function refuse(rule: Rule, params: Record<string, string | number>, name?: string): Predicate {
    problems.push({ path: name ? `${path}.${name}` : path, rule, params });
    return everything;
  }
}

type Asked = Parameters<typeof predicateOf>[2];

const deepest = 40;

/** The filter that finds records as the search of the product does; a field of this name comes first. */
export const wordsFilter = 'search';

function sharedWith(grantees: readonly string[] | undefined): Predicate {
  return grantees ? Object.freeze({ kind: 'shared', grantees, edit: false }) : nothing;
}

/**
 * The records that the words find. The index knows every search field of a record: whoever may not read one of them is answered from those it may read,
 * by plain comparison, or what is found would tell what is hidden.
 */
export function wordsIn(object: ObjectModel, text: string, mayRead: (field: FieldModel) => boolean): Predicate {
  const readable = object.searchFields.filter(mayRead);
  if (readable.length === object.searchFields.length) return foundBy(text);
  const plain = readable.filter((field) => field.columns[0]?.storage.kind === 'text');
  return allOf(text.trim().split(/\s+/).filter((word) => word !== '').map((word) => anyOf(plain.map((field) => compare(field.name, 'contains', [word])))));
}

/** Names that start with what was typed, or records with all its words. One letter alone is only the start of a name. */
function foundBy(text: string): Predicate {
  if (text.trim() === '') return everything;
  const { start, terms } = searchQuestion(text);
  if (start === undefined) return nothing;
  const little = terms.every(({ token, prefix }) => prefix && /^[a-z0-9]$/.test(token));
  const any = [[{ token: start, prefix: true }], ...(little ? [] : [terms])];
  return Object.freeze({ kind: 'words', any });
}

function fieldPredicate(object: ObjectModel, field: FieldModel, filter: Filter, asked: Asked): Predicate {
  const { scope, problems, path } = asked;
  const refuse = (rule: Rule, params: Record<string, string | number> = {}): Predicate => {
    problems.push({ path, rule, params: { label: field.label, ...params }, label: field.label });
    return everything;
  };
  if (!scope.mayRead(object, field)) return refuse('forbiddenField');
  if (typeof filter !== 'object' || Array.isArray(filter)) return refuse('wrongType', { expected: '{ … }' });
  if (field.type === 'manyToMany') {
    const target = scope.model.objects.get(field.targets[0] ?? '');
    return target ? quantified(field.name, target, filter, asked) : refuse('unknownField', { name: field.name });
  }
  if (isReference(field)) return referencePredicate(field, filter, asked);
  const shape = filterOf(field);
  if (!shape) return refuse('unknownField', { name: field.name });
  if ('kind' in shape) return operators(operandOf(field, shape.kind, shape.column), filter, asked);
  return allOf(Object.entries(filter).map(([part, value]) => {
    const known = shape.parts[part];
    const below = { ...asked, path: `${path}.${part}` };
    if (!known) { problems.push({ path: below.path, rule: 'unknownField', params: { name: part } }); return everything; }
    if (value === null || value === undefined) return everything;
    return operators(operandOf(field, known.kind, known.column), value as Filter, below);
  }));
}

function operandOf(field: FieldModel, kind: FilterKind, column: number): Operand {
  return { field: field.name, column, kind, storage: storageOf(field, column) };
}

function operators(operand: Operand, filter: Filter, asked: Asked): Predicate {
  const known = filterInputs[operand.kind].fields;
  return allOf(Object.entries(filter).map(([operator, value]) => {
    const path = `${asked.path}.${operator}`;
    if (!(operator in known)) return settle({ rule: 'unknownField', params: { name: operator } }, path, asked);
    if (operator === 'n' || value === undefined || (operator === 'during' && value === null)) return everything;
    if (operator === 'during') return settle(duringPeriod(operand, filter, asked.scope), path, asked);
    return settle(comparison(operand, operator, value), path, asked);
  }));
}

function settle(outcome: Outcome, path: string, asked: Asked): Predicate {
  if (!('rule' in outcome)) return outcome;
  asked.problems.push({ path, rule: outcome.rule, params: { label: path, ...outcome.params } });
  return everything;
}

/** `owner: { eq: … }` is about the reference, `owner: { name: … }` about the record it leads to. */
function referencePredicate(field: FieldModel, filter: Filter, asked: Asked): Predicate {
  const { scope, problems, path } = asked;
  const own: Predicate[] = [];
  const rest: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(filter)) {
    if (!(name in lookupOperators)) rest[name] = value;
    else own.push(settle(comparison(operandOf(field, 'id', 0), name, value), `${path}.${name}`, asked));
  }
  if (Object.values(rest).every((value) => value === null || value === undefined)) return allOf(own);
  if (field.type === 'polymorphicLookup') {
    for (const [name, value] of Object.entries(rest)) {
      const target = field.targets.includes(name) ? scope.model.objects.get(name) : undefined;
      if (!target) problems.push({ path: `${path}.${name}`, rule: 'unknownField', params: { name } });
      else if (value !== null && value !== undefined) own.push(through(field, target, value as Filter, { ...asked, path: `${path}.${name}` }));
    }
    return allOf(own);
  }
  const target = scope.model.objects.get(field.targets[0] ?? '');
  if (!target) {
    problems.push({ path, rule: 'unknownField', params: { name: field.name } });
    return everything;
  }
  return allOf([...own, through(field, target, rest, asked)]);
}

function through(field: FieldModel, target: ObjectModel, filter: Filter, asked: Asked): Predicate {
  if (!asked.scope.mayRead(target)) {
    asked.problems.push({ path: asked.path, rule: 'forbiddenField', params: { label: field.label }, label: field.label });
    return everything;
  }
  const of = predicateOf(target, filter, asked);
  return Object.freeze({ kind: 'through', field: field.name, target: target.name, of });
}

function quantified(relation: string, listed: ObjectModel, filter: Filter, asked: Asked): Predicate {
  return allOf(Object.entries(filter).map(([quantifier, value]) => {
    const path = `${asked.path}.${quantifier}`;
    if (!(listQuantifiers as readonly string[]).includes(quantifier)) return settle({ rule: 'unknownField', params: { name: quantifier } }, path, asked);
    if (value === null || value === undefined) return everything;
    const of = predicateOf(listed, value, { ...asked, path });
    if (quantifier === 'every') return opposite(some(relation, opposite(of)));
    return quantifier === 'none' ? opposite(some(relation, of)) : some(relation, of);
  }));
}

function some(relation: string, of: Predicate): Predicate {
  return Object.freeze({ kind: 'some', relation, of });
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** A comparison with an id, for callers without a filter. */
export function idIs(ids: readonly string[]): Predicate {
  return ids.length === 1 ? compare('id', 'eq', ids) : compare('id', 'in', ids);
}
