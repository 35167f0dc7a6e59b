// What can be done with the records chosen in a list, or with all the list finds.
import { useApolloClient } from '@apollo/client/react';
import { App, Button, Dropdown } from 'antd';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { FieldDescription, ObjectDescription } from '../../metadata/language/description';
import { failureOf, failureWords } from '../data/failure';
import { findField, useApp } from '../describe/use-description';
import { pageOf } from '../field-types/field-types';
import type { ShownColumn } from '../layout/shown-fields';
import { formatDecimal } from '../words/format';
import { mostMerged } from '../record/merge/merge-choice';
import { mostPrinted, printItems } from '../print/print-items';
import { UndoOffer } from '../widgets/undo-offer';
import { useWords } from '../words/words';
import { bulkFields, BulkUpdateDialog } from './bulk-update-dialog';
import { deleteMany, restoreMany, updateMany, type BulkOutcome } from './bulk-write';
import { allOf } from './conditions';
import { readAll } from './read-all';
import type { RowPainter } from './row-colors';
import { createRowSource, type Row, type RowSource } from './row-source';
import { useExport } from './use-export';

export interface BulkBarProps {
  readonly object: ObjectDescription; readonly rows: readonly Row[]; readonly total: number | null; readonly source: RowSource;
  readonly columns: readonly ShownColumn[]; readonly selection: string; readonly name: string; readonly paint?: RowPainter;
  readonly done: () => void;
}

const ShareManyDialog = lazy(() => import('../record/share-dialog').then((module) => ({ default: module.ShareManyDialog })));

const MailManyDialog = lazy(() => import('../record/mail/mail-many-dialog').then((module) => ({ default: module.MailManyDialog })));
const MergeDialog = lazy(() => import('../record/merge/merge-dialog').then((module) => ({ default: module.MergeDialog })));

/** Most records that are shared at once. */
const mostShared = 1000;
/** Most records that one action takes. */
const mostRecords = 20_000;

