// The template as it is designed, on a real record, laid out by the server a moment after each change.
import { useApolloClient, useQuery } from '@apollo/client/react';
import { Alert, Segmented, Select } from 'antd';
import { parse } from 'graphql';
import { useDeferredValue, useEffect, useState, type ReactNode } from 'react';
import type { ObjectDescription } from '../../../metadata/language/description';
import type { PrintedDocument } from '../../../metadata/language/printed';
import { listDocument } from '../../data/document';
import { failureOf, failureWords } from '../../data/failure';
import { useApp } from '../../describe/use-description';
import { nameAlias } from '../../field-types/reference';
import { PrintedSheets } from '../../print/printed-sheets';
import { Empty, Loading } from '../../widgets/page-state';
import { useWords } from '../../words/words';
import { languageName } from '../labels';
import own from './print-templates.module.css';
import { inSecondLanguage, previewName, type TemplateWork } from './template-changes';

interface Trial { readonly problems: readonly { readonly pointer: string; readonly message: string }[]; readonly document: PrintedDocument | null }
interface Row { readonly id: string; readonly refName: unknown }

const tryDocument = parse('query TryPrint($object: String!, $template: JSON!, $id: ID!, $language: String) { setup { tryPrint(object: $object, template: $template, id: $id, language: $language) { problems { pointer message } document } } }');
/** Long enough for a word. */
const pause = 350;

/** The preview with its record and language to choose. */
export function PrintPreview({ object, work, second }: { object: ObjectDescription; work: TemplateWork; second: string | undefined }): ReactNode {
  const { say, language: shown } = useWords();
  const app = useApp();
  const [words, setWords] = useState('');
  const searched = useDeferredValue(words);
  const [picked, setPicked] = useState<Row | null>(null);
  const [language, setLanguage] = useState(app.languages[0]!);
  const { data, previousData } = useQuery<{ list: { nodes: readonly Row[] } }>(listDocument(object, `id ${nameAlias(object)}`, { total: false }), { variables: { first: 30, orderBy: [{ updatedAt: 'DESC' }], ...(searched ? { search: searched } : {}) }, fetchPolicy: 'no-cache' });
  const rows = (data ?? previousData)?.list.nodes as readonly Row[] | undefined;
  const row = picked ?? rows?.[0] ?? null;
  const body = language === second ? inSecondLanguage(work) : { ...work.body, name: previewName };
  const { trial, failure } = useTrial({ object: object.name, template: body, id: row?.id ?? null, language });
  return (
    <section className={own.preview} aria-label={say('prints.preview')}>
      <div className={own.previewBar}>
        <h3>{say('prints.preview')}</h3>
        <Select
          size="small" style={{ minWidth: 180 }} value={row?.id ?? null} aria-label={say('prints.previewRecord')} placeholder={say('prints.previewRecord')}
          showSearch={{ filterOption: false, onSearch: setWords }} options={(rows ?? []).map((one) => ({ value: one.id, label: String(one.refName ?? one.id) }))} onChange={(id: string) => setPicked(rows?.find((one) => one.id === id) ?? null)}
        />
        {second && <Segmented size="small" value={language} aria-label={say('print.language')} options={[app.languages[0]!, second].map((value) => ({ value, label: languageName(value.split('-')[0]!, shown) }))} onChange={(value) => setLanguage(value as string)} />}
      </div>
      {failure && <Alert type="error" showIcon title={failure} />}
      {trial && trial.problems.length > 0 && <Alert type="error" showIcon title={trial.problems.map(({ message }) => message).join(' ')} />}
      <div className={own.paper}>{rows && !row ? <Empty small title={say('prints.previewNone')} /> : trial?.document ? <PrintedSheets document={trial.document} /> : <Loading rows={8} />}</div>
    </section>
  );
}

interface Asked { readonly object: string; readonly template: unknown; readonly id: string | null; readonly language: string }

/** What was laid out last stays while the next is on its way. */
function useTrial({ object, template, id, language }: Asked): { readonly trial: Trial | null; readonly failure: string | null } {
  const { say } = useWords();
  const client = useApolloClient();
  const [state, setState] = useState<{ readonly trial: Trial | null; readonly failure: string | null }>({ trial: null, failure: null });
  const text = JSON.stringify(template);
  useEffect(() => {
    if (id === null) return undefined;
    let here = true;
    const timer = setTimeout(() => {
      client.query<{ setup: { tryPrint: Trial } }>({ query: tryDocument, variables: { object, template: JSON.parse(text) as unknown, id, language }, fetchPolicy: 'no-cache' }).then(
        ({ data }) => { if (here && data) setState((before) => ({ trial: { problems: data.setup.tryPrint.problems, document: data.setup.tryPrint.document ?? before.trial?.document ?? null }, failure: null })); },
        (error: unknown) => { if (here) setState((before) => ({ ...before, failure: failureWords(failureOf(error), say) })); },
      );
    }, pause);
    return () => { here = false; clearTimeout(timer); };
  }, [client, object, text, id, language, say]);
  return state;
}
