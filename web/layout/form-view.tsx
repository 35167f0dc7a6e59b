// Draws a form from its layout: sections, cells, line-item tables, with the rules of the layout applied while typing.
import { Alert, Tooltip } from 'antd';
import { InfoCircleOutlined } from '@ant-design/icons';
import { memo, useMemo, type ReactNode } from 'react';
import type { FieldDescription, ObjectDescription } from '../../metadata/language/description';
import type { CellDefinition } from '../../metadata/language/types';
import { findField } from '../describe/use-description';
import { pageOf } from '../field-types/field-types';
import { FieldValue } from '../field-types/field-value';
import { useWords } from '../words/words';
import { cellState, ruleProblems, sectionVisible } from './cell-state';
import { EmptiedHint } from './emptied-hint';
import { liveValue, type RuleContext } from './form-rules';
import { readValue } from './form-values';
import styles from './layout.module.css';
import { LinesTable } from './lines-table';
import { GridCell, SectionFrame } from './section-frame';
import type { FormController } from './use-form';

export interface FormViewProps { readonly controller: FormController; readonly context: RuleContext; readonly offered?: Readonly<Record<string, readonly string[]>> }

/** The sections of the form; the buttons are the page's. */
export function FormView({ controller, context, offered }: FormViewProps): ReactNode {
  const { say } = useWords();
  const { state, form } = controller;
  const typed = useMemo(() => ruleProblems(context, state.attempted ? undefined : state.touched), [context, state.attempted, state.touched]);
  const problems = { ...typed, ...state.problems };
  const general = problems[''];
  return (
    <div className="tg-form">
      {general && <Alert type="error" showIcon title={general} style={{ marginBottom: 12 }} role="alert" />}
      {form.sections.filter((section) => sectionVisible(section, context)).map((section) => (
        <SectionFrame key={section.name} section={section} forceOpen={section.rows.flat().some((cell) => cell && holdsProblem(cell, problems))}>
          {section.rows.map((row, index) => (
            <RowCells key={index} row={row} section={section.label} columns={section.columns} controller={controller} context={context} problems={problems} offered={offered} />
          ))}
        </SectionFrame>
      ))}
      {Object.keys(problems).length > 0 && <span className="tg-visually-hidden" role="status">{say('form.problems', { count: Object.keys(problems).length })}</span>}
    </div>
  );
}

interface RowProps extends FormViewProps { readonly row: readonly (CellDefinition | null)[]; readonly section: string; readonly columns: number; readonly problems: Readonly<Record<string, string>> }

function RowCells({ row, section, columns, controller, context, problems, offered }: RowProps): ReactNode {
  return row.map((cell, index) => {
    if (!cell) return <GridCell key={index} span={1} />;
    if (cell.lines) {
      if (cell.visibleIf !== undefined && !cellState(cell, undefined, context).visible) return null;
      return <GridCell key={index} span={columns} line><LinesTable section={section} lines={cell.lines} controller={controller} context={context} problems={problems} /></GridCell>;
    }
    const field = cell.field === undefined ? undefined : findField(controller.object, cell.field);
    if (!field) return null;
    const state = cellState(cell, field, context);
    if (!state.visible) return null;
    const span = cell.span ?? (row.length === 1 && pageOf(field).wide ? columns : 1);
    return (
      <GridCell key={field.name} span={span}>
        <FieldCell
          field={field}
          id={`f-${controller.object.name}-${field.name}`}
          value={state.readOnly ? shownValue(field, context) : context.values[field.name] ?? null}
          required={state.required}
          readOnly={state.readOnly}
          problem={problems[field.name]}
          others={field.dependsOn ? context.values : noOthers}
          object={controller.object}
          emptied={controller.state.emptied[field.name]}
          offered={offered?.[field.name]}
          act={controller.act}
        />
      </GridCell>
    );
  });
}

interface FieldCellProps {
  readonly field: FieldDescription; readonly id: string; readonly value: unknown; readonly required: boolean; readonly readOnly: boolean; readonly problem: string | undefined;
  readonly object: ObjectDescription; readonly emptied: string | undefined;
  readonly others: Readonly<Record<string, unknown>>; readonly offered: readonly string[] | undefined; readonly act: FormController['act'];
}

const noOthers = Object.freeze({});

/** One field: label, input, help or what is wrong. Drawn again only when something of its own changed. */
const FieldCell = memo(function FieldCell({ field, id, value, required, readOnly, problem, object, emptied, others, offered, act }: FieldCellProps): ReactNode {
  const { Input } = pageOf(field);
  return (
    <div data-field={field.name}>
      <label className={styles.label} htmlFor={readOnly ? undefined : id}>
        {required && <span className={styles.star} aria-hidden>{'*'}</span>}
        {field.label}
        {field.help && <Tooltip title={field.help}><InfoCircleOutlined aria-label={field.help} /></Tooltip>}
      </label>
      {readOnly || !Input
        ? <div className={styles.readOnly}><FieldValue field={field} value={value} /></div>
        : <Input field={field} id={id} value={value} others={others} offered={offered} invalid={problem !== undefined} onChange={(next) => act({ kind: 'value', name: field.name, value: next })} />}
      {problem && <div className={styles.problem} role="alert">{problem}</div>}
      {emptied !== undefined && <EmptiedHint object={object} field={field} emptied={emptied} values={others} />}
    </div>
  );
});

/** What a locked field shows: formulas and totals follow what is typed. */
function shownValue(field: FieldDescription, context: RuleContext): unknown {
  if (field.type !== 'formula' && field.type !== 'rollUp') return context.values[field.name] ?? null;
  const live = liveValue(field, context);
  return live === undefined ? context.values[field.name] ?? null : readValue(field, live);
}

function holdsProblem(cell: CellDefinition, problems: Readonly<Record<string, string>>): boolean {
  if (cell.lines) return Object.keys(problems).some((place) => place.startsWith(`${cell.lines?.relatedList ?? ''}.`));
  return cell.field !== undefined && cell.field in problems;
}
