// A line-item table inside the parent's form: rows are added, typed and removed by keyboard, totals run along.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { FieldDescription, ObjectDescription } from '../../metadata/language/description';
import { alignOf, pageOf } from '../field-types/field-types';
import { FieldValue } from '../field-types/field-value';
import { useWords } from '../words/words';
import { EmptiedHint } from './emptied-hint';
import { computed, liveValue, type RuleContext } from './form-rules';
import { defaultValues, readValue, type Line } from './form-values';
import styles from './layout.module.css';
import { columnTotals } from './line-totals';
import { pastedRows } from './pasted-rows';
import type { Lines } from './shown-fields';
import { newLine, type FormController } from './use-form';

export interface LinesTableProps { /** Label of the section around it: not said twice. */ readonly section: string; readonly lines: Lines; readonly controller: FormController; readonly context: RuleContext; readonly problems: Readonly<Record<string, string>> }

/** The table. Enter goes to the same column of the next row and adds one after the last; Ctrl+Delete removes the row. */
export function LinesTable({ section, lines, controller, context, problems }: LinesTableProps): ReactNode {
  const { say } = useWords();
  const table = useRef<HTMLTableElement>(null);
  const list = controller.object.relatedLists.find((one) => one.name === lines.relatedList);
  const line = list && controller.objects.get(list.object.name);
  if (!list || !line) return null;
  const fields = controller.lineFields[list.name] ?? [];
  const rows = controller.state.content.lines[list.name]?.lines ?? [];
  const add = (values?: Record<string, unknown>, after?: string): void => {
    controller.act({ kind: 'addLines', list: list.name, lines: [{ ...freshLine(fields, line, context), ...(values ? { now: { ...freshLine(fields, line, context).now, ...values } } : {}) }], after });
  };
  // The row is there before the next key: what is typed right after goes where the cursor stands.
  const focusAfter = (change: () => void, row: number, column: number): void => {
    flushSync(change);
    table.current?.tBodies[0]?.rows[row]?.cells[column]?.querySelector<HTMLElement>('input, textarea, button, [tabindex="0"]')?.focus();
  };
  const press = (event: KeyboardEvent, row: number): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const cell = (event.target as HTMLElement).closest('td');
    const open = (event.target as HTMLElement).getAttribute('aria-expanded') === 'true';
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && cell && !open && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault();
      focusAfter(() => { if (row === rows.length - 1) add(); }, row + 1, cell.cellIndex);
    }
    if (event.key === 'Delete' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      const gone = rows[row];
      focusAfter(() => { if (gone) controller.act({ kind: 'removeLine', list: list.name, key: gone.key }); }, Math.max(0, row - 1), cell?.cellIndex ?? 1);
    }
  };
  const paste = (event: ClipboardEvent, row: number): void => {
    const cell = (event.target as HTMLElement).closest('td');
    const pasted = pastedRows(event.clipboardData.getData('text/plain'), fields.slice(Math.max(0, (cell?.cellIndex ?? 1) - 1)));
    if (pasted.length === 0) return;
    event.preventDefault();
    pasted.forEach((values, index) => {
      const target = rows[row + index];
      if (!target) add(values);
      else for (const [name, value] of Object.entries(values)) controller.act({ kind: 'lineValue', list: list.name, key: target.key, name, value });
    });
  };
  const totals = columnTotals(fields, rows, (one) => ({ ...context, object: line, values: one.now, lines: {} }));
  return (
    <div>
      {list.label !== section && <div className={styles.label}>{list.label}<span className="tg-count">{rows.length}</span></div>}
      <div className={styles.lines}>
        <table ref={table} aria-label={list.label}>
          <thead>
            <tr>
              <th className={styles.narrow} scope="col">{'#'}</th>
              {fields.map((field) => (
                <th key={field.name} scope="col" className={alignOf(field) === 'right' ? styles.right : undefined} title={field.help ?? undefined}>
                  {field.required && !field.readOnly && <span className={styles.star} aria-hidden>{'* '}</span>}{field.label}
                </th>
              ))}
              <th className={styles.narrow} scope="col"><span className="tg-visually-hidden">{say('lines.remove')}</span></th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={row.key} onKeyDown={(event) => press(event, index)} onPaste={(event) => paste(event, index)}>
                <td className={`${styles.narrow} ${styles.shown}`}>{index + 1}</td>
                {fields.map((field) => (
                  <LineCell key={field.name} list={list.name} row={row} field={field} line={line} controller={controller} context={context} problem={problems[`${list.name}.${row.key}.${field.name}`]} />
                ))}
                <td className={styles.narrow}>
                  <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={say('lines.removeNth', { number: index + 1 })} onClick={() => controller.act({ kind: 'removeLine', list: list.name, key: row.key })} />
                </td>
              </tr>
            ))}
            {rows.length === 0 && <tr><td className={styles.shown} colSpan={fields.length + 2} style={{ textAlign: 'center', color: 'var(--tg-ink-faint)' }}>{say('lines.none')}</td></tr>}
          </tbody>
          {rows.length > 1 && totals.size > 0 && (
            <tfoot>
              <tr>
                <td className={styles.narrow}><span className="tg-visually-hidden">{say('lines.total')}</span>{'Σ'}</td>
                {fields.map((field) => (
                  <td key={field.name} className={styles.right}>{totals.has(field.name) && <FieldValue field={field} value={readValue(field, totals.get(field.name))} inRow />}</td>
                ))}
                <td />
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      <div className={styles.linesFoot}>
        <Button size="small" icon={<PlusOutlined />} onClick={() => focusAfter(add, rows.length, 1)}>{say('lines.add')}</Button>
        <small className="tg-wide-only">{say('lines.keys')}</small>
      </div>
    </div>
  );
}

interface LineCellProps {
  readonly list: string; readonly row: Line; readonly field: FieldDescription; readonly line: ObjectDescription;
  readonly controller: FormController; readonly context: RuleContext; readonly problem: string | undefined;
}

function LineCell({ list, row, field, line, controller, context, problem }: LineCellProps): ReactNode {
  const page = pageOf(field);
  const emptied = controller.state.emptied[`${list}.${row.key}.${field.name}`];
  const right = alignOf(field) === 'right' ? styles.right : '';
  if (!page.Input || field.readOnly) {
    const live = liveValue(field, { ...context, object: line, values: row.now, lines: {} });
    return <td className={`${styles.shown} ${right}`}><FieldValue field={field} value={live === undefined ? row.now[field.name] : readValue(field, live)} inRow /></td>;
  }
  const { Input } = page;
  return (
    <td className={`${right} ${problem ? styles.wrong : ''} ${page.filter === 'reference' ? styles.lineWide : ''}`} title={problem}>
      <Input
        field={field}
        id={`l-${list}-${row.key}-${field.name}`}
        value={row.now[field.name] ?? null}
        others={row.now}
        invalid={problem !== undefined}
        inTable
        onChange={(value) => controller.act({ kind: 'lineValue', list, key: row.key, name: field.name, value })}
      />
      {problem && <div className={styles.problem} role="alert">{problem}</div>}
      {emptied !== undefined && <EmptiedHint object={line} field={field} emptied={emptied} values={row.now} />}
    </td>
  );
}

/** An empty line with the defaults of its fields. */
function freshLine(fields: readonly FieldDescription[], line: ObjectDescription, context: RuleContext): Line {
  const inLine: RuleContext = { ...context, object: line, values: {}, lines: {} };
  return newLine(defaultValues(fields, (expression, field) => {
    const value = computed(expression, inLine);
    return value === undefined ? null : readValue(field, value);
  }));
}
