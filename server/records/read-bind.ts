// Fills a list's plan with one request's arguments: condition, order, page and cost of every level, before anything is read.
import { accessPredicate, questionScope } from '../access/restrict';
import type { Context, Viewer } from '../access/context';
import { TangramError, type Problem } from '../errors';
import type { ObjectModel } from '../model/model';
import { cursorValues } from '../query/cursor';
import { predicateOf, type QuestionScope } from '../query/filter';
import { orderColumn, orderOf } from '../query/order';
import type { Cell, Order, Predicate } from '../query/plan';
import { AskedInVain, refuseProblems, type Args, type ListPlan, type Variables } from './read-asked';

/** A list's plan with everything a request says about it. */
export interface BoundList {
  readonly plan: ListPlan;
  readonly where: Predicate;
  readonly order: readonly Order[];
  readonly page: BoundPage;
  readonly cells: readonly Cell[];
  /** Where the row has the values of its cursor. */
  readonly cursorCells: readonly number[];
  readonly lists: readonly BoundList[];
  /** Of one page, with everything below. */
  readonly cost: number;
  /** The same object serves later requests of the viewer, so what is made from it may be kept, too. */
  readonly kept?: boolean;
}
export interface BoundPage { readonly size: number; readonly after?: readonly unknown[]; readonly before?: readonly unknown[]; readonly fromEnd: boolean; readonly skip?: number }

/** What a request is bound with. */
export interface Binding { readonly context: Context; readonly variables: Variables; readonly scope: QuestionScope }

const defaultPageSize = 50;
export const largestPage = 1000;
/** Most records left out before a page; further down a cursor leads. */
const mostSkipped = 1_000_000;
const skippedAtCostOne = 1000;
/** Most ways through lookups from one list. */
const mostLookups = 45;
const filterCost = 20;
const totalCost = 100;

/** The means of binding, made once per request. */
export function bindingOf(context: Context, variables: Variables): Binding {
  return { context, variables, scope: questionScope(context) };
}

/** Binds a list and all lists below it. What is the same in every request of a viewer is bound once a day. */
export function bindList(plan: ListPlan, binding: Binding): BoundList {
  if (!isFixed(plan)) return bindAnew(plan, binding);
  const { viewer, today } = binding.context;
  let byViewer = boundByPlan.get(plan);
  if (!byViewer) boundByPlan.set(plan, (byViewer = new WeakMap()));
  const known = byViewer.get(viewer);
  if (known?.today === today) return known.bound;
  const bound = { ...bindAnew(plan, binding), kept: true };
  byViewer.set(viewer, { today, bound });
  return bound;
}

const boundByPlan = new WeakMap<ListPlan, WeakMap<Viewer, { readonly today: string; readonly bound: BoundList }>>();
const fixedPlans = new WeakMap<ListPlan, boolean>();

function isFixed(plan: ListPlan): boolean {
  const known = fixedPlans.get(plan);
  if (known !== undefined) return known;
  const fixed = plan.fixed && plan.level.lists.every(isFixed);
  fixedPlans.set(plan, fixed);
  return fixed;
}

function bindAnew(plan: ListPlan, binding: Binding): BoundList {
  const { object } = plan.level;
  const args = argsOf(plan, binding);
  const problems: Problem[] = [];
  const where = predicateOf(object, args['filter'], { scope: binding.scope, problems, path: 'filter' });
  const order = orderOf(object, args['orderBy'], { scope: binding.scope, problems, path: 'orderBy' });
  const page = pageOf(args, order, problems);
  at(plan.path, () => refuseProblems(problems));
  const cells = plan.level.cells.map((source): Cell => (
    source.kind === 'access' ? { kind: 'test', path: source.path, of: accessPredicate(binding.context, source.object, source.action) } : source
  ));
  // A statement selects something.
  if (cells.length === 0) cells.push({ kind: 'value', path: [], field: 'id', column: 0 });
  at(plan.path, () => mustJoinFew(cells));
  const cursorCells = plan.wants.cursors ? addCursorCells(binding, object, order, cells) : [];
  const lists = plan.level.lists.map((list) => bindList(list, binding));
  const below = lists.reduce((sum, list) => sum + list.cost, 0);
  const conditions = args['filter'] ? filterCost + sizeOf(args['filter']) : 0;
  const rows = plan.wants.rows ? page.size : 0;
  const cost = 1 + conditions + (page.skip ?? 0) / skippedAtCostOne + (plan.wants.total ? totalCost : 0) + rows * (1 + cells.length / 5) + rows * below;
  return { plan, where, order, page, cells, cursorCells, lists, cost };
}

