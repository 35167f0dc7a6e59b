// Print templates of an object: what they name is checked, what hangs on something that is off goes.
import { mergeParts, plainPath } from '../../metadata/language/merge-text';
import type { PrintBlockDefinition, PrintColumnDefinition, PrintFieldDefinition, PrintTemplateDefinition } from '../../metadata/language/types';
import type { ExpressionScope } from '../../metadata/language/expression/expression';
import type { DefinitionProblem } from '../../metadata/language/definition-problem';
import { checked, expressionType, scopeBeside } from './expressions';
import { isOffRelation, type LayoutContext } from './layouts';
import type { FieldModel, Model, RelationModel } from './model';
import { below, problemAt, unknownName, words, type Place } from './problem';

/** Field types that have no form on paper. */
const unprintable: ReadonlySet<string> = new Set(['file', 'image', 'json', 'geolocation', 'manyToMany', 'polymorphicLookup', 'encryptedText']);
const numeric: ReadonlySet<string> = new Set(['integer', 'decimal', 'currency', 'duration', 'rollUp', 'formula']);

/** What a template is checked against. */
export interface PrintWorld {
  readonly object: string;
  field(object: string, name: string): FieldModel | undefined;
  isOff(object: string, name: string): boolean;
  readonly relations: ReadonlyMap<string, RelationModel>;
  isOffRelation(name: string): boolean;
  mentionsOff(expression: string): boolean;
  readonly scope: ExpressionScope;
  report(problem: DefinitionProblem): void;
}

/** Those that are in use, without what is off. */
export function printTemplatesOf(context: LayoutContext): readonly PrintTemplateDefinition[] {
  const { shape, ask, relations, report } = context;
  const object = shape.source.name;
  const world: PrintWorld = {
    object, relations, report, field: ask.field, isOff: (of, name) => ask.fieldPresence(of, name) === 'off', isOffRelation: (name) => isOffRelation(name, context),
    mentionsOff: (text) => ask.mentionsOff(object, text), scope: scopeBeside(object, ask),
  };
  for (const part of shape.source.parts) {
    if (part.kind !== 'translation') continue;
    for (const [key, text] of Object.entries(part.body.labels)) if (key.startsWith('printTemplates.')) checkText(world, text, { path: part.path, pointer: `/labels/${key}` });
  }
  return Object.freeze(shape.source.printTemplates.flatMap(({ path, body }) => (body.off ? [] : [Object.freeze(checkedTemplate(world, body, { path, pointer: '' }))])));
}

/** A template that is not published yet, checked against what is in force. */
export function checkedAgainst(model: Model, object: string, template: PrintTemplateDefinition): { readonly template: PrintTemplateDefinition; readonly problems: readonly DefinitionProblem[] } {
  const problems: DefinitionProblem[] = [];
  return { template: checkedTemplate(worldOf(model, object, problems), template, { path: '', pointer: '' }), problems };
}

/** What is in force, with nothing that is off. */
function worldOf(model: Model, object: string, problems: DefinitionProblem[]): PrintWorld {
  return {
    object, relations: model.objects.get(object)?.relations ?? new Map(), report: (problem) => void problems.push(problem),
    field: (of, name) => model.objects.get(of)?.fields.get(name), isOff: () => false, isOffRelation: () => false, mentionsOff: () => false, scope: modelScope(model, object),
  };
}

/** What is wrong with the merge fields of a text on records of the object. */
export function checkMergeText(model: Model, object: string, text: string): readonly DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  checkText(worldOf(model, object, problems), text, { path: '', pointer: '' });
  return problems;
}

/** Names as an expression on records of the object sees them. */
export function modelScope(model: Model, object: string): ExpressionScope {
  return { fieldType: (path) => {
    const field = fieldAlong((of, name) => model.objects.get(of)?.fields.get(name), object, path);
    return field && expressionType(field);
  } };
}

/** The field at the end of a path through lookups to one object each. */
export function fieldAlong(fieldOf: PrintWorld['field'], object: string, path: readonly string[]): FieldModel | undefined {
  let at: string | undefined = object;
  let field: FieldModel | undefined;
  for (const step of path) {
    field = at === undefined ? undefined : fieldOf(at, step);
    at = field?.targets.length === 1 && field.type !== 'manyToMany' ? field.targets[0] : undefined;
  }
  return field;
}

/** Whether values of the field can be summed up below a column. */
export function isSummable(field: FieldModel): boolean {
  return numeric.has(field.type) && expressionType(field)?.kind === 'number';
}

function checkedTemplate(world: PrintWorld, template: PrintTemplateDefinition, place: Place): PrintTemplateDefinition {
  if (template.header !== undefined) checkText(world, template.header, below(place, 'header'));
  if (template.footer !== undefined) checkText(world, template.footer, below(place, 'footer'));
  return { ...template, blocks: template.blocks.flatMap((block, index) => checkedBlock(world, block, below(place, 'blocks', index))) };
}

