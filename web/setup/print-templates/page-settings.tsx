// What a template says of the whole page: its name, the paper, and what stands on every page.
import { Checkbox, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import type { PrintTemplateDefinition } from '../../../metadata/language/types';
import { useWords } from '../../words/words';
import { changed, changeWords, type TemplateWork } from './template-changes';
import { TwoLanguages } from './two-languages';
import own from './print-templates.module.css';

interface PageSettingsProps { readonly work: TemplateWork; readonly second: string | undefined; readonly change: (next: TemplateWork, mark?: string) => void }

/** The settings. */
export function PageSettings({ work, second, change }: PageSettingsProps): ReactNode {
  const { say } = useWords();
  const { body } = work;
  const { paper } = body;
  const put = (part: Parameters<typeof changed<PrintTemplateDefinition>>[1]): void => change({ ...work, body: changed(body, part) }, `page ${Object.keys(part).join()}`);
  const putPaper = (part: Parameters<typeof changed<typeof paper>>[1]): void => put({ paper: changed(paper, part) });
  const text = (key: 'header' | 'footer'): ReactNode => (
    <TwoLanguages label={say(`prints.${key}`)} first={body[key] ?? ''} other={work.words[key] ?? ''} second={second} max={500} onFirst={(value) => put({ [key]: value || undefined })} onOther={(value) => change(changeWords(work, key, value), `words ${key}`)} />
  );
  return (
    <div className={own.settings}>
      <TwoLanguages label={say('prints.label')} first={body.label} other={work.words[''] ?? ''} second={second} max={200} onFirst={(label) => change({ ...work, body: { ...body, label } }, 'label')} onOther={(value) => change(changeWords(work, '', value), 'words label')} />
      <div className={own.line}>
        <label><span>{say('prints.paper')}</span><Select value={paper.size} options={(['A4', 'A5', 'letter'] as const).map((value) => ({ value, label: value === 'letter' ? 'Letter' : value }))} onChange={(size) => putPaper({ size })} aria-label={say('prints.paper')} /></label>
        <label><span>{say('prints.margin')}</span><InputNumber min={0} max={50} precision={0} suffix="mm" value={paper.margin ?? 15} onChange={(margin) => putPaper({ margin: margin ?? undefined })} /></label>
        <Checkbox checked={paper.landscape === true} onChange={(event) => putPaper({ landscape: event.target.checked })}>{say('prints.landscape')}</Checkbox>
      </div>
      <Checkbox checked={paper.labels !== undefined} onChange={(event) => putPaper({ labels: event.target.checked ? { columns: 3, rows: 7, gap: 2 } : undefined })}>{say('prints.labelSheet')}</Checkbox>
      {paper.labels ? (
        <div className={own.line}>
          {([['columns', 'prints.labelColumns', 6], ['rows', 'prints.labelRows', 20]] as const).map(([key, words, max]) => <label key={key}><span>{say(words)}</span><InputNumber min={1} max={max} precision={0} value={paper.labels![key]} onChange={(value) => { if (value) putPaper({ labels: { ...paper.labels!, [key]: value } }); }} /></label>)}
          <label><span>{say('prints.labelGap')}</span><InputNumber min={0} max={20} precision={0} suffix="mm" value={paper.labels.gap ?? 0} onChange={(gap) => putPaper({ labels: { ...paper.labels!, gap: gap ?? 0 } })} /></label>
        </div>
      ) : (
        <>
          <Checkbox checked={body.company === true} onChange={(event) => put({ company: event.target.checked })}>{say('prints.company')}</Checkbox>
          {text('header')}
          {text('footer')}
          <Checkbox checked={body.pageNumbers === true} onChange={(event) => put({ pageNumbers: event.target.checked })}>{say('prints.pageNumbers')}</Checkbox>
        </>
      )}
    </div>
  );
}
