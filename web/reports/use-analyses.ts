// The reports and dashboards of the application, and the answer of one report.
import { useQuery } from '@apollo/client/react';
import { parse } from 'graphql';
import { useMemo } from 'react';
import type { Analyses, ObjectDescription, ReportDescription } from '../../metadata/language/description';
import { failureOf, type Failure } from '../data/failure';
import { useApp } from '../describe/use-description';
import { forViewer } from '../list/conditions';
import { useWords } from '../words/words';
import { readGroups, reportDocument, type Group } from './report-question';

const document = parse('{ analyses { reports { name label help object filter groupBy { field bucket } measures { function field } chart order first } dashboards { name label home panels { report span } } } }');

/** Read again when the application changes. */
export function useAnalyses(): { readonly analyses: Analyses | undefined; readonly failure: Failure | null; readonly again: () => void } {
  const { version } = useApp();
  const { data, error, refetch } = useQuery<{ analyses: Analyses }>(document, { variables: {}, context: { modelVersion: version }, fetchPolicy: 'cache-and-network' });
  return { analyses: data?.analyses as Analyses | undefined, failure: error && !data ? failureOf(error) : null, again: () => void refetch() };
}

export interface ReportAnswer { readonly groups: readonly Group[] | undefined; readonly failure: Failure | null; readonly again: () => void }

/** The groups of a report, as this viewer sees them. */
export function useReport(report: ReportDescription, object: ObjectDescription): ReportAnswer {
  const { viewer } = useApp();
  const { say } = useWords();
  const question = useMemo(() => reportDocument(report, object), [report, object]);
  const filter = useMemo(() => forViewer(report.filter ?? {}, viewer), [report.filter, viewer]);
  const { data, error, refetch } = useQuery<{ groups: readonly Readonly<Record<string, unknown>>[] }>(question, { variables: { filter }, fetchPolicy: 'cache-and-network' });
  const groups = useMemo(() => (data ? readGroups(report, object, { raw: data.groups as readonly Readonly<Record<string, unknown>>[], words: { empty: say('report.empty'), yes: say('value.yes'), no: say('value.no') } }) : undefined), [data, report, object, say]);
  return { groups, failure: error && !data ? failureOf(error) : null, again: () => void refetch() };
}
