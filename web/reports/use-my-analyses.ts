// What people do with reports and dashboards of their own: keep, delete, bring back, and choose a dashboard for the home page.
import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { parse } from 'graphql';
import { useMemo } from 'react';
import type { DashboardDescription } from '../../metadata/language/description';
import type { ReportDraft } from './report-draft';
import { analysesDocument } from './use-analyses';

/** Whom it is shown to; `roles` are codes, none for everybody. */
export interface Sharing { readonly shared: boolean; readonly roles: readonly string[] }
export type ReportInput = Partial<Sharing & ReportDraft> & { readonly label?: string; readonly help?: string | null };
export type DashboardInput = Partial<Sharing> & { readonly label?: string; readonly panels?: DashboardDescription['panels'] };
export interface MyAnalyses {
  /** Keeps a new one, or changes the one with this id; gives its name. Throws what the API refuses. */
  saveReport(input: ReportInput, id: string | null): Promise<string>;
  saveDashboard(input: DashboardInput, id: string | null): Promise<string>;
  /** `leave` goes elsewhere before screens know that it is gone. */
  remove(id: string, leave: () => void): Promise<void>;
  restore(id: string): Promise<void>;
  /** null: those of the application; `none`: no dashboard. */
  chooseHome(dashboard: string | null): Promise<void>;
}

const saveReportDocument = parse('mutation SaveMyReport($id: ID, $input: MyReportInput!) { saved: saveMyReport(report: $id, input: $input) { name } }');
const saveDashboardDocument = parse('mutation SaveMyDashboard($id: ID, $input: MyDashboardInput!) { saved: saveMyDashboard(dashboard: $id, input: $input) { name } }');
const deleteDocument = parse('mutation DeleteMyAnalysis($id: ID!) { deleteMyAnalysis(id: $id) }');
const restoreDocument = parse('mutation RestoreMyAnalysis($id: ID!) { restoreMyAnalysis(id: $id) }');
const homeDocument = parse('mutation ChooseHomeDashboard($dashboard: String) { chooseHomeDashboard(dashboard: $dashboard) }');

/** Screens show the change before a promise resolves. */
export function useMyAnalyses(): MyAnalyses {
  const client = useApolloClient();
  return useMemo((): MyAnalyses => {
    const run = async (mutation: ReturnType<typeof parse>, variables: Readonly<Record<string, unknown>>): Promise<string> => {
      const { data } = await client.mutate<{ saved?: { name: string } }>({ mutation, variables });
      await rereadAnalyses(client);
      return data?.saved?.name ?? '';
    };
    return {
      saveReport: (input, id) => run(saveReportDocument, { id, input }),
      saveDashboard: (input, id) => run(saveDashboardDocument, { id, input: { ...input, ...(input.panels ? { panels: input.panels.map(({ report, span }) => ({ report, span })) } : {}) } }),
      remove: async (id, leave) => {
        await client.mutate({ mutation: deleteDocument, variables: { id } });
        leave();
        await rereadAnalyses(client);
      },
      restore: async (id) => { await run(restoreDocument, { id }); },
      chooseHome: async (dashboard) => { await run(homeDocument, { dashboard }); },
    };
  }, [client]);
}

async function rereadAnalyses(client: ApolloClient): Promise<void> {
  await client.query({ query: analysesDocument, variables: {}, fetchPolicy: 'network-only' });
}
