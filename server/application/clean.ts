// What is forgotten every hour because nobody can ask for it any more.
import { removeEnded } from '../access/sessions';
import { defineJob } from '../jobs/define-job';
import { forgetInternalJobs, forgetJobs } from '../jobs/job-list';
import { forgetEvents } from '../records/forget-events';
import { forgetNotices } from '../records/notices/notices';
import { forgetAnswers } from '../records/idempotency';
import { forgetDeletedAnalyses } from '../records/personal/analyses';
import { forgetDeletedViews } from '../records/personal/list-views';
import { forgetReplaced } from '../records/replace-value';
import { forgetDrafts } from '../store/drafts';

const day = 24 * 60 * 60 * 1000;
/** How long jobs that ended are kept for looking back, and discarded drafts for taking back. */
const jobsKept = 30 * day;
const draftsKept = 30 * day;

export const cleaning = defineJob<null>({
  name: 'cleaning', label: { 'zh-CN': '清理过期数据', en: 'Clearing out what has ended' }, internal: true, schedule: '17 * * * *',
  async run(run) {
    await run.step(async (inside) => {
      await removeEnded(inside.connection, inside.now.getTime());
      await forgetAnswers(inside);
      await forgetEvents(inside);
      await forgetNotices(inside);
      await forgetDeletedViews(inside);
      await forgetDeletedAnalyses(inside);
      await forgetJobs(inside.connection, inside.now.getTime() - jobsKept);
      await forgetInternalJobs(inside.connection, inside.now.getTime() - day);
      await forgetReplaced(inside);
      await forgetDrafts(inside.connection, inside.now.getTime() - draftsKept);
    });
  },
});
