// Draws a record's fields from its view layout: sections of labels and values, lines as plain tables.
import type { ReactNode } from 'react';
import type { FormDescription, ObjectDescription } from '../../metadata/language/description';
import type { CellDefinition } from '../../metadata/language/types';
import { findField } from '../describe/use-description';
import { alignOf, pageOf } from '../field-types/field-types';
import { FieldValue } from '../field-types/field-value';
import { useWords } from '../words/words';
import { condition, type RuleContext } from './form-rules';
import { readValues } from './form-values';
import styles from './layout.module.css';
import { GridCell, SectionFrame } from './section-frame';
import { lineFields, type Descriptions, type Lines } from './shown-fields';

export interface RecordViewProps {
  readonly object: ObjectDescription; readonly form: FormDescription; readonly objects: Descriptions;
  readonly record: Readonly<Record<string, unknown>>; readonly context: RuleContext;
}

/** The sections of a record page. */
export function RecordView({ object, form, objects, record, context }: RecordViewProps): ReactNode {
  const shown = (rule: string | null | undefined): boolean => !rule || condition(rule, context) !== false;
  return form.sections.filter((section) => shown(section.visibleIf)).map((section) => (
    <SectionFrame key={section.name} section={section} dense>
      {section.rows.map((row) => row.map((cell, index) => {
        if (!cell) return <GridCell key={index} span={1} />;
        if (!shown(cell.visibleIf)) return null;
        if (cell.lines) return <GridCell key={index} span={section.columns} line><ShownLines object={object} section={section.label} lines={cell.lines} objects={objects} record={record} /></GridCell>;
        return <ShownField key={cell.field} object={object} cell={cell} wide={row.length === 1 ? section.columns : 1} context={context} />;
      }))}
    </SectionFrame>
  ));
}

function ShownField({ object, cell, wide, context }: { object: ObjectDescription; cell: CellDefinition; wide: number; context: RuleContext }): ReactNode {
  const field = cell.field === undefined ? undefined : findField(object, cell.field);
  if (!field) return null;
  return (
    <GridCell span={cell.span ?? (pageOf(field).wide ? wide : 1)}>
      <div data-field={field.name} className={styles.shownField}>
        <div className={styles.label}>{field.label}</div>
        <div className={styles.value}><FieldValue field={field} value={context.values[field.name]} /></div>
      </div>
    </GridCell>
  );
}

function ShownLines({ object, section, lines, objects, record }: { object: ObjectDescription; section: string; lines: Lines; objects: Descriptions; record: Readonly<Record<string, unknown>> }): ReactNode {
  const { say } = useWords();
  const list = object.relatedLists.find((one) => one.name === lines.relatedList);
  const line = list && objects.get(list.object.name);
  if (!list || !line) return null;
  const fields = lineFields(lines, line);
  const connection = record[list.name] as { nodes?: Record<string, unknown>[]; totalCount?: number } | undefined;
  const rows = connection?.nodes ?? [];
  return (
    <div>
      {list.label !== section && <div className={styles.label}>{list.label}<span className="tg-count">{connection?.totalCount ?? rows.length}</span></div>}
      <div className={styles.lines}>
        <table aria-label={list.label}>
          <thead>
            <tr>
              <th className={styles.narrow} scope="col">{'#'}</th>
              {fields.map((field) => <th key={field.name} scope="col" className={alignOf(field) === 'right' ? styles.right : undefined}>{field.label}</th>)}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => {
              const values = readValues(fields, row);
              return (
                <tr key={String(row['id'])}>
                  <td className={`${styles.narrow} ${styles.shown}`}>{index + 1}</td>
                  {fields.map((field) => <td key={field.name} className={`${styles.shown} ${alignOf(field) === 'right' ? styles.right : ''}`}><FieldValue field={field} value={values[field.name]} inRow /></td>)}
                </tr>
              );
            })}
            {rows.length === 0 && <tr><td className={styles.shown} colSpan={fields.length + 1} style={{ textAlign: 'center', color: 'var(--tg-ink-faint)' }}>{say('lines.none')}</td></tr>}
          </tbody>
        </table>
      </div>
    </div>
  );
}
