// Where a spreadsheet comes from: a file that is chosen or dropped, or cells that are pasted; below it the imports of before.
import { DownloadOutlined, FileExcelOutlined } from '@ant-design/icons';
import { useQuery } from '@apollo/client/react';
import { Button, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { ObjectDescription } from '../../../metadata/language/description';
import { addresses, linkTo, navigate } from '../../widgets/navigation';
import { formatDecimal, formatMoment } from '../../words/format';
import { useWords } from '../../words/words';
import { useApp } from '../../describe/use-description';
import { exportFile, keepFile } from '../export-file';
import { recentDocument, type SpreadsheetImport } from './import-requests';
import { SheetSource } from './sheet-source';

/** Opens the import and goes to it. */
export function UploadStep({ object }: { object: ObjectDescription }): ReactNode {
  const { say } = useWords();
  const template = async (): Promise<void> => {
    const heads = object.fields.filter((field) => !field.readOnly && !field.system && field.type !== 'manyToMany' && field.type !== 'file' && field.type !== 'image').map((field) => `${field.label}${field.required ? '*' : ''}`);
    keepFile(await exportFile({ name: object.label, heads, widths: heads.map(() => 150), rows: [] }, 'xlsx'), `${say('import.templateName', { object: object.label })}.xlsx`);
  };
  return (
    <>
      <SheetSource object={object.name} opened={(id) => navigate(addresses.import(object, id))} />
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
