// What rules are evaluated on, for the record on screen.
import { useMemo } from 'react';
import type { AppDescription, ObjectDescription } from '../../metadata/language/description';
import type { ExpressionEnvironment } from '../../metadata/language/expression/expression';
import { useApp } from '../describe/use-description';
import type { RuleContext } from './form-rules';
import type { LineSets, Values } from './form-values';
import type { Descriptions } from './shown-fields';

/** The context of a record as typed. */
export function useRuleContext(object: ObjectDescription, parts: { readonly objects: Descriptions; readonly values: Values; readonly lines: LineSets }): RuleContext {
  const app = useApp();
  const { objects, values, lines } = parts;
  return useMemo(() => ({ object, objects, values, lines, environment: environmentOf(app) }), [object, objects, values, lines, app]);
}

/** Now, today in the viewer's zone, and who is looking. */
export function environmentOf(app: AppDescription): ExpressionEnvironment {
  const now = new Date();
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: app.timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
  return { now, today, timeZone: app.timeZone, viewer: app.viewer.id };
}
