// Every label in another language: what is missing, typed in place, pasted, or brought by a file; published together.
import { DownloadOutlined, SearchOutlined, UploadOutlined } from '@ant-design/icons';
import { useApolloClient } from '@apollo/client/react';
import { Alert, App, Button, Checkbox, Dropdown, Input, Pagination, Select, Tag } from 'antd';
import { parse } from 'graphql';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { textKinds, type TextKind } from '../../../metadata/language/translatable';
import { useApp } from '../../describe/use-description';
import { exportFile, keepFile, type ExportFormat } from '../../list/export-file';
import { navigate, useAddress } from '../../widgets/navigation';
import { Empty } from '../../widgets/page-state';
import { useSaveKey } from '../../widgets/use-keys';
import { useWords } from '../../words/words';
import { languageName } from '../labels';
import { keepDesign, readKept } from '../layouts/kept-design';
import type { ReadDefinition } from '../publish/changed-definition';
import { usePublish } from '../publish/use-publish';
import { useSetupRead } from '../setup-data';
import { ImportDialog } from './import-dialog';
import { tableOf } from './sheet-of-texts';
import { TextRows } from './text-rows';
import { changesOf, filteredTexts, missingCount, textsOf, withTyped, type Text, type Typed } from './texts';
import './translations.css';

const document = parse('query SetupTexts { setup { deleted definitions { path kind body } } }');
const rowsAtOnce = 100;

/** The languages with what they lack, and the texts of one. */
export function TranslationsPage(): ReactNode {
  const { say, language: shownIn } = useWords();
  const app = useApp();
  const client = useApolloClient();
  const { path, query } = useAddress();
  const read = useSetupRead('texts', async () => (await client.query<{ setup: { deleted: readonly string[]; definitions: readonly ReadDefinition[] } }>({ query: document, fetchPolicy: 'no-cache' })).data!.setup);
  const texts = useMemo(() => textsOf(read.definitions, read.deleted), [read]);
  const [first, ...others] = app.languages;
  const language = others.find((one) => one === query.get('language')) ?? others[0];
  if (language === undefined) return <Empty title={say('translations.none')} />;
  return (
    <>
      <p className="tg-setup-why">{say('translations.hint', { first: languageName(first!, shownIn) })}</p>
      <ul className="tg-texts-languages">
        {others.map((one) => {
          const missing = missingCount(texts, one);
          return (
            <li key={one}>
              <Button type={one === language ? 'primary' : 'default'} ghost={one === language} aria-pressed={one === language} onClick={() => navigate(`${path}?language=${one}`, { replace: true })}>
                {languageName(one, shownIn)} <Tag color={missing > 0 ? 'warning' : 'success'}>{missing > 0 ? say('translations.missing', { count: missing }) : say('translations.complete')}</Tag>
              </Button>
            </li>
          );
        })}
      </ul>
      <Language key={language} language={language} first={first!} texts={texts} definitions={read.definitions} />
    </>
  );
}

