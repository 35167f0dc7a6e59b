// The stages of a record as a bar: what is done, where it stands, what comes; one is chosen to be looked at, with its checklist below.
import { useQuery } from '@apollo/client/react';
import { CheckOutlined, CloseOutlined } from '@ant-design/icons';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { FieldDescription, ObjectDescription, ProcessDescription, StageDescription } from '../../../metadata/language/description';
import { barrierTo } from '../../../metadata/language/stages';
import { onRecordsChanged } from '../../data/changes';
import { findField } from '../../describe/use-description';
import type { RuleContext } from '../../layout/form-rules';
import { useWords } from '../../words/words';
import { StagePanel } from './stage-panel';
import styles from './stages.module.css';
import { progressDocument, type RecordProgress } from './stage-requests';
import { useStageMoves } from './use-stage-moves';

export interface StageBarProps {
  readonly object: ObjectDescription; readonly process: ProcessDescription;
  readonly id: string; readonly version: number | null; readonly name: string;
  /** Holds the record's values, those of stages among them. */
  readonly context: RuleContext;
  readonly mayEdit: boolean;
  /** The stage that is looked at. */
  readonly chosen: string | null;
  readonly choose: (stage: string) => void;
}

/** The bar and, below it, the stage that is looked at. */
export function StageBar({ object, process, id, version, name, context, mayEdit, chosen, choose }: StageBarProps): ReactNode {
  const { say } = useWords();
  const { data, refetch } = useQuery<{ stageProgress: readonly RecordProgress[] }>(progressDocument, { variables: { id } });
  useEffect(() => onRecordsChanged((changed) => { if (changed === object.name) void refetch(); }), [object.name, refetch]);
  const progress = data?.stageProgress.find((one) => one.process === process.name);
  const value = context.values[process.field];
  const current = process.stages.find((stage) => stage.value === value);
  const looked = process.stages.find((stage) => stage.value === chosen) ?? current ?? process.stages[0];
  const field = findField(object, process.field);
  const may = mayEdit && field !== undefined && !field.readOnly;
  const stages = shownStages(process, current, field);
  const moves = useStageMoves(object, (_, to) => { choose(to.value); void refetch(); });
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const tab = list.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (tab && list.current) list.current.scrollLeft = tab.offsetLeft - list.current.clientWidth / 2 + tab.offsetWidth / 2;
  }, [looked?.value]);
  const keys = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const at = stages.findIndex((stage) => stage === looked) + step;
    if (step === 0 || event.nativeEvent.isComposing || !stages[at]) return;
    event.preventDefault();
    choose(stages[at].value);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[at]?.focus();
  };
  if (!looked) return null;
  const at = current ? process.stages.indexOf(current) : -1;
  return (
    <section className={styles.stages} aria-label={process.label}>
      <div className={styles.bar} role="tablist" aria-label={process.label} ref={list} onKeyDown={keys}>
        {stages.map((stage) => {
          const state = stage === current ? 'current' : current?.ends !== 'lost' && process.stages.indexOf(stage) < at ? 'done' : 'next';
          return (
            <button
              key={stage.value} type="button" role="tab" id={tabOf(process, stage)} aria-selected={stage === looked} aria-controls={panelOf(process)} tabIndex={stage === looked ? 0 : -1}
              data-state={state} data-stage={stage.value} data-ends={stage.ends ?? undefined} aria-current={stage === current ? 'step' : undefined} onClick={() => choose(stage.value)}
            >
              {stage.ends === 'lost' ? <CloseOutlined aria-hidden /> : (state === 'done' || (stage.ends && state === 'current')) && <CheckOutlined aria-hidden />}
              <span className="tg-ellipsis">{stage.label}</span>
              {state !== 'next' && <span className="tg-visually-hidden">{say(`stages.state.${state}`)}</span>}
            </button>
          );
        })}
      </div>
      <div role="tabpanel" id={panelOf(process)} aria-labelledby={tabOf(process, looked)}>
        <StagePanel
          key={looked.value} of={{ id, process: process.name, stage: looked.value }} stage={looked} progress={progress?.stages.find((one) => one.stage === looked.value)} users={findField(object, 'updatedBy')?.targets ?? []}
          may={may} isCurrent={looked === current} blocked={current && current !== looked ? barrierTo(process.stages, current, looked)?.label : undefined} move={() => moves.begin({ id, version, name, process, context }, looked)}
        />
      </div>
      {moves.dialogs}
    </section>
  );
}

/** Values that are no longer offered show only where the record stands in them. */
function shownStages(process: ProcessDescription, current: StageDescription | undefined, field: FieldDescription | undefined): readonly StageDescription[] {
  const off = new Set(field?.values.filter(({ inactive }) => inactive).map(({ value }) => value));
  return process.stages.filter((stage) => stage === current || !off.has(stage.value));
}

function tabOf(process: ProcessDescription, stage: StageDescription): string {
  return `stage-${process.name}-${process.stages.indexOf(stage)}`;
}

function panelOf(process: ProcessDescription): string {
  return `stages-${process.name}`;
}
