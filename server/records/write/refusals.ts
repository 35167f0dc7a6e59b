// What went wrong with a write, as one error with all its problems: thrown once, when everything has been looked at.
import { TangramError, type ErrorCode, type Problem } from '../../errors';
import type { Context } from '../../access/context';
import type { ObjectModel } from '../../model/model';
import { join, objectLabel, type Refusal, type Work } from './change';

type Denied = 'create' | 'update' | 'delete' | 'restore';
const words: Readonly<Record<Denied, readonly [zh: string, en: string]>> = {
  create: ['新建', 'create'], update: ['修改', 'change'], delete: ['删除', 'delete'], restore: ['恢复', 'restore'],
};

/** The viewer sees the record but may not do this with it, or may not do it with any record of the object. */
export function forbidden(context: Context, { request, path, action, object }: { readonly request: number; readonly path: string; readonly action: Denied; readonly object: ObjectModel }): Refusal {
  const params = { action: words[action][context.viewer.language.startsWith('zh') ? 0 : 1], object: objectLabel(context, object) };
  return { request, code: 'FORBIDDEN', params, problem: { path, rule: 'forbiddenAction', params } };
}

/** No such record, or one the viewer may not see. */
export function notFound({ request, path }: { readonly request: number; readonly path: string }): Refusal {
  return { request, code: 'NOT_FOUND', problem: { path, rule: 'notFound' } };
}

/** One error for everything that was refused. In a batch, the way to a value begins with the number of its request. */
export function errorOfAll({ count }: Work, refusals: readonly Refusal[]): TangramError {
  return errorOf(count > 1 ? refusals.map(withPlace) : refusals);
}

function withPlace(refusal: Refusal): Refusal {
  const { request, problem } = refusal;
  return { ...refusal, problem: { ...problem, path: problem.path === '' ? String(request) : join(String(request), problem.path) } };
}

/** One error for the refusals of one request. The code is that of the gravest; what is not a matter of one field stands in the message itself. */
export function errorOf(refusals: readonly Refusal[]): TangramError {
  const problems = unique(refusals.map((refusal) => refusal.problem));
  for (const code of ['FORBIDDEN', 'NOT_FOUND', 'CONFLICT'] as const) {
    const gravest = refusals.find((refusal) => refusal.code === code);
    if (!gravest) continue;
    const { rule, params, label } = gravest.problem;
    return new TangramError(code, rule, { ...(label === undefined ? {} : { label }), ...params }, problems, gravest.extra);
  }
  const code: ErrorCode = refusals.every((refusal) => refusal.code === 'DUPLICATE') ? 'DUPLICATE' : 'VALIDATION_FAILED';
  const only = problems.length === 1 && code === 'DUPLICATE' ? problems[0] : undefined;
  if (only) return new TangramError(code, only.rule, { label: only.label ?? only.path, ...only.params }, problems);
  return new TangramError(code, 'validationFailed', { count: problems.length }, problems);
}

function unique(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ path, rule, message }) => {
    const key = `${path} ${rule} ${message ?? ''}`;
    return !seen.has(key) && seen.add(key);
  });
}
