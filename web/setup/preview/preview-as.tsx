// The frame of every preview: as which role, in which language, on how wide a screen, with which record.
import { useApolloClient } from '@apollo/client/react';
import { ConfigProvider, Segmented, Select } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { Suspense, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { ObjectDescription } from '../../../metadata/language/description';
import { listDocument } from '../../data/document';
import { failureOf, type Failure } from '../../data/failure';
import { DescriptionsProvider, findField, useApp, useDescriptions } from '../../describe/use-description';
import { nameAlias } from '../../field-types/reference';
import { throughNames } from '../../list/filter-fields';
import type { Descriptions as Described } from '../../layout/shown-fields';
import type { Descriptions } from '../../describe/descriptions';
import { Empty, Failed, Loading } from '../../widgets/page-state';
import { AsOnScreen, useNarrow } from '../../widgets/use-narrow';
import { InLanguage, languages, useWords, type Language } from '../../words/words';
import { languageName } from '../labels';
import { useRoles } from '../layouts/use-roles';
import { describedAs } from './described-as';
import styles from './preview.module.css';

/** What the preview is drawn from. */
export interface Seen {
  readonly object: ObjectDescription;
  readonly objects: Described;
  readonly language: Language;
  /** A record to show; null: there is none, or a new one is shown. */
  readonly record: string | null;
  /** The record's type, where the object has types. */
  readonly recordType: string | null;
  readonly width: Width;
}
export type Width = 1440 | 768 | 360;

interface PreviewAsProps { readonly object: ObjectDescription; /** Records can be chosen. */ readonly records: boolean; /** More settings of the preview. */ readonly tools?: ReactNode; readonly children: (seen: Seen) => ReactNode }

/** `children` draw the page, with everything as the role is given it. */
export function PreviewAs({ object, records: withRecord, tools, children }: PreviewAsProps): ReactNode {
  const { say, language: own } = useWords();
  const app = useApp();
  const client = useApolloClient();
  const mine = useDescriptions();
  const { all: roles } = useRoles();
  const [role, setRole] = useState<string | null>(null);
  const [language, setLanguage] = useState<Language>(own);
  const phone = useNarrow();
  const [width, setWidth] = useState<Width>(phone ? 360 : 1440);
  const [picked, setPicked] = useState<string | null>(null);
  const records = useRecords(object, withRecord);
  const { version } = app;
  // eslint-disable-next-line react-hooks/exhaustive-deps -- another version of the Model is described anew
  const seen = useMemo(() => (role === null && language === own ? mine : describedAs(client, mine, { role, language })), [client, mine, role, language, own, version]);
  const shown = records?.find(({ id }) => id === picked) ?? records?.[0] ?? null;
  return (
    <div className={styles['preview']}>
      <div className={styles['bar']}>
        {tools}
        <Select size="small" className={styles['choice']} value={role ?? ''} aria-label={say('preview.as')} showSearch optionFilterProp="label" options={[{ value: '', label: say('preview.asMyself') }, ...roles.map(({ id, name }) => ({ value: id, label: say('preview.asRole', { role: name }) }))]} onChange={(next: string) => setRole(next || null)} />
        <Select size="small" value={language} aria-label={say('preview.language')} options={languages.filter((one) => app.languages.includes(one)).map((value) => ({ value, label: languageName(value, own) }))} onChange={setLanguage} />
        {withRecord && <Select size="small" className={styles['choice']} value={shown?.id ?? null} aria-label={say('design.previewRecord')} placeholder={say('design.previewRecord')} showSearch optionFilterProp="label" options={records?.map((row) => ({ value: row.id, label: String(row.refName ?? row.id) })) ?? []} onChange={(chosen: string) => setPicked(chosen)} />}
        <Segmented<Width> size="small" value={width} aria-label={say('design.previewWidth')} options={[{ value: 1440, label: say('design.wide') }, { value: 768, label: say('preview.tablet') }, { value: 360, label: say('design.narrow') }]} onChange={setWidth} />
        <small className={styles['hint']}>{say('design.previewNote')}</small>
      </div>
      <div className={styles[`page${width}`]} data-preview={width} data-language={language} lang={language}>
        <InLanguage value={language}>
          <ConfigProvider locale={language === 'en' ? enUS : zhCN}>
            <AsOnScreen value={width}>
              <DescriptionsProvider descriptions={seen}>
                <Suspense fallback={<Loading />}>
                  {withRecord && records === null ? <Loading /> : <Inside key={`${role} ${language}`} name={object.name} seen={seen} own={object} mayNot={say('preview.roleMayNot', { object: object.label })}>{(parts) => children({ ...parts, language, width, record: shown?.id ?? null, recordType: shown?.recordType ?? null })}</Inside>}
                </Suspense>
              </DescriptionsProvider>
            </AsOnScreen>
          </ConfigProvider>
        </InLanguage>
      </div>
    </div>
  );
}

interface InsideProps { readonly name: string; readonly own: ObjectDescription; readonly seen: Descriptions; /** What is said where the role may not read the object. */ readonly mayNot: string; readonly children: (parts: Pick<Seen, 'object' | 'objects'>) => ReactNode }

function Inside({ name, own, seen, mayNot, children }: InsideProps): ReactNode {
  const names = useMemo(() => [...new Set([...throughNames(own), ...own.relatedLists.map((list) => list.object.name)])], [own]);
  const outcome = use(settled(seen.object(name)));
  // What a role may not read is not among its objects: the others are all there is.
  const found = names.map((one) => settled(seen.object(one))).map((one) => use(one));
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the descriptions themselves are what may change
  const objects = useMemo(() => new Map(found.flatMap((one) => ('object' in one ? [[one.object.name, one.object] as const] : []))), found);
  if ('failure' in outcome) return outcome.failure.code === 'FORBIDDEN' ? <Empty small title={mayNot} /> : <Failed small failure={outcome.failure} />;
  return children({ object: outcome.object, objects });
}

type Settled = { readonly object: ObjectDescription } | { readonly failure: Failure };
const outcomes = new WeakMap<Promise<ObjectDescription>, Promise<Settled>>();

/** The same promise for the same description, which never fails. */
function settled(promise: Promise<ObjectDescription>): Promise<Settled> {
  let outcome = outcomes.get(promise);
  if (!outcome) outcomes.set(promise, (outcome = promise.then((object) => ({ object }), (error: unknown) => ({ failure: failureOf(error) }))));
  return outcome;
}

interface RecordRow { readonly id: string; readonly refName: unknown; readonly recordType?: string | null }

/** The records that changed last, read with one's own rights; null while they are read. */
function useRecords(object: ObjectDescription, wanted: boolean): readonly RecordRow[] | null {
  const client = useApolloClient();
  const [rows, setRows] = useState<readonly RecordRow[] | null>(null);
  useEffect(() => {
    if (!wanted) return undefined;
    let here = true;
    const type = findField(object, 'recordType') ? ' recordType' : '';
    client.query<{ list: { nodes: readonly RecordRow[] } }>({ query: listDocument(object, `id ${nameAlias(object)}${type}`, { total: false }), variables: { first: 50, orderBy: [{ updatedAt: 'DESC' }] }, fetchPolicy: 'no-cache' })
      .then(({ data }) => { if (here) setRows(data?.list.nodes ?? []); }, () => { if (here) setRows([]); });
    return () => { here = false; };
  }, [client, object, wanted]);
  return rows;
}