/** The bar above the rows while some are chosen. */
export function BulkBar({ object, rows, total, source, columns, selection, name, paint, done }: BulkBarProps): ReactNode {
  const { say, language } = useWords();
  const { modal, message } = App.useApp();
  const client = useApolloClient();
  const app = useApp();
  const exportRows = useExport();
  const [all, setAll] = useState(false);
  const [dialog, setDialog] = useState<'update' | 'owner' | 'share' | 'merge' | null>(null);
  const [mailed, setMailed] = useState<readonly string[] | null>(null);
  const owner = object.owned ? bulkFields(object).find((field) => field.name === 'owner') : undefined;
  const count = all ? total ?? rows.length : rows.length;
  const shownCount = formatDecimal(count, language);
  /** The chosen records, or everything the list finds, with these fields. */
  const sourceOf = (fields: string): RowSource => createRowSource(client, {
    object, selection: fields, words: '', orderBy: source.orderBy,
    filter: all ? source.filter : allOf([{ id: { in: rows.map((row) => row.id) } }]),
  });
  const progress = (doing: string) => (number: number): void => void message.loading({ key: 'bulk', duration: 0, content: `${doing} ${formatDecimal(number, language)} / ${shownCount}` });
  const tell = (outcome: BulkOutcome, words: string, undo?: () => Promise<unknown>): void => {
    const { problems } = outcome;
    const undoing = async (): Promise<void> => {
      message.destroy('bulk');
      try {
        await undo?.();
        void message.success(say('bulk.undone'));
      } catch (error) {
        void message.error(failureWords(failureOf(error), say), 6);
      }
    };
    const content = <UndoOffer what={words} {...(undo && outcome.done.length > 0 ? { undo: () => void undoing() } : {})} />;
    if (problems.length === 0) return void message.success({ key: 'bulk', duration: 8, content });
    message.destroy('bulk');
    const reasons = [...new Set(problems.map((problem) => problem.fields[0]?.message ?? problem.message))].slice(0, 5);
    modal.warning({
      title: words, okText: say('bulk.understood'), width: 480,
      content: <>{<p>{say('bulk.refused', { count: formatDecimal(problems.length, language) })}</p>}<ul>{reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>{undo && outcome.done.length > 0 && <Button size="small" onClick={() => void undoing()}>{say('bulk.undoRest')}</Button>}</>,
    });
  };
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      void message.error({ key: 'bulk', duration: 6, content: failureWords(failureOf(error), say) });
    }
    done();
  };
  const update = (field: FieldDescription, value: unknown): Promise<void> => attempt(async () => {
    setDialog(null);
    const page = pageOf(field);
    const doing = progress(say('bulk.updating'));
    const before = await readAll(sourceOf(`id refName: id ${page.selection(field)}`), { most: mostRecords });
    const inputFor = (form: unknown): unknown => (page.toInput ? page.toInput(form as never, field, null as never) : form);
    const outcome = await updateMany(client, object, { ids: before.map(({ id }) => id), input: { [field.name]: inputFor(value) }, onProgress: doing });
    const written = new Set(outcome.done);
    const undo = async (): Promise<void> => {
      const groups = new Map<string, string[]>();
      for (const row of before.filter(({ id }) => written.has(id))) {
        const old = JSON.stringify(inputFor(page.read ? page.read(row[field.name], field) : row[field.name] ?? null) ?? null);
        groups.set(old, [...(groups.get(old) ?? []), row.id]);
      }
      for (const [old, ids] of groups) await updateMany(client, object, { ids, input: { [field.name]: JSON.parse(old) as unknown } });
    };
    tell(outcome, say('bulk.updated', { count: outcome.done.length, object: object.label }), undo);
  });
  const remove = (): Promise<void> => attempt(async () => {
    const ids = all ? (await readAll(sourceOf('id refName: id'), { most: mostRecords })).map(({ id }) => id) : rows.map(({ id }) => id);
    const outcome = await deleteMany(client, object, { ids, onProgress: progress(say('bulk.deleting')) });
    tell(outcome, say('delete.many', { count: outcome.done.length, object: object.label }), () => restoreMany(client, object, outcome.done));
  });
  const askRemove = (): void => {
    if (!all) return void remove();
    modal.confirm({
      title: say('bulk.allTitle', { count: shownCount, object: object.label }), content: say('bulk.allBody'), okText: say('action.delete'), okButtonProps: { danger: true }, cancelText: say('action.cancel'), onOk: () => void remove(),
    });
  };
  const openMail = async (): Promise<void> => {
    try {
      setMailed((all ? await readAll(sourceOf('id refName: id'), { most: mostRecords }) : rows).map(({ id }) => id));
    } catch (error) {
      void message.error(failureWords(failureOf(error), say), 6);
    }
  };
  const printedIds = async (): Promise<readonly string[]> => (all ? await readAll(sourceOf('id refName: id'), { most: mostPrinted }) : rows).map(({ id }) => id);
  const offered = new Set(object.list.actions);
  const may = { update: object.may.update && offered.has('update'), owner: object.may.update && offered.has('owner'), delete: object.may.delete && offered.has('delete') };
  return (
    <div className="tg-bulk" role="toolbar" aria-label={say('bulk.title')}>
      <strong role="status">{say(all ? 'bulk.chosenAll' : 'bulk.chosen', { count: shownCount })}</strong>
      {!all && total !== null && total > rows.length && <Button size="small" type="link" onClick={() => setAll(true)}>{say('bulk.chooseAll', { count: formatDecimal(total, language) })}</Button>}
      {may.update && <Button size="small" disabled={count > mostRecords} onClick={() => setDialog('update')}>{say('bulk.update')}</Button>}
      {may.owner && owner && <Button size="small" disabled={count > mostRecords} onClick={() => setDialog('owner')}>{say('bulk.owner')}</Button>}
      {object.may.share && !all && <Button size="small" disabled={count > mostShared} onClick={() => setDialog('share')}>{say('share.action')}</Button>}
      {object.may.update && object.may.delete && !all && count > 1 && count <= mostMerged && <Button size="small" onClick={() => setDialog('merge')}>{say('merge.start')}</Button>}
      {offered.has('export') && <Dropdown trigger={['click']} menu={{ items: (['xlsx', 'csv', 'print'] as const).map((format) => ({ key: format, label: say(format === 'print' ? 'print.title' : `export.${format}`), onClick: () => void exportRows({ name, columns, source: sourceOf(selection), format, paint }) })) }}>
        <Button size="small">{say('export.title')}</Button>
      </Dropdown>}
      {app.mail && object.fields.some((field) => field.type === 'email') && <Button size="small" disabled={count > mostRecords} onClick={() => void openMail()}>{say('mail.many')}</Button>}
      {object.printTemplates.length > 0 && <Dropdown trigger={['click']} disabled={count > mostPrinted} menu={{ items: printItems(object, printedIds) }}><Button size="small">{say('print.title')}</Button></Dropdown>}
      {may.delete && <Button size="small" danger disabled={count > mostRecords} onClick={askRemove}>{say('action.delete')}</Button>}
      <Button size="small" type="text" onClick={done}>{say('bulk.none')}</Button>
      {dialog === 'share' && <Suspense fallback={null}><ShareManyDialog ids={rows.map((row) => row.id)} title={say('share.manyTitle', { count: shownCount, object: object.label })} mayEdit={object.may.update} close={(shared) => { setDialog(null); if (shared) done(); }} /></Suspense>}
      {mailed && <Suspense fallback={null}><MailManyDialog object={object} ids={mailed} close={(sent) => { setMailed(null); if (sent) done(); }} /></Suspense>}
      {dialog === 'merge' && <Suspense fallback={null}><MergeDialog object={object} ids={rows.map((row) => row.id)} close={(merged) => { setDialog(null); if (merged) done(); }} /></Suspense>}
      {(dialog === 'update' || dialog === 'owner') && <BulkUpdateDialog object={object} count={count} fixed={dialog === 'owner' ? owner && findField(object, owner.name) : undefined} update={(field, value) => void update(field, value)} close={() => setDialog(null)} />}
    </div>
  );
}
