// Brings two versions of a form together: what was typed here on top of what somebody else saved meanwhile.
import type { FieldDescription } from '../../metadata/language/description';
import { sameValue, type FormContent, type LineSets, type Values } from '../layout/form-values';

/** Their version is the new beginning; fields changed here keep what was typed, except those given to them. */
export function resolveConflict(mine: FormContent, newest: FormContent, choice: { readonly fields: readonly FieldDescription[]; readonly theirs: ReadonlySet<string> }): FormContent {
  const now: Record<string, unknown> = { ...newest.now };
  for (const field of choice.fields) {
    const changedHere = !sameValue(field, mine.now[field.name], mine.before[field.name]);
    if (changedHere && !choice.theirs.has(field.name)) now[field.name] = mine.now[field.name];
  }
  return { before: newest.before as Values, now, lines: mergeLines(mine.lines, newest.lines) };
}

/** Lines typed or changed here stay; lines they added come along; lines they removed are gone unless changed here. */
function mergeLines(mine: LineSets, newest: LineSets): LineSets {
  return Object.fromEntries(Object.entries(mine).map(([name, set]) => {
    const saved = new Map((newest[name]?.lines ?? []).map((line) => [line.id, line]));
    const kept = set.lines.flatMap((line) => {
      if (line.id === null) return [line];
      const current = saved.get(line.id);
      return current ? [{ ...line, before: current.before, now: changedOver(line.before, line.now, current.now) }] : [];
    });
    const known = new Set([...set.lines.map((line) => line.id), ...set.removed]);
    const added = [...saved.values()].filter((line) => !known.has(line.id));
    return [name, { lines: [...kept, ...added], removed: set.removed.filter((id) => saved.has(id)) }];
  }));
}

function changedOver(before: Values, now: Values, newest: Values): Values {
  const changed = Object.entries(now).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]));
  return { ...newest, ...Object.fromEntries(changed) };
}
