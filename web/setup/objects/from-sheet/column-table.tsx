// The columns of a spreadsheet as the fields they will be: one row each, with samples and with cells the type refuses.
import { Checkbox, Input, Radio, Select, Tag } from 'antd';
import type { ReactNode } from 'react';
import { fieldTypes } from '../../../../metadata/language/field-types';
import type { FieldTypeName } from '../../../../metadata/language/types';
import { useApp } from '../../../describe/use-description';
import { shortName, useWords } from '../../../words/words';
import { TypeIcon } from '../../fields/type-icon';
import { languageName } from '../../labels';
import { useObjectRows } from '../../setup-data';
import { badCells, columnTypes, mayBeUnique, type ColumnDraft, type DraftProblem, type SheetDraft } from './sheet-draft';
import type { Sheet, SheetColumn } from './sheet-requests';

export interface ColumnTableProps {
  readonly draft: SheetDraft; readonly sheet: Sheet; readonly problems: Readonly<Record<string, DraftProblem>>;
  readonly change: (column: string, change: Partial<ColumnDraft>) => void;
  readonly put: (change: Partial<Pick<SheetDraft, 'nameColumn' | 'keyColumn'>>) => void;
}

/** The table. */
export function ColumnTable({ draft, sheet, problems, change, put }: ColumnTableProps): ReactNode {
  const { say, language } = useWords();
  const second = useApp().languages[1];
  const unnamed = draft.nameColumn === null || !draft.columns.some(({ column, use }) => use && column === draft.nameColumn);
  return (
    <div className="tg-import-table tg-sheet-table">
      <table>
        <thead>
          <tr>
            <th>{say('import.column')}</th><th>{say('setup.label')}</th>{second && <th>{say('setup.labelIn', { language: languageName(second, language) })}</th>}<th>{say('setup.apiName')}</th><th>{say('setup.type')}</th>
            <th>{say('sheet.nameField')}</th><th>{say('setup.required')}</th><th>{say('sheet.unique')}</th><th>{say('import.firstRows')}</th>
          </tr>
        </thead>
        <tbody>
          {draft.columns.map((column) => <Row key={column.column} column={column} read={sheet.columns.find((each) => each.column === column.column)!} {...{ draft, sheet, problems, change, put, second }} />)}
          {unnamed && <tr><td colSpan={second ? 9 : 8}><span className="tg-setup-hint">{say('sheet.numbered')}</span></td></tr>}
          {draft.keyColumn === null && <tr><td colSpan={second ? 9 : 8}><span className="tg-setup-hint">{say('sheet.marked')}</span></td></tr>}
        </tbody>
      </table>
    </div>
  );
}

