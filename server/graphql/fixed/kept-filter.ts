// The filter of something people keep is what the API would accept from its owner: checked when it is saved, naming what is wrong.
import { coerceInputValue, type GraphQLInputType, type GraphQLResolveInfo } from 'graphql';
import type { Json } from '../../../metadata/language/types';
import type { Context } from '../../access/context';
import type { Problem } from '../../errors';
import type { ObjectModel } from '../../model/model';
import { isReadable } from '../describe/describe-list';
import { typeNames } from '../schema/naming';

export interface Checking { readonly context: Context; readonly object: ObjectModel; readonly info: GraphQLResolveInfo }

/** What is wrong with a filter; nothing where it can be asked. */
export function filterProblems({ context, object, info }: Checking, filter: Json): Problem[] {
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter)) return [{ path: 'filter', rule: 'wrongType', params: { label: 'filter', expected: 'json' } }];
  const type = info.schema.getType(typeNames.filter(object.typeName)) as GraphQLInputType;
  const problems: Problem[] = [];
  coerceInputValue(forViewer(filter, context), type, (path, _value, error) => problems.push({ path: ['filter', ...path].join('.'), rule: 'badRequest', params: { detail: error.message } }));
  if (problems.length === 0 && !isReadable(context, object, filter)) problems.push({ path: 'filter', rule: 'badRequest', params: { detail: 'filter' } });
  return problems;
}

function forViewer(filter: Json, { viewer }: Pick<Context, 'viewer'>): unknown {
  if (filter === '$me') return viewer.id;
  if (filter === '$myDepartment') return viewer.departmentId ?? 'department_0';
  if (Array.isArray(filter)) return filter.map((one) => forViewer(one, { viewer }));
  if (filter !== null && typeof filter === 'object') return Object.fromEntries(Object.entries(filter).map(([key, value]) => [key, forViewer(value, { viewer })]));
  return filter;
}
