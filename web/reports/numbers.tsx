// The table of a report: each group with its numbers and the way to its records, and the total of all records below.
import { Table } from 'antd';
import type { ReactNode } from 'react';
import type { ReportDescription } from '../../metadata/language/description';
import { linkTo } from '../widgets/navigation';
import { useWords } from '../words/words';
import type { Measure } from './measures';
import { groupLabel, type Group, type Subject } from './report-question';
import type { ReportAnswer } from './use-report';

export interface NumbersProps { readonly report: ReportDescription; readonly subject: Subject; readonly answer: ReportAnswer; readonly measures: readonly Measure[]; readonly addressOf: (group: Group | null) => string }

/** The total leads to all records of the report. */
export function Numbers({ report, subject, answer, measures, addressOf }: NumbersProps): ReactNode {
  const { say } = useWords();
  const { groups, total, cut } = answer;
  return (
    <>
      <Table
        size="small" pagination={groups.length > 50 ? { pageSize: 50, showSizeChanger: false } : false} rowKey={(group) => group.keys.map((key) => String(key.value)).join('|')} dataSource={[...groups]} scroll={{ x: 'max-content' }}
        columns={[
          ...report.groupBy.map((by, index) => ({ key: `g${index}`, title: groupLabel(subject, by), render: (_: unknown, group: Group) => (index === 0 ? <a {...linkTo(addressOf(group))}>{group.keys[0]?.label}</a> : group.keys[index]?.label) })),
          ...measures.map((measure, index) => ({ key: `m${index}`, align: 'right' as const, title: measure.label, render: (_: unknown, group: Group) => <span className="tg-number">{measure.full(group.numbers[index] ?? null)}</span> })),
        ]}
        summary={() => (
          <Table.Summary.Row>
            {report.groupBy.map((_, index) => <Table.Summary.Cell key={`g${index}`} index={index}>{index === 0 ? <a {...linkTo(addressOf(null))}>{say('report.total')}</a> : null}</Table.Summary.Cell>)}
            {measures.map((measure, index) => <Table.Summary.Cell key={`m${index}`} index={report.groupBy.length + index} align="right"><strong className="tg-number">{measure.full(total[index] ?? null)}</strong></Table.Summary.Cell>)}
          </Table.Summary.Row>
        )}
      />
      {cut && <p className="tg-soft">{say('report.cut', { count: groups.length })}</p>}
    </>
  );
}