function Row({ column, read, draft, sheet, problems, change, put, second }: ColumnTableProps & { readonly column: ColumnDraft; readonly read: SheetColumn; readonly second: string | undefined }): ReactNode {
  const { say } = useWords();
  const problem = problems[`column.${column.column}`];
  const bad = column.use ? badCells(read, column.type) : undefined;
  const set = (next: Partial<ColumnDraft>): void => change(column.column, next);
  const of = (what: string): string => say('sheet.of', { what, column: column.column });
  const mayName = column.type === 'text' && read.everywhere;
  const mayKey = mayBeUnique(column.type) && read.unique && read.everywhere;
  return (
    <tr data-column={column.column} data-unused={column.use ? undefined : true}>
      <th scope="row"><Checkbox checked={column.use} aria-label={of(say('sheet.use'))} onChange={(event) => set({ use: event.target.checked })}>{column.column}</Checkbox></th>
      <td><Input size="small" aria-label={of(say('setup.label'))} disabled={!column.use} status={problem === 'required' ? 'error' : undefined} maxLength={200} value={column.label} onChange={(event) => set({ label: event.target.value })} /></td>
      {second && <td><Input size="small" aria-label={of(say('sheet.other'))} disabled={!column.use} maxLength={200} value={column.other} onChange={(event) => set({ other: event.target.value })} /></td>}
      <td><Input size="small" className="tg-setup-code" aria-label={of(say('setup.apiName'))} disabled={!column.use} spellCheck={false} status={problem === 'apiName' || problem === 'twice' ? 'error' : undefined} maxLength={40} value={column.name} onChange={(event) => set({ name: event.target.value })} /></td>
      <td><TypeSelect column={column} read={read} set={set} label={of(say('setup.type'))} problem={problem === 'noObject'} /></td>
      <td><Radio checked={draft.nameColumn === column.column} disabled={!column.use || !mayName} aria-label={of(say('sheet.nameField'))} onChange={() => put({ nameColumn: column.column })} /></td>
      <td><Checkbox checked={column.required || draft.nameColumn === column.column} disabled={!column.use || !read.everywhere || draft.nameColumn === column.column} aria-label={of(say('setup.required'))} onChange={(event) => set({ required: event.target.checked })} /></td>
      <td><Checkbox checked={column.unique && mayKey} disabled={!column.use || !mayKey} aria-label={of(say('sheet.unique'))} onChange={(event) => {
        set({ unique: event.target.checked });
        if (event.target.checked && draft.keyColumn === null) put({ keyColumn: column.column });
        if (!event.target.checked && draft.keyColumn === column.column) put({ keyColumn: null });
      }} />{draft.keyColumn === column.column && <Tag>{say('sheet.key')}</Tag>}</td>
      <td className="tg-import-samples">
        {problem && <small role="alert">{say(`sheet.problem.${problem}`)}</small>}
        {column.type === 'picklist' && column.use ? <Choices read={read} /> : read.samples.length === 0 ? <span>{say('sheet.noValue')}</span> : read.samples.slice(0, 3).map((sample) => <span key={sample} title={sample}>{sample}</span>)}
        {read.filled > 0 && !read.everywhere && <em>{say('sheet.empty', { count: sheet.rows - read.filled })}</em>}
        {bad && <small role="alert">{say('sheet.bad', { count: bad.bad, cells: bad.cells.map(({ line, text }) => say('sheet.badCell', { line, text })).join(' · ') })}</small>}
      </td>
    </tr>
  );
}

function Choices({ read }: { read: SheetColumn }): ReactNode {
  const { say } = useWords();
  return <>{read.choices.slice(0, 8).map(({ value, label }) => <Tag key={value} title={value}>{label}</Tag>)}{read.choices.length > 8 && <em>{say('sheet.moreChoices', { count: read.choices.length })}</em>}</>;
}

function TypeSelect({ column, read, set, label, problem }: { readonly column: ColumnDraft; readonly read: SheetColumn; readonly set: (change: Partial<ColumnDraft>) => void; readonly label: string; readonly problem: boolean }): ReactNode {
  const { say, language } = useWords();
  const objects = useObjectRows();
  const one = shortName(language);
  const offered = columnTypes.filter((type) => (type !== 'picklist' && type !== 'multiPicklist') || read.choices.length > 0);
  return (
    <div className="tg-sheet-type">
      <Select
        size="small" aria-label={label} disabled={!column.use} value={column.type} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: 'title' }} onChange={(type: FieldTypeName) => set({ type })}
        options={offered.map((type) => ({ value: type, title: fieldTypes[type].label[one], label: <span className="tg-setup-name"><TypeIcon icon={fieldTypes[type].icon} />{fieldTypes[type].label[one]}</span> }))}
      />
      {column.type === 'lookup' && <Select size="small" aria-label={say('sheet.of', { what: say('setup.object'), column: column.column })} status={problem ? 'error' : undefined} disabled={!column.use} value={column.to} placeholder={say('setup.object')} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: 'label' }} onChange={(to: string) => set({ to })} options={objects.filter(({ off }) => !off).map((row) => ({ value: row.name, label: row.label }))} />}
    </div>
  );
}
