// Print templates as immutable data: new ones, their blocks, their words in the second language, and the definitions a change makes.
import type { FormLayoutDefinition, PrintBlockDefinition, PrintTemplateDefinition } from '../../../metadata/language/types';
import { freeName } from '../free-name';
import { changedLabels } from '../labels';
import type { ChangedDefinition } from '../publish/changed-definition';
import type { ObjectSetup } from '../setup-data';

/** What is designed: the template, and its words in the second language by key below it (`` is its label). */
export interface TemplateWork { readonly body: PrintTemplateDefinition; readonly words: Readonly<Record<string, string>> }
export type BlockKind = PrintBlockDefinition['kind'];
export const blockKinds: readonly BlockKind[] = ['text', 'fields', 'table', 'signatures', 'code', 'line'];

/** The templates of an object, those that are off among them. */
export function templatesOf(setup: ObjectSetup): readonly PrintTemplateDefinition[] {
  return setup.definitions.flatMap(({ kind, body }) => (kind === 'printTemplate' ? [body as unknown as PrintTemplateDefinition] : []));
}

/** What is published, as work. */
export function workOn(setup: ObjectSetup, body: PrintTemplateDefinition, second: string | undefined): TemplateWork {
  const prefix = `printTemplates.${body.name}`;
  const labels = Object.entries(second === undefined ? {} : setup.translations[second] ?? {});
  return { body, words: Object.fromEntries(labels.flatMap(([key, text]) => (key === prefix ? [['', text]] : key.startsWith(`${prefix}.`) ? [[key.slice(prefix.length + 1), text]] : []))) };
}

/** An empty template with its title. It is off until somebody switches it on. */
export function blankTemplate(name: string, label: string): PrintTemplateDefinition {
  return { name, label, paper: { size: 'A4' }, company: true, pageNumbers: true, off: true, blocks: [{ name: 'title', kind: 'text', style: 'title', align: 'center', text: label }] };
}

/** What the view page shows: a heading and pairs for each section, a table for each table of lines. */
export function templateFromView(view: FormLayoutDefinition, { name, label, mayPrint }: { readonly name: string; readonly label: string; readonly mayPrint: (field: string) => boolean }): PrintTemplateDefinition {
  const blocks = view.sections.flatMap((section, index): PrintBlockDefinition[] => {
    const cells = section.rows.flat().flatMap((cell) => (cell === null ? [] : typeof cell === 'string' ? [{ field: cell }] : [cell]));
    const fields = cells.flatMap(({ field }) => (field !== undefined && mayPrint(field) ? [{ field }] : []));
    const tables = cells.flatMap(({ lines }) => (lines ? [lines] : []));
    if (fields.length + tables.length === 0) return [];
    return [
      { name: `heading${index + 1}`, kind: 'text', style: 'heading', text: section.label },
      ...(fields.length > 0 ? [{ name: `fields${index + 1}`, kind: 'fields' as const, across: 2, fields: fields.slice(0, 60) }] : []),
      ...tables.map((lines, at): PrintBlockDefinition => ({ name: `table${index + 1}x${at + 1}`, kind: 'table', relatedList: lines.relatedList, numbered: true, columns: lines.columns.slice(0, 20).map((field) => ({ field })) })),
    ];
  });
  const blank = blankTemplate(name, label);
  return { ...blank, blocks: [...blank.blocks, ...blocks].slice(0, 100) };
}

/** A block of this kind with a name no other has; `first` is what it begins with, so that it can be printed at once. */
export function newBlock(body: PrintTemplateDefinition, kind: BlockKind, first: { readonly text: string; readonly field: string; readonly table: { readonly relatedList: string; readonly column: string } | undefined; readonly signature: string }): PrintBlockDefinition {
  const name = freeName(body.blocks, `${kind}1`, kind);
  switch (kind) {
    case 'text': return { name, kind, text: first.text };
    case 'fields': return { name, kind, across: 2, fields: [{ field: first.field }] };
    case 'table': return { name, kind, numbered: true, ...(first.table ? { relatedList: first.table.relatedList, columns: [{ field: first.table.column }] } : {}) };
    case 'signatures': return { name, kind, lines: [{ name: 'line1', label: first.signature }] };
    case 'code': return { name, kind, code: 'qr', text: `{{${first.field}}}` };
    case 'line': return { name, kind };
  }
}

