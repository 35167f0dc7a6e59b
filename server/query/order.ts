// Turns an order of the API (`[{ owner: { name: ASC } }, { updatedAt: DESC }]`) into a list of terms.
import { fieldCalled } from '../model/called';
import type { FieldModel, Model, ObjectModel } from '../model/model';
import type { Problem, Rule } from '../errors';
import type { QuestionScope } from './filter';
import { isReference, neverEmpty, orderColumnOf } from './field-facts';
import type { Order } from './plan';

const mostTerms = 10;

/** The terms of an order of `object`; what is wrong goes to `problems`. */
export function orderOf(object: ObjectModel, orderBy: unknown, asked: { readonly scope: QuestionScope; readonly problems: Problem[]; readonly path: string }): readonly Order[] {
  if (orderBy === null || orderBy === undefined) return [];
  const terms = (Array.isArray(orderBy) ? orderBy : [orderBy]).flatMap((each, index) => termsOf(object, each, [], { ...asked, path: `${asked.path}.${index}` }));
  if (terms.length > mostTerms) asked.problems.push({ path: asked.path, rule: 'tooMany', params: { max: mostTerms, count: terms.length } });
  return terms;
}

/** What an order's term stands on: the object at the end of its lookups, and the field and column there. */
export interface OrderColumn { readonly path: readonly string[]; readonly object: ObjectModel; readonly field: FieldModel; readonly column: number; readonly nullable: boolean }

/** The column of a term. */
export function orderColumn(model: Model, object: ObjectModel, order: Order): OrderColumn {
  let at = object;
  const path = order.path.slice(0, -1);
  for (const step of path) {
    const lookup = fieldCalled(at, step);
    const target = lookup && model.objects.get(lookup.targets[0] ?? '');
    if (!target) throw new Error(`${at.name} has no lookup ${step}`);
    at = target;
  }
  const name = order.path[order.path.length - 1]!;
  const field = fieldCalled(at, name);
  const column = field && orderColumnOf(field);
  if (!field || column === undefined) throw new Error(`${at.name} is not ordered by ${name}`);
  return { path, object: at, field, column, nullable: path.length > 0 || !neverEmpty(field) };
}

function termsOf(object: ObjectModel, term: unknown, path: readonly string[], asked: Parameters<typeof orderOf>[2]): Order[] {
  const { scope, problems } = asked;
  const refuse = (rule: Rule, params: Record<string, string | number>, name?: string): Order[] => {
    problems.push({ path: name ? `${asked.path}.${name}` : asked.path, rule, params });
    return [];
  };
  if (typeof term !== 'object' || term === null || Array.isArray(term)) return refuse('wrongType', { label: asked.path, expected: `${object.typeName}Order` });
  return Object.entries(term).flatMap(([name, value]) => {
    if (value === null || value === undefined) return [];
    const field = fieldCalled(object, name);
    if (!field) return refuse('unknownField', { name }, name);
    if (!scope.mayRead(object, field)) return refuse('forbiddenField', { label: field.label }, name);
    if (isReference(field) && typeof value === 'object') {
      const target = field.type === 'polymorphicLookup' ? undefined : scope.model.objects.get(field.targets[0] ?? '');
      if (!target || path.length >= 5) return refuse('unknownField', { name }, name);
      return termsOf(target, value, [...path, field.name], { ...asked, path: `${asked.path}.${name}` });
    }
    if (orderColumnOf(field) === undefined) return refuse('unknownField', { name }, name);
    if (value !== 'ASC' && value !== 'DESC') return refuse('notAChoice', { value: String(value), label: field.label }, name);
    return [{ path: [...path, field.name], direction: value }];
  });
}
