// Hands over what a report shows as a file, or puts it on paper: the groups with their exact numbers, and the total.
import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import type { ReportDescription } from '../../metadata/language/description';
import { failureOf, failureWords } from '../data/failure';
import { useApp } from '../describe/use-description';
import { exportFile, keepFile, type ExportFormat } from '../list/export-file';
import { printTable } from '../list/print-list';
import { formatDecimal, formatMoment } from '../words/format';
import { useWords } from '../words/words';
import type { Measure } from './measures';
import { groupLabel, type Subject } from './report-question';
import type { ReportAnswer } from './use-report';

/** What is on screen of a report. */
export interface ShownReport { readonly answer: ReportAnswer; readonly subject: Subject; readonly measures: readonly Measure[] }

/** The button with the formats. */
export function ReportExport({ report, shown }: { report: ReportDescription; shown: ShownReport | null }): ReactNode {
  const { say, language } = useWords();
  const { message } = App.useApp();
  const { viewer, timeZone } = useApp();
  const write = async (format: ExportFormat | 'print'): Promise<void> => {
    if (!shown) return;
    const { answer, subject, measures } = shown;
    const heads = [...report.groupBy.map((by) => groupLabel(subject, by)), ...measures.map((measure) => measure.label)];
    const total = report.groupBy.map((_, index) => (index === 0 ? say('report.total') : ''));
    if (format === 'print') {
      return printTable({
        title: report.label, info: say('print.info', { count: formatDecimal(answer.groups.length, language), by: viewer.name, at: formatMoment(new Date().toISOString(), timeZone) }), heads,
        rows: [...answer.groups.map((group) => [...group.keys.map((key) => key.label), ...measures.map((measure, index) => measure.full(group.numbers[index] ?? null))]), [...total, ...measures.map((measure, index) => measure.full(answer.total[index] ?? null))]],
      });
    }
    try {
      const rows = [
        ...answer.groups.map((group) => [...group.keys.map((key) => ({ kind: 'text' as const, text: key.label })), ...measures.map((measure, index) => measure.cell(group.numbers[index] ?? null))]),
        [...total.map((text) => ({ kind: 'text' as const, text })), ...measures.map((measure, index) => measure.cell(answer.total[index] ?? null))],
      ];
      keepFile(await exportFile({ name: report.label, heads, widths: heads.map(() => null), rows }, format), `${report.label} ${new Date().toISOString().slice(0, 10)}.${format}`);
    } catch (error) {
      void message.error({ duration: 6, content: failureWords(failureOf(error), say) });
    }
  };
  return (
    <Dropdown trigger={['click']} disabled={!shown} menu={{ items: (['xlsx', 'csv', 'print'] as const).map((format) => ({ key: format, label: say(format === 'print' ? 'print.title' : `export.${format}`), onClick: () => void write(format) })) }}>
      <Button icon={<DownloadOutlined />} aria-label={say('export.title')} title={say('export.title')} />
    </Dropdown>
  );
}
