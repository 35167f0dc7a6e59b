// What is asked of a record or a list, free of GraphQL: names, arguments, and what is asked of what comes back.
import type { Dialect } from '../database/dialect';
import type { Context } from '../access/context';
import type { AccessQuestion } from '../access/restrict';
import { TangramError, type Problem } from '../errors';
import type { Cell } from '../query/plan';
import type { FieldModel, ObjectModel } from '../model/model';

export type Variables = Readonly<Record<string, unknown>>;
export type Args = Readonly<Record<string, unknown>>;

/** One field of a selection, with all that was asked of it in different places put together. */
export interface AskedField {
  /** The key in the answer: alias or name. */
  readonly key: string;
  readonly name: string;
  /** Arguments with the request's variables filled in. */
  readonly args: (variables: Variables) => Args;
  /** The arguments are the same in every request. */
  readonly fixed: boolean;
  /** What is asked of the value where it is of this GraphQL object type. */
  readonly select: (typeName: string) => readonly AskedField[];
}

/** What plans are made with; everything in it is part of the key plans are kept under. */
export interface Making {
  readonly context: Pick<Context, 'viewer' | 'model'>;
  readonly dialect: Dialect;
  readonly language: string;
  /** Every record says its type under this key, for graphql-js. */
  readonly typeKey?: string;
  readonly slots: { next: number };
}

/** JSON text of a row's part; the lists below a row are found in `run`. */
export type Writer = (row: readonly unknown[], run: Run) => string;

/** The rows of one page: `rows[from]` to `rows[to - 1]`. */
export interface PageRows {
  readonly rows: readonly (readonly unknown[])[];
  readonly from: number;
  readonly to: number;
  readonly total: number;
  readonly next: boolean;
  readonly previous: boolean;
  readonly cursor: (row: readonly unknown[]) => string;
}

/** What has been read for a request: by slot, the pages of each parent. */
export interface Run { readonly pages: (ReadonlyMap<string, PageRows> | undefined)[] }

/** A cell that is known by the plan, or one that depends on who asks. */
export type CellSource = Cell | { readonly kind: 'access'; readonly path: readonly string[]; readonly object: ObjectModel; readonly action: AccessQuestion };

/** One level while it is being made: which cells its rows hold and which lists hang below. */
export interface LevelPlan {
  readonly object: ObjectModel;
  readonly cells: CellSource[];
  readonly places: Map<string, number>;
  readonly lists: ListPlan[];
}

/** A list below each row of a level, or at the root. */
export interface ListPlan {
  readonly slot: number;
  /** Where the row has the parent's id; -1 at the root. */
  readonly parentCell: number;
  readonly link?: import('../query/plan').ParentLink;
  readonly args: (variables: Variables) => Args;
  readonly fixed: boolean;
  readonly level: LevelPlan;
  readonly wants: Wants;
  readonly write: (page: PageRows, run: Run) => string;
  readonly path: readonly (string | number)[];
}
export interface Wants { rows: boolean; cursors: boolean; total: boolean }

/** A plan that cannot be made: FORBIDDEN or the like, with the way to the field. */
export class AskedInVain extends Error {
  constructor(readonly reason: TangramError, readonly path: readonly (string | number)[]) {
    super(reason.message);
  }
}

/** An empty level over an object. */
export function newLevel(object: ObjectModel): LevelPlan {
  return { object, cells: [], places: new Map(), lists: [] };
}

/** Where the row of a level has this cell. */
export function cellAt(level: LevelPlan, cell: CellSource): number {
  const key = cell.kind === 'value' ? `${cell.path.join('.')} ${cell.field} ${cell.column}` : cell.kind === 'access' ? `${cell.path.join('.')} ?${cell.action}` : `test ${level.cells.length}`;
  const known = level.places.get(key);
  if (known !== undefined) return known;
  level.cells.push(cell);
  level.places.set(key, level.cells.length - 1);
  return level.cells.length - 1;
}

/** Where the row has a column of the field at the end of `path`. */
export function valueCell(level: LevelPlan, path: readonly string[], field: FieldModel | string, column = 0): number {
  return cellAt(level, { kind: 'value', path, field: typeof field === 'string' ? field : field.name, column });
}

/** Throws what is wrong with arguments: FORBIDDEN where a field may not be used, else BAD_USER_INPUT. */
export function refuseProblems(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const forbidden = problems.find((problem) => problem.rule === 'forbiddenField');
  const first = forbidden ?? problems[0]!;
  throw new TangramError(forbidden ? 'FORBIDDEN' : 'BAD_USER_INPUT', first.rule, first.params, problems);
}
