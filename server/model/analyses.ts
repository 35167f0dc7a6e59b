// Reports and dashboards: what they name is there, can be grouped and summed up; what hangs on something that is off goes with it.
import type { DashboardDefinition, ReportDefinition } from '../../metadata/language/types';
import { fieldTypes } from '../../metadata/language/field-types';
import type { DefinitionProblem } from '../../metadata/language/definition-problem';
import type { FieldModel } from './model';
import type { PresenceOf } from './presence';
import { below, problemAt, unknownName, words, type Place } from './problem';
import type { ObjectShape } from './shapes';
import type { Sources } from './sources';

export interface Analyses { readonly reports: ReadonlyMap<string, ReportDefinition>; readonly dashboards: ReadonlyMap<string, DashboardDefinition> }
interface AnalysisContext { readonly shapes: ReadonlyMap<string, ObjectShape>; readonly presence: PresenceOf; readonly report: (problem: DefinitionProblem) => void }

/** By name, without those of objects and fields that are off. */
export function analysesOf(sources: Sources, context: AnalysisContext): Analyses {
  const { report } = context;
  const listed = (module: string): boolean => sources.app.modules.includes(module) && sources.modules.get(module)?.body.off !== true;
  const on = (path: string): boolean => listed(path.slice(0, path.indexOf('/')));
  const reports = new Map<string, ReportDefinition>();
  for (const [name, { path, body }] of sources.reports) if (on(path) && isOn(body, { path, pointer: '' }, context)) reports.set(name, body);
  const dashboards = new Map<string, DashboardDefinition>();
  for (const [name, { path, body }] of sources.dashboards) {
    if (!on(path)) continue;
    body.panels.forEach((panel, index) => {
      if (!sources.reports.has(panel.report)) report(unknownName(below({ path, pointer: '/panels' }, index, 'report'), words.report, panel.report, sources.reports.keys()));
    });
    const panels = body.panels.filter((panel) => reports.has(panel.report));
    if (panels.length > 0) dashboards.set(name, Object.freeze({ ...body, panels }));
  }
  return { reports, dashboards };
}

function isOn(body: ReportDefinition, place: Place, { shapes, presence, report }: AnalysisContext): boolean {
  const state = presence.object(body.object);
  const shape = shapes.get(body.object);
  if (state === 'unknown') report(unknownName(below(place, 'object'), words.object, body.object, shapes.keys()));
  if (state !== 'on' || !shape) return false;
  let on = true;
  const field = (name: string, at: Place, allowed: (field: FieldModel) => boolean, why: { zh: string; en: string }): void => {
    const found = shape.fields.get(name);
    if (!found) {
      on = false;
      if (presence.field(body.object, name) === 'unknown') report(unknownName(at, words.field, name, shape.fields.keys()));
    } else if (!allowed(found)) {
      on = false;
      report(problemAt(at, 'report', { zh: `字段“${found.label}”不能${why.zh}`, en: `The field ${name} cannot be ${why.en}` }));
    }
  };
  body.groupBy.forEach((group, index) => field(group.field, below(place, 'groupBy', index, 'field'), isGroupable, { zh: '用来分组', en: 'grouped by' }));
  body.measures.forEach((measure, index) => {
    const at = below(place, 'measures', index);
    if (measure.function === 'count') return;
    if (measure.field === undefined) {
      on = false;
      report(problemAt(at, 'report', { zh: `“${measure.function}”需要一个字段`, en: `${measure.function} needs a field` }));
    } else field(measure.field, below(at, 'field'), isSummable, { zh: '汇总', en: 'summed up' });
  });
  return on;
}

function isGroupable(field: FieldModel): boolean {
  if (field.targets.length === 1 && field.type !== 'manyToMany') return true;
  if (field.type === 'formula' && field.definition.type === 'formula') return true;
  const type = field.definition.type;
  return type === 'date' || type === 'dateTime' || fieldTypes[type].flags.groupable;
}

/** true for numbers that are added up in reports and above the columns of a board. */
export function isSummable(field: FieldModel): boolean {
  const { definition } = field;
  if (definition.type === 'formula') return numbers.has(definition.returns);
  if (definition.type === 'rollUp') return true;
  return fieldTypes[definition.type].flags.summable;
}

const numbers: ReadonlySet<string> = new Set(['integer', 'decimal', 'currency', 'percent']);
