// Reports and dashboards: what they name is there, can be grouped and summed up; what hangs on something that is off goes with it.
import type { DashboardDefinition, ReportDefinition } from '../../metadata/language/types';
import { fieldTypes } from '../../metadata/language/field-types';
import type { DefinitionProblem } from '../../metadata/language/definition-problem';
import type { FieldModel } from './model';
import { isFilterOn } from './kept-filters';
import type { PresenceOf } from './presence';
import { below, problemAt, unknownName, words, type Place } from './problem';
import type { RelationsByObject } from './relations';
import type { ObjectShape } from './shapes';
import type { Sources } from './sources';

export interface Analyses { readonly reports: ReadonlyMap<string, ReportDefinition>; readonly dashboards: ReadonlyMap<string, DashboardDefinition> }
interface AnalysisContext { readonly shapes: ReadonlyMap<string, ObjectShape>; readonly relations: RelationsByObject; readonly presence: PresenceOf; readonly report: (problem: DefinitionProblem) => void }

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

/** true: all it names is on. What was never there, or cannot do what is asked of it, is reported. */
function isOn(body: ReportDefinition, place: Place, context: AnalysisContext): boolean {
  const { presence, report, shapes } = context;
  const state = presence.object(body.object);
  if (state === 'unknown') report(unknownName(below(place, 'object'), words.object, body.object, shapes.keys()));
  if (state !== 'on' || !shapes.has(body.object)) return false;
  const allowed = (path: string, at: Place, { can, why }: { readonly can: (field: FieldModel) => boolean; readonly why: { zh: string; en: string } }): boolean => {
    const found = alongPath(body.object, path, { ...context, at });
    if (!found || can(found)) return found !== undefined;
    return refused(context, at, { zh: `字段“${found.label}”不能${why.zh}`, en: `The field ${path} cannot be ${why.en}` });
  };
  const groups = body.groupBy.map((group, index) => allowed(group.field, below(place, 'groupBy', index, 'field'), { can: isGroupable, why: { zh: '用来分组', en: 'grouped by' } }));
  const measures = body.measures.map((measure, index) => {
    const at = below(place, 'measures', index);
    if (measure.function === 'count') return true;
    if (measure.field === undefined) return refused(context, at, { zh: `“${measure.function}”需要一个字段`, en: `${measure.function} needs a field` });
    return allowed(measure.field, below(at, 'field'), { can: isSummable, why: { zh: '汇总', en: 'summed up' } });
  });
  const drawn = (body.groupBy.length === 0) === (body.chart === 'number') || body.chart === 'table'
    || refused(context, below(place, 'chart'), body.chart === 'number' ? { zh: '单个数字没有分组：去掉分组，或换一种图表', en: 'A number has no groups: take them away, or choose another chart' } : { zh: '图表需要分组：加一个分组，或显示为数字', en: 'A chart needs groups: add one, or show a number' });
  const parts = body.groupBy.length < 2 || !wholes.has(body.chart) || refused(context, below(place, 'groupBy', 1), { zh: '饼图、漏斗和金字塔只能有一个分组', en: 'A pie, a funnel and a pyramid have one group only' });
  const filtered = body.filter === undefined || isFilterOn(body.filter, { ...context, object: body.object, at: below(place, 'filter') });
  const dated = body.dateField === undefined || allowed(body.dateField, below(place, 'dateField'), { can: isDated, why: { zh: '作为日期', en: 'a date' } });
  return [...groups, ...measures, drawn, parts, filtered, dated].every(Boolean);
}

function refused({ report }: AnalysisContext, at: Place, why: { readonly zh: string; readonly en: string }): false {
  report(problemAt(at, 'report', why));
  return false;
}

/** The field at the end of a path through lookups; undefined where something on the way is off, or unknown, which is reported. */
function alongPath(object: string, path: string, context: AnalysisContext & { readonly at: Place }): FieldModel | undefined {
  const { shapes, presence, report, at } = context;
  const [name, ...rest] = path.split('.');
  const shape = shapes.get(object);
  const found = shape?.fields.get(name!);
  if (!shape || !found) {
    if (shape && presence.field(object, name!) === 'unknown') report(unknownName(at, words.field, name!, shape.fields.keys()));
    return undefined;
  }
  if (rest.length === 0) return found;
  if (found.targets.length === 1 && found.type !== 'manyToMany') return alongPath(found.targets[0]!, rest.join('.'), context);
  refused(context, at, { zh: `字段“${found.label}”不指向一条记录`, en: `The field ${name} points at no single record` });
  return undefined;
}

/** true: records can be grouped by it. */
export function isGroupable(field: FieldModel): boolean {
  if (field.targets.length === 1 && field.type !== 'manyToMany') return true;
  if (field.type === 'formula' && field.definition.type === 'formula') return true;
  const type = field.definition.type;
  return type === 'date' || type === 'dateTime' || fieldTypes[type].flags.groupable;
}

/** true: a day or a moment, so that periods narrow it. */
export function isDated({ definition }: FieldModel): boolean {
  return definition.type === 'date' || definition.type === 'dateTime' || (definition.type === 'formula' && (definition.returns === 'date' || definition.returns === 'dateTime'));
}

/** true for numbers that are added up in reports and above the columns of a board. */
export function isSummable(field: FieldModel): boolean {
  const { definition } = field;
  if (field.system) return false;
  if (definition.type === 'formula') return numbers.has(definition.returns);
  if (definition.type === 'rollUp') return true;
  return fieldTypes[definition.type].flags.summable;
}

const numbers: ReadonlySet<string> = new Set(['integer', 'decimal', 'currency', 'percent']);
/** Charts of the parts of one whole. */
export const wholes: ReadonlySet<string> = new Set(['pie', 'funnel', 'pyramid']);
