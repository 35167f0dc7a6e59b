// Which column fills which field, with the first rows as they would be read; and what to do with records that are there already.
import { Alert, Button, InputNumber, Radio, Select, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ObjectDescription } from '../../../metadata/language/description';
import { findField } from '../../describe/use-description';
import { addresses, linkTo } from '../../widgets/navigation';
import { formatDecimal } from '../../words/format';
import { useWords } from '../../words/words';
import { changeDocument, checkDocument, type SpreadsheetImport } from './import-requests';
import type { ImportOnScreen } from './use-import';

export interface StepProps { readonly object: ObjectDescription; readonly data: SpreadsheetImport; readonly shown: ImportOnScreen }

/** The columns. */
export function MappingStep({ object, data, shown }: StepProps): ReactNode {
  const { say, language } = useWords();
  const byColumn = new Map(data.columns.map(({ column, field }) => [column, field]));
  const [more, setMore] = useState(false);
  const change = (next: Readonly<Record<string, unknown>>): Promise<boolean> => shown.send(changeDocument, { change: next });
  const choose = (column: string, field: string | undefined): void => {
    // A field is filled by one column: chosen for another, it leaves the first.
    const columns = data.columns.filter((each) => each.column !== column && each.field !== field);
    void change({ columns: field === undefined ? columns : [...columns, { column, field }] });
  };
  const labelOf = (name: string): string => findField(object, name)?.label ?? name;
  const missing = object.fields.filter((field) => field.required && data.fields.includes(field.name) && field.default === null && !data.columns.some((each) => each.field === field.name));
  const matchable = data.columns.filter(({ field }) => ['text', 'email', 'phone', 'integer', 'autoNumber', 'barcode', 'date', 'lookup', 'masterDetail', 'user'].includes(findField(object, field)?.type ?? '')).map(({ field }) => field);
  const mapped = data.header.filter((column) => byColumn.has(column)).length;
  return (
    <>
      {data.state === 'failed' && data.problem && <Alert type="error" showIcon role="alert" title={data.problem} className="tg-import-alert" />}
      <section className="tg-import-form">
        <span><strong>{data.fileName || say('import.pasted')}</strong> · {say('import.rows', { count: formatDecimal(data.total, language) })}{data.kind === 'text' && data.encoding ? ` · ${encodings[data.encoding] ?? data.encoding}` : ''}</span>
        {data.sheets.length > 1 && <label>{say('import.sheet')} <Select size="small" value={data.sheet} options={data.sheets.map((name) => ({ value: name, label: name }))} onChange={(sheet) => void change({ sheet })} popupMatchSelectWidth={false} /></label>}
        {data.kind === 'text' && <label>{say('import.delimiter')} <Select size="small" value={data.delimiter} options={([',', '\t', ';', '|'] as const).map((sign) => ({ value: sign, label: say(delimiterWords[sign]) }))} onChange={(delimiter) => void change({ delimiter })} popupMatchSelectWidth={false} /></label>}
        <label>{say('import.headerLine')} <InputNumber key={data.headerLine} size="small" min={1} max={1000} precision={0} defaultValue={data.headerLine} onBlur={(event) => {
          const line = Number(event.target.value);
          if (line >= 1 && line !== data.headerLine) void change({ headerLine: line });
        }} onPressEnter={(event) => event.currentTarget.blur()} /></label>
      </section>
      <div className="tg-import-table">
        <table>
          <thead><tr><th>{say('import.column')}</th><th>{say('import.field')}</th><th>{say('import.firstRows')}</th></tr></thead>
          <tbody>
            {data.header.map((column, index) => {
              const field = byColumn.get(column);
              const cells = (data.preview ?? []).map((row) => row.cells[index]).filter((cell) => cell && cell.text.trim() !== '');
              const wrong = cells.find((cell) => cell?.problem);
              return (
                <tr key={column} data-column={column}>
                  <th scope="row">{column}</th>
                  <td>
                    <Select
                      aria-label={say('import.fieldOf', { column })} className="tg-import-field" value={field} allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={say('import.leaveOut')} disabled={shown.busy}
                      options={data.fields.map((name) => ({ value: name, label: `${labelOf(name)}${findField(object, name)?.required ? ' *' : ''}`, disabled: name !== field && data.columns.some((each) => each.field === name) }))}
                      onChange={(name: string | undefined) => choose(column, name)}
                    />
                  </td>
                  <td className="tg-import-samples">
                    {cells.slice(0, 3).map((cell, at) => <span key={at} className={cell!.problem ? 'tg-import-wrong' : undefined} title={cell!.problem ?? cell!.text}>{field && !cell!.problem ? cell!.read ?? cell!.text : cell!.text}</span>)}
                    {wrong && <small role="alert">{wrong.problem}</small>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {missing.length > 0 && <Alert type="warning" showIcon className="tg-import-alert" title={say('import.missing', { fields: missing.map(({ label }) => label).join(language === 'en' ? ', ' : '、') })} />}
      <section className="tg-import-manner">
        <div>
          <label htmlFor="import-match">{say('import.match')}</label>
          <Select id="import-match" mode="multiple" className="tg-import-match" value={[...data.match]} placeholder={say('import.matchNone')} options={matchable.map((name) => ({ value: name, label: labelOf(name) }))} onChange={(match) => void change({ match: match.slice(0, 5) })} />
          <small>{say('import.matchHelp')}</small>
        </div>
        {data.match.length > 0 && (
          <div>
            <span>{say('import.duplicates')}</span>
            <Radio.Group value={data.duplicates} onChange={(event) => void change({ duplicates: event.target.value as string })} options={(['update', 'skip', 'create'] as const).map((value) => ({ value, label: say(`import.duplicates.${value}`) }))} />
          </div>
        )}
        {object.duplicateRules.length > 0 && (
          <div>
            <span>{say('import.alike')}</span>
            <Radio.Group value={data.alike} onChange={(event) => void change({ alike: event.target.value as string })} options={(['refuse', 'take'] as const).map((value) => ({ value, label: say(`import.alike.${value}`) }))} />
            <small>{say('import.alikeHelp', { rules: object.duplicateRules.map(({ label }) => label).join(language === 'en' ? ', ' : '、') })}</small>
          </div>
        )}
        {data.match.length > 0 && data.duplicates === 'update' && (
          <div>
            <span>{say('import.blank')}</span>
            <Radio.Group value={data.blank} onChange={(event) => void change({ blank: event.target.value as string })} options={(['keep', 'clear'] as const).map((value) => ({ value, label: say(`import.blank.${value}`) }))} />
          </div>
        )}
      </section>
      <Rows data={data} more={more} toggle={() => setMore(!more)} />
      <footer className="tg-import-actions">
        <Button {...linkTo(addresses.import(object))}>{say('import.another')}</Button>
        <span className="tg-import-note">{say('import.mapped', { count: mapped, total: data.header.length })}</span>
        <Button type="primary" disabled={mapped === 0 || shown.busy} onClick={() => void shown.send(checkDocument)}>{say('import.check')}</Button>
      </footer>
    </>
  );
}

/** The first rows as they stand in the file. */
function Rows({ data, more, toggle }: { data: SpreadsheetImport; more: boolean; toggle: () => void }): ReactNode {
  const { say } = useWords();
  return (
    <section className="tg-import-rows">
      <Button type="link" size="small" aria-expanded={more} onClick={toggle}>{say(more ? 'import.hideRows' : 'import.showRows')}</Button>
      {more && (
        <div className="tg-import-table">
          <table>
            <thead><tr><th>{say('import.line')}</th>{data.header.map((column) => <th key={column}>{column}</th>)}</tr></thead>
            <tbody>{(data.preview ?? []).map((row) => <tr key={row.line}><th scope="row" className="tg-number">{row.line}</th>{row.cells.map((cell, index) => <td key={index}>{cell.problem ? <Tag color="error">{cell.text}</Tag> : cell.text}</td>)}</tr>)}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}

const delimiterWords = { ',': 'import.delimiter.comma', '\t': 'import.delimiter.tab', ';': 'import.delimiter.semicolon', '|': 'import.delimiter.bar' } as const;
const encodings: Readonly<Record<string, string>> = { 'utf-8': 'UTF-8', gb18030: 'GBK', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16' };
