// Every kind of job there is, one line each: imported when the server starts, so that its worker knows them all.
import './backup-job';
import './clean';
import '../records/fill-in-background';
import '../records/replace-value';
import '../records/import/import-jobs';
import '../records/approvals/remind';
import '../channels/mail/mailing';
import '../channels/mail/send-mail';
import '../records/notices/remind';