function checkedBlock(world: PrintWorld, block: PrintBlockDefinition, place: Place): PrintBlockDefinition[] {
  const { visibleIf, ...rest } = block;
  const shown = visibleIf === undefined || world.mentionsOff(visibleIf) || !checked(visibleIf, below(place, 'visibleIf'), { scope: world.scope, expected: ['boolean'], report: world.report }) ? {} : { visibleIf };
  switch (block.kind) {
    case 'text': case 'code':
      if (block.text === undefined) return missing(world, place, 'text');
      checkText(world, block.text, below(place, 'text'));
      return [{ ...rest, ...shown }];
    case 'fields': {
      if (!block.fields) return missing(world, place, 'fields');
      const fields = block.fields.filter((each, index) => isPrintable(world, world.object, { path: each.field, place: below(place, 'fields', index, 'field') }));
      return fields.length === 0 ? [] : [{ ...rest, ...shown, fields }];
    }
    case 'table': return checkedTable(world, { ...rest, ...shown }, place);
    case 'signatures': return block.lines ? [{ ...rest, ...shown }] : missing(world, place, 'lines');
    case 'line': return [{ ...rest, ...shown }];
  }
}

function checkedTable(world: PrintWorld, block: PrintBlockDefinition, place: Place): PrintBlockDefinition[] {
  if (block.relatedList === undefined) return missing(world, place, 'relatedList');
  if (!block.columns) return missing(world, place, 'columns');
  const relation = world.relations.get(block.relatedList);
  if (!relation || (relation.kind !== 'detail' && relation.kind !== 'lookup')) {
    if (!relation && world.isOffRelation(block.relatedList)) return [];
    const possible = [...world.relations.values()].filter(({ kind }) => kind === 'detail' || kind === 'lookup').map(({ name }) => name);
    world.report(unknownName(below(place, 'relatedList'), words.relatedList, block.relatedList, possible));
    return [];
  }
  const columns = block.columns.filter((column, index) => {
    const here = below(place, 'columns', index);
    if (!isPrintable(world, relation.object, { path: column.field, place: below(here, 'field') })) return false;
    const field = fieldAlong(world.field, relation.object, column.field.split('.'))!;
    if (column.sum && !isSummable(field)) {
      world.report(problemAt(below(here, 'sum'), 'type', { zh: `字段“${field.label}”不是数值，不能合计`, en: `${field.name} is no number and cannot be summed up` }));
      return false;
    }
    return true;
  });
  const sort = block.sort?.filter((step, index) => isPrintable(world, relation.object, { path: step.field, place: below(place, 'sort', index, 'field') }));
  return columns.length === 0 ? [] : [{ ...block, columns, ...(sort ? { sort } : {}) }];
}

/** A plain path may lead to any field with a form on paper, also to one that has no place in expressions. */
function checkText(world: PrintWorld, text: string, place: Place): void {
  for (const part of mergeParts(text)) {
    if (part.kind === 'text' || world.mentionsOff(part.expression)) continue;
    const path = plainPath(part.expression);
    if (path && fieldAlong(world.field, world.object, path)) isPrintable(world, world.object, { path: path.join('.'), place });
    else checked(part.expression, place, { scope: world.scope, report: world.report });
  }
}

/** On, and with a form on paper; reported where it was never there or has none. */
function isPrintable(world: PrintWorld, object: string, { path, place }: { readonly path: string; readonly place: Place }): boolean {
  const steps = path.split('.');
  let at: string | undefined = object;
  for (const [index, step] of steps.entries()) {
    const field: FieldModel | undefined = at === undefined ? undefined : world.field(at, step);
    if (!field) {
      if (at === undefined || !world.isOff(at, step)) world.report(unknownName(place, words.field, steps.slice(0, index + 1).join('.'), []));
      return false;
    }
    if (index === steps.length - 1 && unprintable.has(field.type)) {
      world.report(problemAt(place, 'type', { zh: `字段“${field.label}”不能打印，请选择有文字的字段`, en: `${field.name} cannot be printed: choose a field that has a text` }));
      return false;
    }
    at = field.targets.length === 1 && field.type !== 'manyToMany' ? field.targets[0] : undefined;
  }
  return true;
}

function missing({ report }: PrintWorld, place: Place, setting: keyof PrintBlockDefinition): [] {
  const what: Readonly<Record<string, string>> = { text: '文字', fields: '字段', columns: '列', relatedList: '关联列表', lines: '签字处' };
  report(problemAt(place, 'missing', { zh: `这一块还没有${what[setting] ?? setting}（${setting}）`, en: `This block still needs its ${setting}` }));
  return [];
}

/** Every field a template names by path, with whose it is: `table` is the related list. */
export function namedFields(template: PrintTemplateDefinition): readonly { readonly table?: string; readonly path: string }[] {
  return template.blocks.flatMap((block) => [
    ...(block.fields ?? []).map(({ field }: PrintFieldDefinition) => ({ path: field })),
    ...(block.relatedList === undefined ? [] : [...(block.columns ?? []), ...(block.sort ?? [])].map(({ field }: Pick<PrintColumnDefinition, 'field'>) => ({ table: block.relatedList!, path: field }))),
  ]);
}

/** Every expression a template holds. */
export function expressionsIn(template: PrintTemplateDefinition): readonly string[] {
  const texts = [template.header, template.footer, ...template.blocks.map(({ text }) => text)];
  return [...texts.flatMap((text) => mergeParts(text ?? '')).flatMap((part) => (part.kind === 'field' ? [part.expression] : [])), ...template.blocks.flatMap(({ visibleIf }) => visibleIf ?? [])];
}
