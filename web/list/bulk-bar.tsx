// What can be done with the records chosen in a list.
import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import type { ObjectDescription } from '../../metadata/language/description';
import { failureOf } from '../data/failure';
import { useDelete } from '../record/use-delete';
import { formatDecimal } from '../words/format';
import { useWords } from '../words/words';
import type { Row } from './row-source';

export interface BulkBarProps { readonly object: ObjectDescription; readonly rows: readonly Row[]; readonly total: number | null; readonly done: () => void; readonly deleteAll: () => Promise<number> }

/** The bar above the rows while some are chosen. */
export function BulkBar({ object, rows, total, done, deleteAll: all }: BulkBarProps): ReactNode {
  const { say, language } = useWords();
  const { modal, message } = App.useApp();
  const remove = useDelete();
  const removeChosen = async (): Promise<void> => {
    if (await remove(object, rows.map((row) => ({ id: row.id, name: String(row.refName ?? row.id) })))) done();
  };
  const removeAll = (): void => {
    modal.confirm({
      title: say('bulk.allTitle', { count: formatDecimal(total ?? 0, language), object: object.label }), content: say('bulk.allBody'), okText: say('action.delete'), okButtonProps: { danger: true }, cancelText: say('action.cancel'),
      onOk: async () => {
        try {
          void message.success(say('delete.many', { count: await all(), object: object.label }));
          done();
        } catch (error) {
          void message.error(failureOf(error).message || say('failure.offline'), 6);
        }
      },
    });
  };
  return (
    <div className="tg-bulk" role="toolbar" aria-label={say('bulk.title')}>
      <strong>{say('bulk.chosen', { count: rows.length })}</strong>
      {object.may.delete && <Button size="small" danger onClick={() => void removeChosen()}>{say('action.delete')}</Button>}
      {object.may.delete && total !== null && total > rows.length && <Button size="small" type="text" danger onClick={removeAll}>{say('bulk.all', { count: formatDecimal(total, language) })}</Button>}
      <Button size="small" type="text" onClick={done}>{say('bulk.none')}</Button>
    </div>
  );
}
