// The main list: a virtual grid that reads blocks as they come into view.
import {
  CellStyleModule, ColumnApiModule, ColumnAutoSizeModule, InfiniteRowModelModule, ModuleRegistry, RowApiModule, RowSelectionModule, RowStyleModule, ScrollApiModule, themeQuartz,
  type ColDef, type GridApi, type ICellRendererParams, type IDatasource, type SortChangedEvent,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { ObjectSummary } from '../../metadata/language/description';
import type { SortDefinition } from '../../metadata/language/types';
import { onRecordsChanged } from '../data/changes';
import { failureOf, type Failure } from '../data/failure';
import { alignOf } from '../field-types/field-types';
import { FieldValue } from '../field-types/field-value';
import { columnValue, type ShownColumn } from '../layout/shown-fields';
import { addresses, linkTo, navigate } from '../widgets/navigation';
import { mixed, rowHeights, useLook, type Look } from '../widgets/page-style';
import { tokens } from '../widgets/tokens';
import { useWords } from '../words/words';
import { keptWidths, keepWidths } from './column-widths';
import type { RowPainter } from './row-colors';
import type { Row, RowSource } from './row-source';

ModuleRegistry.registerModules([InfiniteRowModelModule, RowSelectionModule, ColumnApiModule, ColumnAutoSizeModule, CellStyleModule, RowApiModule, RowStyleModule, ScrollApiModule]);

const themes = new Map<string, typeof themeQuartz>();

/** The grid in the viewer's look. */
function themeIn({ color, density }: Look): typeof themeQuartz {
  const key = `${color} ${density}`;
  const known = themes.get(key);
  if (known) return known;
  const made = themeQuartz.withParams({
    accentColor: color, fontFamily: tokens.font, fontSize: density === 'compact' ? 12 : 13, headerFontSize: 12, headerFontWeight: 500, headerTextColor: tokens.inkSoft, foregroundColor: tokens.ink,
    backgroundColor: tokens.paper, headerBackgroundColor: tokens.ground, borderColor: tokens.line, rowHeight: rowHeights[density], headerHeight: 34, cellHorizontalPadding: 12,
    rowHoverColor: mixed(color, 0.05), selectedRowBackgroundColor: mixed(color, 0.1), wrapperBorder: false, wrapperBorderRadius: 0, rowBorder: { color: tokens.lineSoft }, spacing: 6,
  });
  themes.set(key, made);
  return made;
}

const block = 100;

export interface ListGridProps {
  readonly object: ObjectSummary; readonly columns: readonly ShownColumn[]; readonly source: RowSource; readonly sort: readonly SortDefinition[];
  readonly viewKey: string;
  /** Colours of rows and cells. */
  readonly paint?: RowPainter;
  readonly onSort: (sort: readonly SortDefinition[]) => void;
  readonly onColumns: (paths: readonly string[]) => void;
  readonly onTotal: (total: number) => void;
  readonly onFailure: (failure: Failure | null) => void;
  readonly onSelect: (rows: readonly Row[]) => void;
  /** A new number reads everything again. */
  readonly turn: number;
}

/** The grid. Clicking a row opens it, dragging a heading moves its column, clicking it sorts on the server. */
export function ListGrid(props: ListGridProps): ReactNode {
  const { object, columns, source, sort, viewKey, turn, paint } = props;
  const { say } = useWords();
  const look = useLook();
  const api = useRef<GridApi<Row> | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const columnDefs = useMemo(() => columns.map((column, index) => definitionOf(column, { index, object, sort, widths: keptWidths(viewKey), paint })), [columns, object, sort, viewKey, paint]);
  const datasource = useMemo<IDatasource>(() => {
    let length = 0;
    return {
      getRows: ({ startRow, endRow, successCallback, failCallback }) => {
        source.read(startRow, endRow - startRow).then(({ rows, last, total }) => {
          if (total !== null) latest.current.onTotal(length = total);
          latest.current.onFailure(null);
          // The whole length is known from the first block, so that one drag of the scrollbar reaches any place.
          successCallback([...rows], last ? startRow + rows.length : Math.max(length, startRow + rows.length + 1));
        }, (error: unknown) => {
          latest.current.onFailure(failureOf(error));
          failCallback();
        });
      },
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a turn reads the same question again
  }, [source, turn]);
  useEffect(() => onRecordsChanged((name) => {
    if (name === object.name) api.current?.refreshInfiniteCache();
  }), [object.name]);
  return (
    <div className="tg-grid">
      <AgGridReact<Row>
        theme={themeIn(look)}
        rowModelType="infinite"
        datasource={datasource}
        cacheBlockSize={block}
        maxConcurrentDatasourceRequests={1}
        maxBlocksInCache={40}
        infiniteInitialRowCount={20}
        cacheOverflowSize={1}
        blockLoadDebounceMillis={40}
        columnDefs={columnDefs}
        defaultColDef={defaults}
        rowSelection={selection}
        selectionColumnDef={{ pinned: 'left', width: 42, suppressHeaderMenuButton: true }}
        getRowId={({ data }) => data.id}
        getRowStyle={paint && (({ data }) => { const background = data && paint(data); return background ? { background } : undefined; })}
        suppressCellFocus={false}
        suppressDragLeaveHidesColumns
        enableCellTextSelection
        animateRows={false}
        multiSortKey="ctrl"
        overlayLoadingTemplate={`<span>${say('state.loading')}</span>`}
        overlayNoRowsTemplate={`<span>${say('list.nothing')}</span>`}
        onGridReady={(event) => { api.current = event.api; }}
        onSortChanged={(event) => { if (event.source === 'uiColumnSorted') props.onSort(sortOf(event)); }}
        onColumnMoved={(event) => {
          if (event.finished && event.source === 'uiColumnMoved') props.onColumns(event.api.getAllGridColumns().map((column) => column.getColId()).filter((id) => columns.some(({ column }) => column.path === id)));
        }}
        onColumnResized={(event) => {
          if (event.finished && event.source === 'uiColumnResized') keepWidths(viewKey, Object.fromEntries(event.api.getColumnState().map((column) => [column.colId, column.width ?? 160])));
        }}
        onSelectionChanged={(event) => props.onSelect(event.api.getSelectedRows())}
        onRowClicked={(event) => { if (event.data) open(event.event, addresses.record(object, event.data.id)); }}
        onCellKeyDown={(event) => {
          const { key } = (event.event ?? {}) as { key?: string };
          if (key === 'Enter' && event.data && 'column' in event) navigate(addresses.record(object, event.data.id));
        }}
      />
    </div>
  );
}

const defaults: ColDef<Row> = { resizable: true, minWidth: 80, suppressHeaderMenuButton: true };
const selection = { mode: 'multiRow', checkboxes: true, headerCheckbox: false, enableClickSelection: false, hideDisabledCheckboxes: true } as const;

interface ColumnContext { readonly index: number; readonly object: ObjectSummary; readonly sort: readonly SortDefinition[]; readonly widths: Readonly<Record<string, number>>; readonly paint?: RowPainter }

function definitionOf(shown: ShownColumn, { index, object, sort, widths, paint }: ColumnContext): ColDef<Row> {
  const { column, field } = shown;
  const sortIndex = sort.findIndex((one) => one.field === column.path);
  const right = alignOf(field) === 'right';
  return {
    colId: column.path,
    headerName: column.label,
    width: widths[column.path] ?? column.width ?? usualWidth(shown, index),
    pinned: column.fixed || (index === 0 && widths['pin'] !== 0) ? 'left' : null,
    sortable: column.sortable,
    sort: sortIndex < 0 ? null : sort[sortIndex]?.direction === 'DESC' ? 'desc' : 'asc',
    sortIndex: sortIndex < 0 ? null : sortIndex,
    headerClass: right ? 'ag-right-aligned-header' : undefined,
    cellStyle: ({ data }) => ({ textAlign: right ? 'right' : field.type === 'boolean' ? 'center' : 'left', background: (data && paint?.(data, column.path)) ?? 'transparent' }),
    cellRenderer: (params: ICellRendererParams<Row>) => <Cell row={params.data} column={shown} object={object} isFirst={index === 0} />,
  };
}

function Cell({ row, column, object, isFirst }: { row: Row | undefined; column: ShownColumn; object: ObjectSummary; isFirst: boolean }): ReactNode {
  if (!row) return isFirst ? <span className="tg-cell-waiting" /> : null;
  const value = columnValue(row, column);
  if (!isFirst) return <FieldValue field={column.field} value={value} inRow />;
  const name = column.field.targets.length > 0 ? (value as { name?: string } | null)?.name : undefined;
  return (
    <a className="tg-row-link" {...linkTo(addresses.record(object, row.id))}>
      {name ?? (value === null || value === undefined || value === '' ? String(row.refName ?? row.id) : <FieldValue field={column.field} value={value} inRow />)}
    </a>
  );
}

function usualWidth({ field }: ShownColumn, index: number): number {
  if (index === 0) return 240;
  const widths: Partial<Record<typeof field.type, number>> = {
    boolean: 90, date: 120, dateTime: 160, time: 90, integer: 110, decimal: 120, currency: 140, percent: 100, picklist: 130, user: 140, rating: 150, longText: 260, address: 280, email: 200, url: 200, image: 80, phone: 150,
  };
  return widths[field.type] ?? 170;
}

function sortOf(event: SortChangedEvent<Row>): readonly SortDefinition[] {
  return event.api.getColumnState().filter((column) => column.sort).sort((left, right) => (left.sortIndex ?? 0) - (right.sortIndex ?? 0))
    .map((column) => ({ field: column.colId, direction: column.sort === 'desc' ? 'DESC' : 'ASC' }));
}

function open(event: Event | null | undefined, address: string): void {
  const target = event?.target;
  if (event?.defaultPrevented || (target instanceof Element && target.closest('a, button, input, .ag-selection-checkbox'))) return;
  if (window.getSelection()?.toString()) return;
  if (event instanceof MouseEvent && (event.metaKey || event.ctrlKey)) window.open(address, '_blank');
  else navigate(address);
}
