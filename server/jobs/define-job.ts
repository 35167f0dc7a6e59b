// What kinds of work there are: each kind is defined once, beside what it does, and known by its name to every node.
import type { Context } from '../access/context';

export type JobJson = null | boolean | number | string | readonly JobJson[] | { readonly [name: string]: JobJson };

/** What a step hands over to the next one; kept in the same transaction as what the step wrote. */
export interface Step {
  /** Where to go on after a break; `run.checkpoint` of the next attempt. Absent: unchanged. */
  readonly checkpoint?: JobJson;
  readonly done?: number;
  readonly total?: number;
}

/** What a finished job leaves for its owner. */
export interface JobResult {
  /** Numbers and words about the outcome. */
  readonly data?: JobJson;
  /** Id of a stored file to download. */
  readonly file?: string;
}

/** One attempt at a job. */
export interface JobRun<I> {
  readonly id: string;
  readonly input: I;
  /** What the last step that was committed left; null at the first attempt. */
  readonly checkpoint: JobJson;
  /** 1 for the first. */
  readonly attempt: number;
  /** Aborted when the job is cancelled, its lease is lost, or the process ends. */
  readonly signal: AbortSignal;
  /** The owner's rights as they are now, on the Model in force now; every right for a job without an owner. Throws where the owner may not sign in any more. */
  context(): Promise<Context>;
  /**
   * Runs `work` in one transaction together with its checkpoint and progress: killed at any point, a step has happened wholly or not at all, and is
   * never done twice by two workers. Throws when the job is not to go on. WARNING: `work` may run again after a deadlock.
   */
  step(work: (inside: Context) => Promise<Step | void>): Promise<void>;
  /** Progress between steps; written at most twice a second. Throws when the job is not to go on. */
  report(progress: { readonly done: number; readonly total?: number }): Promise<void>;
}

export interface JobDefinition<I> {
  /** camelCase, at most 40 letters; kept in the database, so never changed. */
  readonly name: string;
  readonly label: { readonly 'zh-CN': string; readonly en: string };
  /** Tries in all before the job has failed; 5 where absent. What is wrong with the input fails at once. */
  readonly attempts?: number;
  /** Higher goes first; 0 where absent. */
  readonly priority?: number;
  /** true: shown only to administrators. */
  readonly internal?: boolean;
  /** When it is due by itself, as cron in the application's time zone: `0 3 * * *`. Needs no input. */
  readonly schedule?: string;
  run(run: JobRun<I>): Promise<JobResult | void>;
}

/** A kind that was defined; hand it to `enqueue`. */
export interface JobKind<I> extends JobDefinition<I> { readonly defined: true }
/** A kind whose input nobody cares about. */
// WARNING: parameters of run are checked the strict way round, so a list of kinds cannot be one of unknown inputs.
export type AnyJobKind = JobKind<never>;

const kinds = new Map<string, AnyJobKind>();

/** Defines a kind of job. Its module must be imported by application/job-kinds.ts, so that every node knows it. */
export function defineJob<I>(definition: JobDefinition<I>): JobKind<I> {
  if (!/^[a-z][A-Za-z0-9]{1,39}$/.test(definition.name)) throw new Error(`"${definition.name}" is no name for a kind of job`);
  if (kinds.has(definition.name)) throw new Error(`There are two kinds of job called ${definition.name}`);
  const kind: JobKind<I> = Object.freeze({ ...definition, defined: true as const });
  kinds.set(kind.name, kind as AnyJobKind);
  return kind;
}

/** The kind with this name; undefined where this node does not know it (another node may). */
export function jobKind(name: string): AnyJobKind | undefined {
  return kinds.get(name);
}

/** Every kind this node knows. */
export function jobKinds(): readonly AnyJobKind[] {
  return [...kinds.values()];
}
