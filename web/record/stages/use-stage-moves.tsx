// Moves records to stages wherever they show: asks for what is missing, submits what waits for an approval, says what was refused.
import { useApolloClient } from '@apollo/client/react';
import { App } from 'antd';
import { useState, type ReactNode } from 'react';
import type { FieldDescription, ObjectDescription, ProcessDescription, StageDescription } from '../../../metadata/language/description';
import { barrierTo } from '../../../metadata/language/stages';
import { newKey } from '../../data/client';
import type { Failure } from '../../data/failure';
import { findField } from '../../describe/use-description';
import type { RuleContext } from '../../layout/form-rules';
import { useWords } from '../../words/words';
import { ActDialog } from '../approvals/act-dialog';
import { updateRecord } from '../save-record';
import { MoveDialog } from './move-dialog';
import { missingFields } from './stage-fields';
import { refusedWords } from './stage-requests';
import { useMove } from './use-move';

/** A record that may be moved, and the stages it goes through. */
export interface StagedRecord {
  readonly id: string; readonly version: number | null; readonly name: string;
  readonly process: ProcessDescription;
  /** Holds the record's values, those of stages among them. */
  readonly context: RuleContext;
}
export interface StageMoves {
  /** Resolves when the record is moved, was refused, or a dialog is open that asks for more. */
  readonly begin: (record: StagedRecord, to: StageDescription) => Promise<void>;
  /** To be drawn somewhere on the page. */
  readonly dialogs: ReactNode;
}

/** `moved` is called where a record has come to its stage. */
export function useStageMoves(object: ObjectDescription, moved: (record: StagedRecord, to: StageDescription) => void): StageMoves {
  const { say } = useWords();
  const { message } = App.useApp();
  const client = useApolloClient();
  const save = useMove(object);
  const [asked, setAsked] = useState<{ readonly record: StagedRecord; readonly to: StageDescription; readonly fields: readonly FieldDescription[] } | null>(null);
  const [waits, setWaits] = useState<{ readonly record: StagedRecord; readonly to: StageDescription; readonly hint: string } | null>(null);
  const move = async (record: StagedRecord, to: StageDescription, { input, back }: Sent = nothing): Promise<Failure | null> => {
    const { id, version, name, process, context } = record;
    const takes = process.probability === null ? undefined : findField(object, process.probability);
    const probability = process.probability !== null && to.probability !== null && takes?.readOnly === false ? { [process.probability]: context.values[process.probability] ?? null } : {};
    const failure = await save({ id, version, name, process, from: stageOf(record), to, input, back: { ...probability, ...back } });
    if (!failure) moved(record, to);
    if (!failure?.fields.length || !failure.fields.every(({ rule }) => rule === 'approvalFirst')) return failure;
    // The move waits for an approval: what was entered for it is kept, and it is submitted.
    if (Object.keys(input).length > 0) await updateRecord(client, object, { id, version, input, key: newKey() });
    setWaits({ record, to, hint: refusedWords(failure, say) });
    return null;
  };
  const begin = async (record: StagedRecord, to: StageDescription): Promise<void> => {
    const fields = missingFields(record.process, { from: stageOf(record), to, context: record.context });
    if (fields.length > 0 || isFinal(record, to)) return setAsked({ record, to, fields });
    const failure = await move(record, to);
    if (failure) void message.error(refusedWords(failure, say), 6);
  };
  const dialogs = (
    <>
      {waits && <ActDialog act="submit" name={waits.record.name} object={object.name} on={{ record: waits.record.id, wanted: { field: waits.record.process.field, value: waits.to.value } }} hint={waits.hint} close={() => setWaits(null)} />}
      {asked && (
        <MoveDialog
          object={object} to={asked.to} fields={asked.fields} final={isFinal(asked.record, asked.to)} close={() => setAsked(null)}
          values={{ ...asked.record.context.values, [asked.record.process.field]: asked.to.value }} move={(input, back) => move(asked.record, asked.to, { input, back })}
        />
      )}
    </>
  );
  return { begin, dialogs };
}

interface Sent { readonly input: Readonly<Record<string, unknown>>; readonly back: Readonly<Record<string, unknown>> }
const nothing: Sent = { input: {}, back: {} };

/** The stage the record stands in. */
export function stageOf({ process, context }: StagedRecord): StageDescription | undefined {
  return process.stages.find((stage) => stage.value === context.values[process.field]);
}

/** true where there is no way back from `to` to where the record stands. */
function isFinal(record: StagedRecord, to: StageDescription): boolean {
  const from = stageOf(record);
  const { stages } = record.process;
  return from !== undefined && barrierTo(stages, to, from) !== undefined && barrierTo(stages, from, to) === undefined;
}
