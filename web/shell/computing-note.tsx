// Above the pages of an object: which of its fields are still being computed for the records that are there.
import { useQuery } from '@apollo/client/react';
import { Alert } from 'antd';
import { parse } from 'graphql';
import { useEffect, type ReactNode } from 'react';
import { useApp } from '../describe/use-description';
import { useAddress } from '../widgets/navigation';
import { useWords } from '../words/words';

interface Computing { readonly object: string; readonly label: string; readonly done: number; readonly total: number | null }
const computingDocument = parse('query ComputingFields { computingFields { object label done total } }');

/** Nothing where everything is computed. */
export function ComputingNote(): ReactNode {
  const { say, language } = useWords();
  const app = useApp();
  const { path } = useAddress();
  const { data, refetch, startPolling, stopPolling } = useQuery<{ computingFields: readonly Computing[] }>(computingDocument, { fetchPolicy: 'no-cache' });
  const busy = (data?.computingFields.length ?? 0) > 0;
  // A publication is what makes work of this kind; while there is some, how far it is.
  useEffect(() => void refetch().catch(() => undefined), [app.version, language, refetch]);
  useEffect(() => { if (busy) startPolling(2000); else stopPolling(); }, [busy, startPolling, stopPolling]);
  const shown = app.modules.flatMap((module) => module.objects).find((object) => path.startsWith(`/o/${object.plural}`) || path.startsWith(`/o/${object.name}/`));
  const fields = (data?.computingFields ?? []).filter((field) => field.object === shown?.name);
  if (fields.length === 0) return null;
  const names = fields.map((field) => field.label).join(language === 'en' ? ', ' : '、');
  const { done, total } = fields[0]!;
  const text = total ? say('jobs.computingPart', { fields: names, percent: Math.min(99, Math.floor((done / total) * 100)) }) : say('jobs.computing', { fields: names });
  return <Alert banner type="info" showIcon title={text} />;
}
