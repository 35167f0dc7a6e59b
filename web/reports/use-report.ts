// The answer of one report: its groups and the numbers of all records, asked of the generated API.
import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import type { ColumnDescription, ObjectDescription, ReportDescription } from '../../metadata/language/description';
import { failureOf, type Failure } from '../data/failure';
import { useApp, useObjects } from '../describe/use-description';
import { objectsOnTheWay } from '../layout/shown-fields';
import { forViewer } from '../list/conditions';
import { useWords } from '../words/words';
import { readGroups, readNumbers, reportDocument, type Group, type Raw, type Subject } from './report-question';

/** Everything a report shows; `total` are its measures over all records, not only those of the groups that are listed. */
export interface ReportAnswer { readonly groups: readonly Group[]; readonly total: readonly (string | null)[]; readonly cut: boolean }
export interface Asked { readonly answer: ReportAnswer | undefined; readonly failure: Failure | null; readonly again: () => void }

/** The object of a report with those that its groupings lead through, up to three lookups away. */
export function useSubject(report: Pick<ReportDescription, 'groupBy'>, object: ObjectDescription): Subject {
  const columns = useMemo(() => report.groupBy.map(({ field }): ColumnDescription => ({ path: field, label: '', width: null, fixed: false, type: 'text', sortable: false })), [report.groupBy]);
  const first = useObjects(objectsOnTheWay(object, columns, new Map()));
  const second = useObjects(objectsOnTheWay(object, columns, first));
  const objects = useObjects(objectsOnTheWay(object, columns, second));
  return useMemo(() => ({ object, objects }), [object, objects]);
}

/** The groups of a report, as this viewer sees them. */
export function useReport(report: ReportDescription, subject: Subject): Asked {
  const { viewer } = useApp();
  const { say } = useWords();
  const question = useMemo(() => reportDocument(report, subject), [report, subject]);
  const filter = useMemo(() => forViewer(report.filter ?? {}, viewer), [report.filter, viewer]);
  const { data, error, refetch } = useQuery<{ groups?: readonly Raw[]; total: Raw }>(question, { variables: { filter }, fetchPolicy: 'cache-and-network' });
  const answer = useMemo((): ReportAnswer | undefined => {
    if (!data) return undefined;
    const raw = (data.groups ?? []) as readonly Raw[];
    const listed = raw.reduce((sum, group) => sum + Number(group['count']), 0);
    return {
      groups: readGroups(report, subject, { raw, words: { empty: say('report.empty'), yes: say('value.yes'), no: say('value.no') } }),
      total: readNumbers(report, data.total as Raw), cut: report.groupBy.length > 0 && listed < Number((data.total as Raw)['count']),
    };
  }, [data, report, subject, say]);
  return { answer, failure: error && !data ? failureOf(error) : null, again: () => void refetch() };
}
