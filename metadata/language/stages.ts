// How a record may go through the stages of a process: said once, for the server that decides and the browser that offers.

/** What is asked of a stage here; stages stand in order. */
export interface StageWay { readonly value: string; readonly ends?: 'won' | 'lost' | 'done' | null | undefined; readonly noReturn: boolean }
/** What is asked of a process here. */
export interface ProcessScope { readonly field: string; readonly recordType?: string | null | undefined; readonly kind?: { readonly field: string; readonly values: readonly string[] } | null | undefined }

/** The process of `field` that a record with these values follows: those for some records stand before those for all others. */
export function processFor<P extends ProcessScope>(processes: readonly P[], field: string, value: (field: string) => unknown): P | undefined {
  return processes.find((process) => process.field === field
    && (!process.recordType || process.recordType === value('recordType'))
    && (!process.kind || process.kind.values.includes(String(value(process.kind.field) ?? ''))));
}

/** The stage whose way back is closed for a record that stands in `from`. A way that ended in a loss went nowhere, so only the loss itself may be final. */
export function barrierTo<S extends StageWay>(stages: readonly S[], from: S, to: S): S | undefined {
  if (from === to) return undefined;
  if (from.ends && from.noReturn) return from;
  const [start, end] = [stages.indexOf(from), stages.indexOf(to)];
  if (end > start || from.ends === 'lost') return undefined;
  return stages.find((stage, index) => stage.noReturn && !stage.ends && end < index && index <= start);
}

/** Stages that a record goes beyond on its way from one to another: none on the way to a loss, and none on the way back. */
export function passedStages<S extends StageWay>(stages: readonly S[], from: S | undefined, to: S): readonly S[] {
  if (to.ends === 'lost' || from?.ends === 'lost') return [];
  return stages.slice(from ? stages.indexOf(from) : 0, stages.indexOf(to)).filter(({ ends }) => !ends);
}
