// The page where records are looked at as they will be on paper, and printed by the browser or saved as a PDF file.
import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@apollo/client/react';
import { Alert, App, Button, Segmented, Select } from 'antd';
import { parse } from 'graphql';
import { useState, type ReactNode } from 'react';
import type { PrintedDocument } from '../../metadata/language/printed';
import { failureOf } from '../data/failure';
import { useApp, useObject } from '../describe/use-description';
import { addresses, goBack, navigate, useAddress } from '../widgets/navigation';
import { Failed, Loading, NotFound } from '../widgets/page-state';
import { PageTitle } from '../widgets/page-title';
import { useWords } from '../words/words';
import { downloadPdf } from './download-pdf';
import { PrintedSheets } from './printed-sheets';
import styles from './printed.module.css';

const printed = parse('query Printed($object: String!, $template: String!, $ids: [ID!]!, $language: String) { printedRecords(object: $object, template: $template, ids: $ids, language: $language) }');

/** The records stand in the address, so the page can be opened again and sent to others. */
export function PrintPage({ objectName, template }: { objectName: string; template: string }): ReactNode {
  const { say, language: own } = useWords();
  const { message } = App.useApp();
  const app = useApp();
  const object = useObject(objectName);
  const { query } = useAddress();
  const ids = (query.get('ids') ?? '').split(',').filter(Boolean);
  const language = query.get('language') ?? own;
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const chosen = object.printTemplates.find((one) => one.name === template);
  const { data, error, refetch } = useQuery<{ printedRecords: PrintedDocument }>(printed, { variables: { object: object.name, template, ids, language }, fetchPolicy: 'no-cache', skip: !chosen || ids.length === 0 });
  if (!chosen || ids.length === 0) return <NotFound />;
  const show = (part: { template?: string; language?: string }): void => navigate(addresses.print(object, part.template ?? template, { ids, language: part.language ?? language }), { replace: true });
  const document = data?.printedRecords as PrintedDocument | undefined;
  const save = async (): Promise<void> => {
    setBusy(true);
    setRefused(null);
    const problem = await downloadPdf(`/print/${object.name}/${encodeURIComponent(template)}?ids=${ids.join(',')}&language=${language}`, say('print.failed'));
    setBusy(false);
    if (problem === null) void message.success(say('print.saved'));
    else setRefused(problem);
  };
  return (
    <div className="tg-page">
      <PageTitle parts={[chosen.label, object.label, app.label]} />
      <div className={styles.tools} role="toolbar" aria-label={say('print.title')}>
        <Button onClick={() => goBack(ids.length === 1 ? addresses.record(object, ids[0]!) : addresses.list(object))}>{say('print.back')}</Button>
        <Select value={template} aria-label={say('print.template')} popupMatchSelectWidth={false} options={object.printTemplates.map(({ name, label }) => ({ value: name, label }))} onChange={(name: string) => show({ template: name })} />
        {app.languages.length > 1 && <Segmented value={language} aria-label={say('print.language')} options={app.languages.map((value) => ({ value, label: new Intl.DisplayNames([value], { type: 'language' }).of(value.split('-')[0]!) ?? value }))} onChange={(value) => show({ language: value as string })} />}
        <span style={{ flex: 1 }} />
        <Button icon={<DownloadOutlined />} loading={busy} disabled={!document} onClick={() => void save()}>{say('print.pdf')}</Button>
        <Button type="primary" icon={<PrinterOutlined />} disabled={!document} onClick={() => window.print()}>{say('print.title')}</Button>
      </div>
      {refused && <Alert className={styles.alone} type="warning" showIcon closable={{ onClose: () => setRefused(null) }} title={refused} />}
      {error ? <Failed failure={failureOf(error)} retry={() => void refetch()} /> : !document ? <Loading rows={12} /> : <div className={styles.scroll}><PrintedSheets document={document} /></div>}
    </div>
  );
}
