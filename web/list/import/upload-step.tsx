// Where a spreadsheet comes from: a file that is chosen or dropped, or cells that are pasted; below it the imports of before.
import { DownloadOutlined, FileExcelOutlined, InboxOutlined } from '@ant-design/icons';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { Alert, Button, Input, Tag, Upload } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ObjectDescription } from '../../../metadata/language/description';
import { failureOf, failureWords } from '../../data/failure';
import { uploadFile } from '../../data/upload';
import { addresses, linkTo, navigate } from '../../widgets/navigation';
import { formatDecimal, formatMoment } from '../../words/format';
import { useWords } from '../../words/words';
import { useApp } from '../../describe/use-description';
import { exportFile, keepFile } from '../export-file';
import { openDocument, recentDocument, type SpreadsheetImport } from './import-requests';

/** Opens the import and goes to it. */
export function UploadStep({ object }: { object: ObjectDescription }): ReactNode {
  const { say } = useWords();
  const client = useApolloClient();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const open = async (source: { readonly file: File } | { readonly text: string }): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const variables = 'file' in source ? { file: (await uploadFile(source.file)).id } : source;
      const { data } = await client.mutate<{ import: SpreadsheetImport }>({ mutation: openDocument, variables: { object: object.name, ...variables } });
      navigate(addresses.import(object, data!.import.id));
    } catch (error) {
      const failure = failureOf(error);
      setProblem(failureWords(failure, say));
    } finally {
      setBusy(false);
    }
  };
  const template = async (): Promise<void> => {
    const heads = object.fields.filter((field) => !field.readOnly && !field.system && field.type !== 'manyToMany' && field.type !== 'file' && field.type !== 'image').map((field) => `${field.label}${field.required ? '*' : ''}`);
    keepFile(await exportFile({ name: object.label, heads, widths: heads.map(() => 150), rows: [] }, 'xlsx'), `${say('import.templateName', { object: object.label })}.xlsx`);
  };
  return (
    <>
      {problem && <Alert type="error" showIcon role="alert" title={problem} className="tg-import-alert" />}
      <div className="tg-import-sources">
        <Upload.Dragger accept=".xlsx,.csv,.tsv,.txt" showUploadList={false} disabled={busy} beforeUpload={(file) => {
          void open({ file });
          return false;
        }}>
          <p className="tg-import-icon"><InboxOutlined /></p>
          <strong>{busy ? say('import.reading') : say('import.drop')}</strong>
          <p>{say('import.dropHint')}</p>
        </Upload.Dragger>
        <section className="tg-import-paste">
          <label htmlFor="import-text">{say('import.paste')}</label>
          <Input.TextArea id="import-text" rows={7} value={text} placeholder={say('import.pasteHint')} onChange={(event) => setText(event.target.value)} spellCheck={false} />
          <div><Button type="primary" disabled={text.trim() === ''} loading={busy} onClick={() => void open({ text })}>{say('import.next')}</Button></div>
        </section>
      </div>
      <p className="tg-import-foot"><Button type="link" icon={<DownloadOutlined />} onClick={() => void template()}>{say('import.template')}</Button></p>
      <Recent object={object} />
    </>
  );
}

function Recent({ object }: { object: ObjectDescription }): ReactNode {
  const { say, language } = useWords();
  const app = useApp();
  const { data } = useQuery<{ imports: readonly SpreadsheetImport[] }>(recentDocument, { variables: { object: object.name }, fetchPolicy: 'no-cache' });
  if (!data || data.imports.length === 0) return null;
  return (
    <section className="tg-import-recent">
      <h2>{say('import.recent')}</h2>
      <ul>
        {data.imports.map((each) => (
          <li key={each.id}>
            <a {...linkTo(addresses.import(object, each.id))}><FileExcelOutlined /> {each.fileName || say('import.pasted')}</a>
            <span>{formatMoment(each.createdAt, app.timeZone)}</span>
            <span className="tg-number">{say('import.rows', { count: formatDecimal(each.total, language) })}</span>
            <Tag>{say(`import.state.${each.state}`)}</Tag>
          </li>
        ))}
      </ul>
    </section>
  );
}
