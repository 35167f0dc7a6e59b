// What one may do with a report: change it, make one's own from it, name and share it, delete it with the way back.
import { EllipsisOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, type MenuProps } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ReportDescription } from '../../metadata/language/description';
import { failureOf, failureWords } from '../data/failure';
import { useApp } from '../describe/use-description';
import { addresses, navigate } from '../widgets/navigation';
import { UndoOffer } from '../widgets/undo-offer';
import { useWords } from '../words/words';
import { KeepDialog } from './keep-dialog';
import { draftOf, writeDraft } from './report-draft';
import { useMyAnalyses } from './use-my-analyses';

/** `current` is the report as it is on screen, with other conditions or another chart. */
export function ReportActions({ report, current }: { report: ReportDescription; current: ReportDescription }): ReactNode {
  const { say } = useWords();
  const { viewer } = useApp();
  const { message } = App.useApp();
  const analyses = useMyAnalyses();
  const [naming, setNaming] = useState(false);
  const { kept } = report;
  const mine = kept && (kept.mine || viewer.setup) ? kept : null;
  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      void message.error({ duration: 6, content: failureWords(failureOf(error), say) });
      return false;
    }
  };
  const remove = async (): Promise<void> => {
    const key = `report-${report.name}`;
    const undo = async (): Promise<void> => {
      message.destroy(key);
      if (await attempt(() => analyses.restore(report.name))) navigate(addresses.report(report.name));
    };
    if (!(await attempt(() => analyses.remove(report.name, () => navigate(addresses.reports))))) return;
    void message.success({ key, duration: 8, content: <UndoOffer what={say('view.deleted', { name: report.label })} undo={() => void undo()} /> });
  };
  const items: MenuProps['items'] = [
    ...(mine ? [{ key: 'change', label: say('report.change'), onClick: () => navigate(addresses.makeReport(report.name)) }] : []),
    { key: 'copy', label: say('report.copy'), onClick: () => navigate(addresses.makeReport(null, writeDraft(draftOf(current)))) },
    ...(mine ? [{ key: 'name', label: say('report.nameAndShare'), onClick: () => setNaming(true) }, { type: 'divider' as const }, { key: 'delete', danger: true, label: say('action.delete'), onClick: () => void remove() }] : []),
  ];
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items }} placement="bottomRight"><Button icon={<EllipsisOutlined />} aria-label={say('report.actions')} title={say('report.actions')} /></Dropdown>
      {naming && mine && (
        <KeepDialog
          title={say('report.nameAndShare').replace('…', '')} begin={{ label: report.label, shared: mine.shared, roles: mine.roles }} close={() => setNaming(false)}
          save={async ({ label, ...sharing }) => {
            await analyses.saveReport({ label, ...(viewer.shareViews ? sharing : {}) }, report.name);
            setNaming(false);
            void message.success(say('view.saved', { name: label }));
          }}
        />
      )}
    </>
  );
}
