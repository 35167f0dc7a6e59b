// A file or pasted cells with translations: taken as a whole or not at all, and then looked at before they are published.
import { useApolloClient } from '@apollo/client/react';
import { Alert, Modal } from 'antd';
import { parse } from 'graphql';
import { useState, type ReactNode } from 'react';
import { failureOf, failureWords } from '../../data/failure';
import { SheetSource } from '../../list/import/sheet-source';
import { useWords } from '../../words/words';
import type { WordKey } from '../../words/zh-cn';
import { readSheet, type BadRow, type SheetResult } from './sheet-of-texts';
import type { Text, Typed } from './texts';

const rowsDocument = parse('query SheetOfTexts($id: ID!) { import: spreadsheetImport(id: $id) { header preview(first: 20000) { line cells { text } } } }');
const reasons: Readonly<Record<BadRow['reason'], WordKey>> = { unknown: 'translations.badUnknown', noKey: 'translations.badNoKey', twice: 'translations.badTwice', long: 'translations.badLong' };
const reasonsShown = 20;

/** The dialog. */
export function ImportDialog({ language, texts, taken, close }: { readonly language: string; readonly texts: readonly Text[]; readonly taken: (said: Typed) => void; readonly close: () => void }): ReactNode {
  const { say } = useWords();
  const client = useApolloClient();
  const [result, setResult] = useState<SheetResult | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const read = async (id: string): Promise<void> => {
    setFailed(null);
    setResult(null);
    try {
      const { data } = await client.query<{ import: { header: readonly string[]; preview: readonly { line: number; cells: readonly { text: string }[] }[] } }>({ query: rowsDocument, variables: { id }, fetchPolicy: 'no-cache' });
      const { header, preview } = data!.import;
      const found = readSheet(texts, { header, rows: preview.map(({ line, cells }) => ({ line, cells: cells.map(({ text }) => text) })) }, language);
      if ('said' in found) taken(found.said);
      else setResult(found);
    } catch (error) {
      setFailed(failureWords(failureOf(error), say));
    }
  };
  return (
    <Modal open width={720} title={say('translations.import')} footer={null} onCancel={close}>
      <p className="tg-setup-why">{say('translations.importHint', { language })}</p>
      {failed && <Alert className="tg-texts-refused" type="error" showIcon role="alert" title={failed} />}
      {result && 'columns' in result && <Alert className="tg-texts-refused" type="error" showIcon role="alert" title={say('translations.columns', { language })} />}
      {result && 'bad' in result && (
        <Alert
          className="tg-texts-refused" type="error" showIcon role="alert" title={say('translations.bad', { count: result.bad.length })}
          description={<ul>{result.bad.slice(0, reasonsShown).map(({ line, reason, text }) => <li key={line}>{say(reasons[reason], { line, text })}</li>)}{result.bad.length > reasonsShown && <li>{say('translations.badMore', { count: result.bad.length - reasonsShown })}</li>}</ul>}
        />
      )}
      <SheetSource object={null} opened={(id) => void read(id)} />
    </Modal>
  );
}
