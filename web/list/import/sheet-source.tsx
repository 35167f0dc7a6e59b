// A file that is chosen or dropped, or cells that are pasted: the beginning of an import.
import { InboxOutlined } from '@ant-design/icons';
import { useApolloClient } from '@apollo/client/react';
import { Alert, Button, Input, Upload } from 'antd';
import { useState, type ReactNode } from 'react';
import { failureOf, failureWords } from '../../data/failure';
import { uploadFile } from '../../data/upload';
import { useWords } from '../../words/words';
import { openDocument, type SpreadsheetImport } from './import-requests';
import './import.css';

/** `object`: whose records the rows become; null: it is yet to be made of them. `opened` gets the import's id. */
export function SheetSource({ object, opened }: { object: string | null; opened: (id: string, source: { readonly fileName: string }) => void }): ReactNode {
  const { say } = useWords();
  const client = useApolloClient();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const open = async (source: { readonly file: File } | { readonly text: string }): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      const variables = 'file' in source ? { file: (await uploadFile(source.file)).id } : source;
      const { data } = await client.mutate<{ import: SpreadsheetImport }>({ mutation: openDocument, variables: { object, ...variables } });
      opened(data!.import.id, { fileName: data!.import.fileName });
    } catch (error) {
      setProblem(failureWords(failureOf(error), say));
    } finally {
      setBusy(false);
    }
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
          <Input.TextArea id="import-text" rows={7} value={text} placeholder={say('import.pasteHint')} spellCheck={false} onChange={(event) => setText(event.target.value)} onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing && text.trim() !== '') void open({ text });
          }} />
          <div><Button type="primary" disabled={text.trim() === ''} loading={busy} onClick={() => void open({ text })}>{say('import.next')}</Button></div>
        </section>
      </div>
    </>
  );
}
