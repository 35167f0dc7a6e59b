// Reminds approvers who have not decided: an event for whoever tells people, once a turn, and a note in the trail.
import type { Context } from '../../access/context';
import { defineJob } from '../../jobs/define-job';
import { noteEvent } from './note-event';
import { readRequests, readTurns } from './requests';

const atOnce = 200;

/** Gives how many were reminded. */
export async function remindApprovers(context: Context): Promise<number> {
  const { connection, now } = context;
  const turns = await readTurns(context, { text: `state = 'open' AND remind_at <= ? AND reminded IS NULL ORDER BY remind_at LIMIT ${atOnce}`, values: [now.getTime()] });
  let reminded = 0;
  for (const { id, request: key, user } of turns) {
    // Two nodes at the same time: one of them reminds.
    if ((await connection.run({ text: `UPDATE engine_approval_turn SET reminded = ? WHERE id = ? AND state = 'open' AND reminded IS NULL`, values: [now.getTime(), id] })) === 0) continue;
    const [request] = await readRequests(context, { text: 'id = ?', values: [key] });
    if (!request || !context.model.objects.get(request.object)?.approvals.some(({ name }) => name === request.approval)) continue;
    await noteEvent(context, request, { action: 'remind', to: user, tell: [user], ...(request.definition.steps[request.step] ? { step: request.definition.steps[request.step]!.name } : {}) });
    reminded += 1;
  }
  return reminded;
}

export const reminding = defineJob<null>({
  name: 'approvalReminders', label: { 'zh-CN': '提醒审批人', en: 'Reminding approvers' }, internal: true, schedule: '*/5 * * * *',
  async run(run) {
    await run.step(async (inside) => { await remindApprovers(inside); });
  },
});
