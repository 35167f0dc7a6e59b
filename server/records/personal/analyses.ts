// Reports and dashboards that people make for themselves or share with everybody or some roles. They are data of their users, so no publish touches them.
import type { DashboardDefinition, ReportDefinition } from '../../../metadata/language/types';
import type { Context } from '../../access/context';
import { newId } from '../../base/ids';
import { TangramError } from '../../errors';
import { keptFor, labelFrom, mustBeNew, mustBeSomebody, mustMayShare } from './keeping';
import { keepUserSetting, userSetting } from './user-settings';

interface Kept { readonly id: string; readonly owner: string; readonly label: string; readonly shared: boolean; /** Codes; empty: everybody. */ readonly roles: readonly string[] }
export type ReportBody = Omit<ReportDefinition, 'name' | 'label'>;
export type DashboardBody = Pick<DashboardDefinition, 'panels'>;
export type KeptReport = Kept & { readonly kind: 'report'; readonly body: ReportBody };
export type KeptDashboard = Kept & { readonly kind: 'dashboard'; readonly body: DashboardBody };
export type KeptAnalysis = KeptReport | KeptDashboard;

/** What is written; absent parts stay as they are. */
export interface AnalysisChange { readonly label?: string; readonly shared?: boolean; readonly roles?: readonly string[]; readonly body?: ReportBody | DashboardBody }

/** Most reports, and most dashboards, of one person. */
const mostKept = 100;
const homeSetting = 'home.dashboard';

/** Everything the viewer keeps and what others share with her, in one statement. */
export async function viewerAnalyses(context: Context): Promise<readonly KeptAnalysis[]> {
  const { id } = context.viewer;
  if (id === null) return [];
  const rows = await context.connection.rows({ text: `SELECT ${columns} FROM engine_analysis WHERE deleted_at IS NULL AND (owner_id = ? OR shared = 1) ORDER BY created_at, id`, values: [id] });
  return rows.map(keptOf).filter((kept) => kept.owner === id || isFor(context, kept));
}

/** A new one of the viewer's own. */
export async function createAnalysis(context: Context, kind: KeptAnalysis['kind'], change: AnalysisChange & Required<Pick<AnalysisChange, 'body'>>): Promise<KeptAnalysis> {
  const owner = mustBeSomebody(context);
  if (change.shared) mustMayShare(context);
  const kept = { id: newId(kind === 'report' ? 'myreport' : 'mydash'), kind, owner, label: labelFrom(change.label ?? ''), shared: change.shared ?? false, roles: change.roles ?? [], body: change.body } as KeptAnalysis;
  const now = context.now.getTime();
  await context.database.transaction(async (connection) => {
    const own = await connection.rows({ text: 'SELECT label FROM engine_analysis WHERE owner_id = ? AND kind = ? AND deleted_at IS NULL', values: [owner, kind] });
    if (own.length >= mostKept) throw new TangramError('VALIDATION_FAILED', 'tooMany', { max: mostKept, count: own.length + 1 });
    mustBeNew(kept.label, own.map(([label]) => String(label)));
    await connection.run({
      text: 'INSERT INTO engine_analysis (id, kind, object, owner_id, label, body, roles, shared, created_at, updated_at, deleted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)',
      values: [kept.id, kind, objectOf(kept), owner, kept.label, JSON.stringify(kept.body), JSON.stringify(kept.roles), kept.shared ? 1 : 0, now, now],
    });
  });
  return kept;
}