/** Databases join only so many tables: MySQL 61. */
function mustJoinFew(cells: readonly Cell[]): void {
  const joined = new Set(cells.flatMap(({ path }) => path.map((_, index) => path.slice(0, index + 1).join('.'))));
  if (joined.size <= mostLookups) return;
  throw new TangramError('QUERY_TOO_COSTLY', 'tooCostly', { requested: joined.size, limit: mostLookups, cause: [...joined].sort((left, right) => right.length - left.length)[0]! });
}

/** Runs `work`; what it refuses belongs to the place `path` of the answer. */
export function at<T>(path: readonly (string | number)[], work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof TangramError ? new AskedInVain(error, path) : error;
  }
}

function argsOf(plan: ListPlan, { variables }: Binding): Args {
  return plan.args(variables);
}

function pageOf(args: Args, order: readonly Order[], problems: Problem[]): BoundPage {
  const size = (name: 'first' | 'last' | 'skip', most = largestPage): number | undefined => {
    const value = args[name];
    if (value === null || value === undefined) return undefined;
    if (typeof value !== 'number' || value < 0) problems.push({ path: name, rule: 'tooSmall', params: { label: name, min: 0 } });
    else if (value > most) problems.push({ path: name, rule: 'tooMany', params: { max: most, count: value } });
    return value as number;
  };
  const place = (name: 'after' | 'before'): readonly unknown[] | undefined => {
    const cursor = args[name];
    if (cursor === null || cursor === undefined) return undefined;
    const values = typeof cursor === 'string' ? cursorValues(order, cursor) : undefined;
    if (!values) problems.push({ path: name, rule: 'badRequest', params: { detail: `${name} is not a cursor of this order` } });
    return values;
  };
  const [first, last, after, before] = [size('first'), size('last'), place('after'), place('before')];
  if (first !== undefined && last !== undefined) problems.push({ path: 'last', rule: 'badRequest', params: { detail: 'give first or last, not both' } });
  const skip = size('skip', mostSkipped) ?? 0;
  const fromEnd = last !== undefined || (first === undefined && before !== undefined && after === undefined);
  return { size: first ?? last ?? defaultPageSize, after, before, fromEnd, ...(skip > 0 ? { skip } : {}) };
}

/** The values a cursor is made of: the order's terms, then the id. */
function addCursorCells({ scope }: Binding, object: ObjectModel, order: readonly Order[], cells: Cell[]): number[] {
  const add = (path: readonly string[], field: string, column: number): number => {
    const key = `${path.join('.')} ${field} ${column}`;
    const known = cells.findIndex((cell) => cell.kind === 'value' && `${cell.path.join('.')} ${cell.field} ${cell.column}` === key);
    if (known >= 0) return known;
    cells.push({ kind: 'value', path, field, column });
    return cells.length - 1;
  };
  return [
    ...order.map((each) => {
      const { path, field, column } = orderColumn(scope.model, object, each);
      return add(path, field.name, column);
    }),
    add([], 'id', 0),
  ];
}

/** How many values and conditions a filter holds. */
function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + sizeOf(each), 1);
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, each) => sum + sizeOf(each), 1);
}