function Language({ language, first, texts, definitions }: { readonly language: string; readonly first: string; readonly texts: readonly Text[]; readonly definitions: readonly ReadDefinition[] }): ReactNode {
  const { say, language: shownIn } = useWords();
  const app = useApp();
  const { message } = App.useApp();
  const publish = usePublish();
  const { path, query } = useAddress();
  const place = `${app.name}.translations.${language}`;
  const [typed, setTyped] = useState<Typed>(() => readKept<Typed>(window.localStorage, place)?.state ?? {});
  const [words, setWords] = useState(query.get('words') ?? '');
  const [page, setPage] = useState(1);
  const [importing, setImporting] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const byId = useMemo(() => new Map(texts.map((text) => [text.id, text])), [texts]);
  // What somebody else has published meanwhile, or took away, is no longer to be published.
  const waiting = useMemo(() => Object.fromEntries(Object.entries(withTyped(byId, typed, { language, said: {} })).filter(([id]) => byId.has(id))), [byId, typed, language]);
  const count = Object.keys(waiting).length;
  // What is published is no longer typed: undo shows what was there before.
  useEffect(() => setTyped((before) => withTyped(byId, before, { language, said: {} })), [byId, language]);
  useEffect(() => keepDesign(window.localStorage, place, count === 0 ? null : { base: '', state: waiting }), [place, waiting, count]);
  const kind = textKinds.find((one) => one === query.get('kind')) ?? null;
  const filter = { folder: query.get('in') === 'app' ? '' : query.get('in'), kind, missing: query.has('missing'), words, language };
  const shown = filteredTexts(texts, filter, waiting);
  const pages = Math.max(1, Math.ceil(shown.length / rowsAtOnce));
  const at = Math.min(page, pages);
  const set = (name: string, value: string | null): void => {
    const next = new URLSearchParams(query);
    if (value === null) next.delete(name);
    else next.set(name, value);
    setPage(1);
    navigate(next.size > 0 ? `${path}?${next}` : path, { replace: true });
  };
  const take = (said: Typed): void => setTyped((before) => withTyped(byId, before, { language, said }));
  const save = async (): Promise<void> => {
    if (busy || count === 0) return;
    setBusy(true);
    setRefused([]);
    const outcome = await publish({ changes: changesOf(texts, definitions, { language, typed: waiting }), why: say('translations.why', { count, language: languageName(language, shownIn) }), safe: true });
    setBusy(false);
    if (outcome.state === 'refused') setRefused(outcome.problems.map((problem) => problem.message));
  };
  useSaveKey(save);
  const folders = [...new Set(texts.map(({ folder }) => folder))];
  const labelOfFolder = (folder: string): string => (folder === '' ? say('translations.app') : nameOf(byId.get(`${folder}:label`), shownIn) || folder);
  const keep = async (format: ExportFormat): Promise<void> => {
    const table = tableOf(shown, waiting, { name: say('translations.title'), first, language });
    keepFile(await exportFile(table, format), `${app.name}-${language}.${format}`);
  };
  return (
    <>
      <div className="tg-setup-tools">
        <Input allowClear className="tg-setup-find" prefix={<SearchOutlined />} placeholder={say('translations.find')} aria-label={say('translations.find')} value={words} onChange={(event) => { setWords(event.target.value); setPage(1); }} />
        <Select className="tg-texts-filter" showSearch={{ optionFilterProp: 'label' }} aria-label={say('translations.place')} value={query.get('in') ?? ''} onChange={(value: string) => set('in', value || null)}
          options={[{ value: '', label: say('translations.everywhere') }, ...folders.map((folder) => ({ value: folder || 'app', label: labelOfFolder(folder) }))]} />
        <Select className="tg-texts-filter" aria-label={say('translations.kind')} value={kind ?? ''} onChange={(value: TextKind | '') => set('kind', value || null)}
          options={[{ value: '', label: say('translations.everyKind') }, ...textKinds.map((one) => ({ value: one, label: say(`translations.kind.${one}`) }))]} />
        <Checkbox checked={filter.missing} onChange={(event) => set('missing', event.target.checked ? '1' : null)}>{say('translations.missingOnly')}</Checkbox>
        <span className="tg-setup-tools-end">
          <Dropdown trigger={['click']} menu={{ items: (['xlsx', 'csv'] as const).map((format) => ({ key: format, label: format.toUpperCase(), onClick: () => void keep(format) })) }}><Button icon={<DownloadOutlined />} disabled={shown.length === 0}>{say('translations.export')}</Button></Dropdown>
          <Button icon={<UploadOutlined />} onClick={() => setImporting(true)}>{say('translations.import')}</Button>
        </span>
      </div>
      <p className="tg-setup-hint">{say('translations.shown', { count: shown.length })} · {say('translations.keys')}</p>
      {refused.length > 0 && <Alert className="tg-texts-refused" type="error" showIcon role="alert" title={refused.join(' ')} />}
      {shown.length === 0 ? <Empty small title={say('search.nothing')} /> : (
        <TextRows texts={shown.slice((at - 1) * rowsAtOnce, at * rowsAtOnce)} typed={waiting} language={language} first={first} placeOf={labelOfFolder} take={take} />
      )}
      {pages > 1 && <Pagination className="tg-texts-pages" current={at} pageSize={rowsAtOnce} total={shown.length} showSizeChanger={false} onChange={setPage} />}
      {count > 0 && (
        <footer className="tg-texts-foot">
          <Button disabled={busy} onClick={() => setTyped({})}>{say('translations.discard')}</Button>
          <Button type="primary" loading={busy} onClick={() => void save()}>{say('translations.publish', { count })}</Button>
        </footer>
      )}
      {importing && <ImportDialog language={language} texts={texts} close={() => setImporting(false)} taken={(said) => {
        take(said);
        setImporting(false);
        void message.info(Object.keys(said).length > 0 ? say('translations.taken', { count: Object.keys(said).length }) : say('translations.takenNone'), 6);
      }} />}
    </>
  );
}

/** What a folder is called in the language on screen. */
function nameOf(text: Text | undefined, shownIn: string): string {
  return (shownIn.startsWith('zh') ? undefined : text?.said[shownIn]) ?? text?.written ?? '';
}
