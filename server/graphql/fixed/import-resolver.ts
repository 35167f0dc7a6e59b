// Imports in the API: a file or pasted cells, mapped, tried out, fixed, imported and taken back.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../access/context';
import { objectNamed } from '../../access/may';
import { sentence, TangramError } from '../../errors';
import { compileMapping } from '../../records/import/compile-mapping';
import type { ImportDefinition } from '../../records/import/import-definition';
import { beginImportJob, fixImportRows, importFixedRows, stopImport } from '../../records/import/import-jobs';
import { findImport, listImports, mustImport, objectOfImport, type Import } from '../../records/import/imports';
import { importRows, type ImportedRow } from '../../records/import/import-rows';
import { changeForm, changeMapping, giveObject, openImport } from '../../records/import/open-import';
import { previewImport } from '../../records/import/preview-import';
import { importableFields } from '../../records/import/propose-mapping';
import type { RequestScope } from '../request-scope';
import { ImportChangeInput, ImportPreviewRow, ImportRow, ImportRowInput, SpreadsheetImport } from './import-types';
import { contextIn, setupContext } from './request';

@Resolver(() => SpreadsheetImport)
export class ImportResolver {
  @Query(() => SpreadsheetImport, { description: 'An import of one’s own; administrators may see everybody’s.' })
  async spreadsheetImport(@Arg('id', () => ID) id: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<SpreadsheetImport> {
    const context = contextIn(scope, info);
    return shown(context, await findImport(context, id));
  }

  @Query(() => [SpreadsheetImport], { description: 'One’s imports of an object, newest first.' })
  async spreadsheetImports(@Arg('object', () => String) object: string, @Arg('first', () => Int, { defaultValue: 20 }) first: number, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<SpreadsheetImport[]> {
    const context = contextIn(scope, info);
    mustImport(context, objectNamed(context, object));
    return (await listImports(context, { object, first })).map((each) => shown(context, each));
  }

  @Query(() => [ImportRow], { description: 'Rows that were refused, fixed or taken out, in the order of the file.' })
  async importRows(@Arg('id', () => ID) id: string, @Arg('first', () => Int, { defaultValue: 100 }) first: number, @Arg('after', () => Int, { nullable: true, description: 'Only lines after this one.' }) after: number | undefined, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<ImportRow[]> {
    const context = contextIn(scope, info);
    await findImport(context, id);
    const rows = await importRows(context.connection, id, { outcomes: ['refused', 'fixed', 'left'], first: Math.min(first, 500), ...(after === undefined || after === null ? {} : { after }) });
    return rows.map(shownRow);
  }

  @FieldResolver(() => [ImportPreviewRow], { description: 'The first rows as they would be read.' })
  async preview(@Root() root: SpreadsheetImport, @Arg('first', () => Int, { defaultValue: 8, description: 'How many, at most 20000.' }) first: number, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<ImportPreviewRow[]> {
    const context = contextIn(scope, info);
    const rows = await previewImport(context, await findImport(context, root.id), Math.max(1, Math.min(first, 20_000)));
    return rows.map(({ line, cells }) => ({ line, cells: [...cells] }));
  }

  @Mutation(() => SpreadsheetImport, { description: 'Begins an import of an uploaded file (its id) or of pasted cells. Nothing is written to records.' })
  async openImport(@Arg('object', () => String, { nullable: true, description: 'Without one: it is yet to be made of the file, in setup.' }) object: string | undefined, @Arg('file', () => ID, { nullable: true }) file: string | undefined, @Arg('text', () => String, { nullable: true }) text: string | undefined, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<SpreadsheetImport> {
    const context = object ? contextIn(scope, info) : setupContext(scope, info);
    if (!file && !text) throw new TangramError('BAD_USER_INPUT', 'fileEmpty');
    return shown(context, await openImport(context, { object: object ? objectNamed(context, object) : null, ...(file ? { file } : { text: text ?? '' }) }));
  }

  @Mutation(() => SpreadsheetImport, { description: 'Reads the file another way, or maps it another way. A new reading proposes a new mapping.' })
  async changeImport(@Arg('id', () => ID) id: string, @Arg('change', () => ImportChangeInput) change: ImportChangeInput, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<SpreadsheetImport> {
    const context = contextIn(scope, info);
    const { sheet, headerLine, delimiter, object: name, mark, ...rest } = change;
    const form = { ...(sheet ? { sheet } : {}), ...(headerLine ? { headerLine } : {}), ...(delimiter ? { delimiter } : {}) };
    let found = Object.keys(form).length > 0 ? await changeForm(context, id, form) : await findImport(context, id);
    if (name) found = await giveObject(context, id, { object: objectNamed(context, name), ...(mark ? { mark } : {}) });
    if (rest.columns ?? rest.match ?? rest.duplicates ?? rest.alike ?? rest.blank) {
      const mapping = mappingFrom(found, rest);
      const object = objectOfImport(context, found);
      compileMapping(context, object, { mapping, header: found.form.header });
      const allowed = new Set(importableFields(context, object).map(({ name }) => name));
      const forbidden = mapping.columns.find(({ field }) => !allowed.has(field));
      if (forbidden) throw new TangramError('FORBIDDEN', 'forbiddenField', { label: forbidden.field });
      found = await changeMapping(context, id, mapping);
    }
    return shown(context, found);
  }

  @Mutation(() => SpreadsheetImport, { description: 'Tries every row in the background; nothing stays.' })
  checkImport(@Arg('id', () => ID) id: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<SpreadsheetImport> {
    return begin({ scope, info }, id, 'check');
  }

  @Mutation(() => SpreadsheetImport, { description: 'Imports in the background; after that, imports the rows that were fixed since.' })
  async startImport(@Arg('id', () => ID) id: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<SpreadsheetImport> {
    const context = contextIn(scope, info);
    const { state } = await findImport(context, id);
    return state === 'done' || state === 'stopped' ? shown(context, await importFixedRows(context, id)) : begin({ scope, info }, id, 'import');
  }

  @Mutation(() => SpreadsheetImport, { description: 'Ends the work at its next batch; what was written stays.' })
  async stopImport(@Arg('id', () => ID) id: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<SpreadsheetImport> {
    const context = contextIn(scope, info);
    return shown(context, await stopImport(context, id));
  }

  @Mutation(() => SpreadsheetImport, { description: 'Takes the whole import back, but for records that somebody changed since.' })
  undoImport(@Arg('id', () => ID) id: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<SpreadsheetImport> {
    return begin({ scope, info }, id, 'undo');
  }

  @Mutation(() => [ImportRow], { description: 'Changes refused rows, or takes them out, and tries them again at once; at most 500.' })
  async fixImportRows(@Arg('id', () => ID) id: string, @Arg('rows', () => [ImportRowInput]) rows: ImportRowInput[], @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<ImportRow[]> {
    return (await fixImportRows(contextIn(scope, info), id, rows)).map(shownRow);
  }
}

interface Asked { readonly scope: RequestScope; readonly info: GraphQLResolveInfo }

async function begin({ scope, info }: Asked, id: string, stage: 'check' | 'import' | 'undo'): Promise<SpreadsheetImport> {
  const context = contextIn(scope, info);
  return shown(context, await beginImportJob(context, id, stage));
}

function mappingFrom(found: Import, { columns, match, duplicates, alike, blank }: ImportChangeInput): ImportDefinition {
  const before = found.mapping;
  const used = new Set((columns ?? before.columns).map(({ field }) => field));
  return {
    object: before.object, columns: columns?.map(({ column, field }) => ({ column, field })) ?? before.columns, match: (match ?? before.match ?? []).filter((name) => used.has(name)),
    duplicates: duplicates ?? before.duplicates ?? 'update', alike: alike ?? before.alike ?? 'take', blank: blank ?? before.blank ?? 'keep',
    ...(before.empty ? { empty: before.empty } : {}),
  };
}

function shownRow({ line, outcome, cells, problems }: ImportedRow): ImportRow {
  return { line, outcome, cells: [...(cells ?? [])], problems: [...problems] };
}

function shown(context: Context, found: Import): SpreadsheetImport {
  const { form, mapping } = found;
  const object = found.object === null ? undefined : context.model.objects.get(found.object);
  return {
    id: found.id, object: found.object, state: found.state, fileName: found.fileName, createdAt: new Date(found.createdAt).toISOString(), kind: form.kind, encoding: form.encoding, delimiter: form.delimiter ?? ',',
    sheet: form.sheet ?? null, sheets: [...form.sheets], headerLine: form.headerLine ?? 1, header: [...form.header], columns: mapping.columns.flatMap(({ column, field }) => (column === undefined ? [] : [{ column, field }])),
    fields: object ? importableFields(context, object).map(({ name }) => name) : [], match: [...(mapping.match ?? [])], duplicates: mapping.duplicates ?? 'update', alike: mapping.alike ?? 'take', blank: mapping.blank ?? 'keep',
    total: found.total, done: found.done, counts: found.counts, problem: found.problem && sentence(found.problem.rule, found.problem.params, context.viewer.language),
  };
}
