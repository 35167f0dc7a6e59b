// The rows of a list as it is designed, by the list page's own table or cards.
import { useApolloClient } from '@apollo/client/react';
import { lazy, useMemo, useState, type ReactNode } from 'react';
import type { ColumnDescription, ObjectDescription } from '../../../metadata/language/description';
import type { ListLayoutDefinition } from '../../../metadata/language/types';
import { orderValue } from '../../data/document';
import { useApp } from '../../describe/use-description';
import { fieldAt, listSelection, shownColumns, type Descriptions } from '../../layout/shown-fields';
import { Cards } from '../../list/cards';
import { forViewer } from '../../list/conditions';
import { colorFields, rowPainter } from '../../list/row-colors';
import { createRowSource } from '../../list/row-source';
import type { Filter } from '../../list/view-address';
import styles from '../layouts/designers.module.css';
import type { Columns } from '../lists/columns';
import { fieldChoices, labelOfPath, mayBeColumn } from '../lists/field-choices';

const ListGrid = lazy(() => import('../../list/grid').then((module) => ({ default: module.ListGrid })));

interface LiveRowsProps { readonly object: ObjectDescription; readonly objects: Descriptions; readonly list: ListLayoutDefinition; /** Of a view; `$me` stands for who looks. */ readonly filter?: Filter | null; /** Cards instead of a table. */ readonly narrow: boolean; readonly onColumns: (columns: Columns) => void }

/** The list page's own grid with what is designed; its headings may be dragged too. */
export function LiveRows({ object, objects, list: written, filter = null, narrow, onColumns }: LiveRowsProps): ReactNode {
  const list = useMemo(() => readableList(written, { object, objects }), [written, object, objects]);
  const client = useApolloClient();
  const [failed, setFailed] = useState(false);
  const groups = useMemo(() => fieldChoices(object, objects, mayBeColumn), [object, objects]);
  const shown = useMemo(() => shownColumns(object, list.columns.map((column): ColumnDescription => {
    const field = fieldAt(object, column.field.split('.'), objects);
    return { path: column.field, label: labelOfPath(groups, column.field), width: column.width ?? null, fixed: column.fixed ?? false, type: field?.type ?? 'text', sortable: false };
  }), objects), [object, objects, list.columns, groups]);
  const app = useApp();
  const rules = useMemo(() => (list.colors ?? []).map(({ when, color, field }) => ({ when, color, field: field ?? null })), [list.colors]);
  const paint = useMemo(() => rowPainter(object, objects, { rules, app }), [object, objects, rules, app]);
  const source = useMemo(() => createRowSource(client, {
    object, selection: listSelection(object, shown, colorFields(object, objects, rules)), words: '', filter: (forViewer(filter, app.viewer) ?? undefined) as Filter | undefined,
    orderBy: orderValue((list.sort ?? []).map((step) => {
      const target = fieldAt(object, step.field.split('.'), objects)?.targets[0];
      return target ? { ...step, field: `${step.field}.${target.nameField}` } : step;
    })),
  }), [client, object, objects, shown, rules, list.sort, filter, app.viewer]);
  // Widths that this viewer dragged on his own list page are not those of the design.
  const viewKey = useMemo(() => `design.${object.name}.${list.columns.map(({ field, width }) => `${field}${width ?? ''}`).join()}`, [object, list.columns]);
  const reorder = (paths: readonly string[]): void => onColumns([...list.columns].sort((a, b) => paths.indexOf(a.field) - paths.indexOf(b.field)));
  return (
    <div className={styles.liveRows} data-failed={failed || undefined}>
      {narrow ? <Cards object={object} columns={shown} source={source} paint={paint} turn={0} onTotal={nothing} onFailure={(failure) => setFailed(failure !== null)} /> : <ListGrid object={object} columns={shown} source={source} paint={paint} sort={noSort} viewKey={viewKey} turn={0} onSort={nothing} onColumns={reorder} onTotal={nothing} onFailure={(failure) => setFailed(failure !== null)} onSelect={nothing} />}
    </div>
  );
}

/** The list without columns, sorts and colours of what the reader does not know. */
function readableList(list: ListLayoutDefinition, { object, objects }: { readonly object: ObjectDescription; readonly objects: Descriptions }): ListLayoutDefinition {
  const known = (path: string): boolean => fieldAt(object, path.split('.'), objects) !== undefined;
  return {
    ...list, columns: list.columns.filter(({ field }) => known(field)),
    ...(list.sort ? { sort: list.sort.filter(({ field }) => known(field)) } : {}),
    ...(list.colors ? { colors: list.colors.filter(({ field }) => field === undefined || known(field)) } : {}),
  };
}

const noSort = Object.freeze([]);
function nothing(): void {
  // The design is not changed by what is chosen among its rows.
}
