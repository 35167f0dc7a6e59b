// Makes a report, or changes one of one's own: settings on the left, what they give on the right.
import { App, Button } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { ObjectDescription, ReportDescription } from '../../metadata/language/description';
import { failureOf, failureWords } from '../data/failure';
import { allObjects, useApp, useObject, useObjects } from '../describe/use-description';
import { throughNames } from '../list/filter-fields';
import { addresses, linkTo, navigate, useAddress } from '../widgets/navigation';
import { Empty, Failed, Forbidden, Loading, NotFound } from '../widgets/page-state';
import { PageTitle } from '../widgets/page-title';
import { useWords } from '../words/words';
import { KeepDialog, type KeepWish } from './keep-dialog';
import { draftOf, newDraft, readDraft, reportOf, writeDraft, type ReportDraft } from './report-draft';
import { ReportSettings } from './report-settings';
import { ReportView } from './report-view';
import { useAnalyses } from './use-analyses';
import { useMyAnalyses } from './use-my-analyses';

/** `name`: the report that is changed; null: a new one, of the object in the address or of the first there is. */
export function ReportBuilder({ name }: { name: string | null }): ReactNode {
  const { say } = useWords();
  const app = useApp();
  const { query } = useAddress();
  const { analyses, failure, again } = useAnalyses();
  const text = query.toString();
  const written = useMemo(() => readDraft(new URLSearchParams(text)), [text]);
  const objects = allObjects(app);
  if (name === null) {
    const wanted = written?.object ?? query.get('object') ?? app.modules[0]?.objects[0]?.name;
    const object = objects.find((each) => each.name === wanted) ?? objects[0];
    if (!object) return <Empty title={say('home.nothing')} />;
    return <Builder key={object.name} objectName={object.name} draft={written?.object === object.name ? written : null} report={null} />;
  }
  if (failure) return <Failed failure={failure} retry={again} />;
  if (!analyses) return <Loading rows={8} />;
  const report = analyses.reports.find((each) => each.name === name);
  if (!report) return <NotFound />;
  if (!report.kept || !(report.kept.mine || app.viewer.setup)) return <Forbidden />;
  return <Builder key={report.name} objectName={report.object} draft={written?.object === report.object ? written : draftOf(report)} report={report} />;
}

/** The draft of somebody who has changed nothing yet stands in no address. */
function Builder({ objectName, draft: given, report }: { objectName: string; draft: ReportDraft | null; report: ReportDescription | null }): ReactNode {
  const { say } = useWords();
  const app = useApp();
  const { message } = App.useApp();
  const object: ObjectDescription = useObject(objectName);
  const through = useObjects(throughNames(object));
  const analyses = useMyAnalyses();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const draft = useMemo(() => given ?? newDraft(object), [given, object]);
  const label = report?.label ?? say('report.new');
  const preview = useMemo(() => reportOf(draft, { name: 'draft', label }), [draft, label]);
  const go = (next: ReportDraft): void => navigate(addresses.makeReport(report?.name ?? null, writeDraft(next)), { replace: true });
  const done = (name: string, said: string): void => {
    void message.success(say('view.saved', { name: said }));
    navigate(addresses.report(name), { replace: true });
  };
  const save = async (): Promise<void> => {
    if (!report) return setAsking(true);
    setBusy(true);
    try {
      done(await analyses.saveReport(draft, report.name), report.label);
    } catch (error) {
      const told = failureOf(error);
      void message.error({ duration: 6, content: told.fields[0]?.message || failureWords(told, say) });
      setBusy(false);
    }
  };
  const keep = async (wish: KeepWish): Promise<void> => done(await analyses.saveReport({ ...draft, ...wish }, null), wish.label);
  return (
    <div className="tg-page">
      <PageTitle parts={[label, say('report.title'), app.label]} />
      <header className="tg-report-head">
        <div><nav className="tg-crumbs"><a {...linkTo(addresses.reports)}>{say('report.title')}</a>{report && <a {...linkTo(addresses.report(report.name))}>{report.label}</a>}</nav><h1>{report ? say('report.changing', { name: report.label }) : say('report.new')}</h1></div>
        <div className="tg-report-tools">
          <Button onClick={() => navigate(report ? addresses.report(report.name) : addresses.reports)}>{say('action.cancel')}</Button>
          <Button type="primary" loading={busy} onClick={() => void save()}>{say(report ? 'action.save' : 'report.keep')}</Button>
        </div>
      </header>
      <div className="tg-builder">
        <ReportSettings draft={draft} object={object} through={through} onChange={go} onObject={report ? undefined : (name) => navigate(addresses.makeReport(null, new URLSearchParams({ object: name }).toString()), { replace: true })} />
        <article className="tg-chart-panel tg-chart-panel-alone" aria-label={say('report.preview')}>
          <ReportView key={`${draft.chart}-${draft.groupBy.length}`} report={preview} object={object} parts="both" />
        </article>
      </div>
      {asking && <KeepDialog title={say('report.keep')} begin={{ label: '', shared: false, roles: [] }} save={keep} close={() => setAsking(false)} />}
    </div>
  );
}
