// The reports and dashboards of the application, as far as the viewer may read them.
import { useQuery } from '@apollo/client/react';
import { parse } from 'graphql';
import type { Analyses } from '../../metadata/language/description';
import { failureOf, type Failure } from '../data/failure';
import { useApp } from '../describe/use-description';

/** Asked without variables, so that every asker shares one answer. */
export const analysesDocument = parse('query Analyses { analyses { homeChosen reports { name label help object filter groupBy { field bucket } measures { function field } chart order first dateField ownerPath kept { mine shared roles } } dashboards { name label home kept { mine shared roles } panels { report span } } } }');

/** Read again when the application changes. */
export function useAnalyses(): { readonly analyses: Analyses | undefined; readonly failure: Failure | null; readonly again: () => void } {
  const { version } = useApp();
  const { data, error, refetch } = useQuery<{ analyses: Analyses }>(analysesDocument, { variables: {}, context: { modelVersion: version }, fetchPolicy: 'cache-and-network' });
  return { analyses: data?.analyses as Analyses | undefined, failure: error && !data ? failureOf(error) : null, again: () => void refetch() };
}
