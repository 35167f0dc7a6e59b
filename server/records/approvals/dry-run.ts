// Who would have to agree if a record were submitted: an approval as it is being written, tried on a real record. Nothing is changed.
import type { ApprovalDefinition } from '../../../metadata/language/types';
import type { Context } from '../../access/context';
import { sentence, TangramError } from '../../errors';
import { decidersOf } from './go-on';
import { keptApproval } from './kept-approval';
import { activeUsers } from './approvers';
import { approvalSubject, holds } from './subject';

export interface DryRun { readonly needed: boolean; readonly steps: readonly { readonly name: string; readonly label: string; readonly asked: boolean; readonly people: readonly string[]; readonly problem: string | null }[] }

/** As if its owner submitted it. */
export async function dryRun(context: Context, record: string, definition: ApprovalDefinition): Promise<DryRun> {
  const subject = await approvalSubject(context, record, { lock: false });
  const approval = keptApproval(context.model, subject.object, definition);
  const owner = subject.value('owner')?.[0];
  const applicant = typeof owner === 'string' ? owner : context.viewer.id;
  const steps: DryRun['steps'][number][] = [];
  for (const step of approval.steps) {
    const asked = await holds(context, subject, step.when);
    const found = asked ? await decidersOf(context, { subject, approval, step, applicant }).catch((error: unknown) => (error instanceof TangramError ? error : Promise.reject(error as Error))) : undefined;
    const names = found && !(found instanceof TangramError) ? await activeUsers(context, found.all) : new Map<string, string>();
    steps.push({ name: step.name, label: step.label, asked, people: found && !(found instanceof TangramError) ? found.all.map((id) => names.get(id) ?? '') : [], problem: found instanceof TangramError ? sentence(found.rule, found.params, context.viewer.language) : null });
  }
  return { needed: await holds(context, subject, approval.when), steps };
}