/** Changes one: its owner everything, an administrator what is shared. */
export async function changeAnalysis(context: Context, id: string, change: AnalysisChange & { readonly kind: KeptAnalysis['kind'] }): Promise<KeptAnalysis> {
  const before = await mustFind(context, id, { deleted: false });
  if (before.kind !== change.kind) throw new TangramError('NOT_FOUND', 'notFound');
  // Whom it is shown to is a matter of the right as well as whether.
  if ((change.shared ?? before.shared) && (!before.shared || change.roles !== undefined)) mustMayShare(context);
  const { label, ...others } = change;
  const kept = { ...before, ...others, label: label === undefined ? before.label : labelFrom(label) } as KeptAnalysis;
  await context.database.transaction(async (connection) => {
    const own = await connection.rows({ text: 'SELECT label FROM engine_analysis WHERE owner_id = ? AND kind = ? AND id <> ? AND deleted_at IS NULL', values: [kept.owner, kept.kind, id] });
    mustBeNew(kept.label, own.map(([each]) => String(each)));
    await connection.run({
      text: 'UPDATE engine_analysis SET object = ?, label = ?, body = ?, roles = ?, shared = ?, updated_at = ? WHERE id = ?',
      values: [objectOf(kept), kept.label, JSON.stringify(kept.body), JSON.stringify(kept.roles), kept.shared ? 1 : 0, context.now.getTime(), id],
    });
  });
  return kept;
}

/** Takes one away; restoreAnalysis brings it back. */
export async function deleteAnalysis(context: Context, id: string): Promise<void> {
  await mustFind(context, id, { deleted: false });
  await context.database.run({ text: 'UPDATE engine_analysis SET deleted_at = ? WHERE id = ?', values: [context.now.getTime(), id] });
}

/** Brings a deleted one back. */
export async function restoreAnalysis(context: Context, id: string): Promise<void> {
  await mustFind(context, id, { deleted: true });
  await context.database.run({ text: 'UPDATE engine_analysis SET deleted_at = NULL WHERE id = ?', values: [id] });
}

/** The dashboard the viewer wants on her home page; undefined: those the application puts there. `none`: no dashboard. */
export async function homeDashboard(context: Context): Promise<string | undefined> {
  return (await userSetting(context, homeSetting)) as string | undefined;
}

/** Chooses it; null: those the application puts there. */
export function chooseHomeDashboard(context: Context, name: string | null): Promise<void> {
  mustBeSomebody(context);
  return keepUserSetting(context, homeSetting, name);
}

/** Forgets what was deleted long ago. */
export async function forgetDeletedAnalyses(context: Context): Promise<void> {
  await context.connection.run({ text: 'DELETE FROM engine_analysis WHERE deleted_at < ?', values: [context.now.getTime() - keptFor] });
}

const columns = 'id, kind, object, owner_id, label, body, roles, shared';

function keptOf([id, kind, object, owner, label, body, roles, shared]: readonly unknown[]): KeptAnalysis {
  const written = JSON.parse(String(body)) as ReportBody | DashboardBody;
  return {
    id: String(id), kind, owner: String(owner), label: String(label), shared: Number(shared) === 1, roles: JSON.parse(String(roles)) as string[],
    // The column follows when an object is renamed.
    body: kind === 'report' ? { ...written, object: String(object) } : written,
  } as KeptAnalysis;
}

function objectOf(kept: KeptAnalysis): string {
  return kept.kind === 'report' ? kept.body.object : '';
}

function isFor({ viewer }: Context, { shared, roles }: KeptAnalysis): boolean {
  return shared && (roles.length === 0 || viewer.setup || viewer.system || (viewer.role !== null && viewer.role !== undefined && roles.includes(viewer.role)));
}

async function mustFind(context: Context, id: string, { deleted }: { readonly deleted: boolean }): Promise<KeptAnalysis> {
  const [row] = await context.connection.rows({ text: `SELECT ${columns} FROM engine_analysis WHERE id = ? AND deleted_at IS ${deleted ? 'NOT NULL' : 'NULL'}`, values: [id] });
  const kept = row && keptOf(row);
  const { viewer } = context;
  if (!kept || (kept.owner !== viewer.id && !isFor(context, kept) && !viewer.system)) throw new TangramError('NOT_FOUND', 'notFound');
  if (kept.owner !== viewer.id && !viewer.setup && !viewer.system) throw new TangramError('FORBIDDEN', 'foreignAnalysis');
  return kept;
}