/** Settings of a thing changed; what says nothing is left out. */
export function changed<T extends object>(thing: T, part: { readonly [K in keyof T]?: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries({ ...thing, ...part }).filter(([, value]) => value !== undefined && value !== false && value !== '')) as T;
}

/** A block of the work changed. */
export function changeBlock(work: TemplateWork, name: string, part: Parameters<typeof changed<PrintBlockDefinition>>[1]): TemplateWork {
  return { ...work, body: { ...work.body, blocks: work.body.blocks.map((block) => (block.name === name ? changed(block, part) : block)) } };
}

/** Words in the second language; empty takes them away. */
export function changeWords(work: TemplateWork, key: string, text: string): TemplateWork {
  const { [key]: _gone, ...others } = work.words;
  return { ...work, words: text === '' ? others : { ...others, [key]: text } };
}

/** The definitions that publish the work. Words of what is no longer there go. */
export function templateChanges(setup: ObjectSetup, { body, words }: TemplateWork, second: string | undefined): readonly ChangedDefinition[] {
  const path = `${setup.folder}/print-templates/${body.name}`;
  const before = templatesOf(setup).find(({ name }) => name === body.name) ?? null;
  const blocks = new Set(['', 'help', 'header', 'footer', ...body.blocks.map(({ name }) => name)]);
  const kept = Object.fromEntries(Object.entries(words).filter(([key]) => blocks.has(key.split('.')[0]!)));
  const prefix = `printTemplates.${body.name}`;
  const old = second === undefined ? [] : Object.keys(setup.translations[second] ?? {}).filter((key) => key === prefix || key.startsWith(`${prefix}.`));
  const labels = { ...Object.fromEntries(old.map((key): [string, undefined] => [key, undefined])), ...Object.fromEntries(Object.entries(kept).map(([key, text]) => [key === '' ? prefix : `${prefix}.${key}`, text])) };
  return [{ path, body, before }, ...(second === undefined ? [] : changedLabels(setup.folder, setup.translations, { language: second, labels }))];
}

/** Without the template and its words. */
export function withoutTemplate(setup: ObjectSetup, body: PrintTemplateDefinition): readonly ChangedDefinition[] {
  const prefix = `printTemplates.${body.name}`;
  const words = Object.keys(setup.translations).flatMap((language) => changedLabels(setup.folder, setup.translations, {
    language, labels: Object.fromEntries(Object.keys(setup.translations[language] ?? {}).filter((key) => key === prefix || key.startsWith(`${prefix}.`)).map((key) => [key, undefined])),
  }));
  return [{ path: `${setup.folder}/print-templates/${body.name}`, body: null, before: body }, ...words];
}

/** The template as it reads in the second language, under a name that has no published words: for the preview of what is not published. */
export function inSecondLanguage({ body, words }: TemplateWork): PrintTemplateDefinition {
  const say = (key: string, written: string): string => words[key] ?? written;
  return {
    ...body, name: previewName, label: say('', body.label),
    ...(body.header === undefined ? {} : { header: say('header', body.header) }), ...(body.footer === undefined ? {} : { footer: say('footer', body.footer) }),
    blocks: body.blocks.map((block) => ({
      ...block, ...(block.text === undefined ? {} : { text: say(`${block.name}.text`, block.text) }),
      ...(block.fields ? { fields: block.fields.map((each) => (each.label === undefined ? each : { ...each, label: say(`${block.name}.fields.${each.field}`, each.label) })) } : {}),
      ...(block.columns ? { columns: block.columns.map((each) => (each.label === undefined ? each : { ...each, label: say(`${block.name}.columns.${each.field}`, each.label) })) } : {}),
      ...(block.lines ? { lines: block.lines.map((each) => ({ ...each, label: say(`${block.name}.lines.${each.name}`, each.label) })) } : {}),
    })),
  };
}

/** No template is called so: names of files are what people chose. */
export const previewName = 'unpublishedPreview';
