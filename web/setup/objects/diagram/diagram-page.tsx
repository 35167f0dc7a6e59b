// The objects of the application and how they refer to each other: a picture to move about in, and the same as a list; narrow screens have the list.
import { DownloadOutlined, MinusOutlined, PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { useApolloClient } from '@apollo/client/react';
import { Button, Checkbox, Input, Segmented } from 'antd';
import { parse } from 'graphql';
import { useRef, useState, type ReactNode } from 'react';
import { addresses, linkTo } from '../../../widgets/navigation';
import { Empty } from '../../../widgets/page-state';
import { useNarrow } from '../../../widgets/use-narrow';
import { useWords } from '../../../words/words';
import type { ReadDefinition } from '../../publish/changed-definition';
import { useObjectRows, useSetupRead, type ObjectRow } from '../../setup-data';
import { ThingPage } from '../../thing-page';
import { Picture, saveSvg, type View } from './picture';
import { relationsOf, type Relation } from './relations';
import './diagram.css';

const definitionsDocument = parse('query SetupRelations { setup { objects: definitions(kind: "object") { path kind body } fields: definitions(kind: "field") { path kind body } translations: definitions(kind: "translation") { path kind body } } }');
const whole: View = { x: 0, y: 0, scale: 1 };
const words = { lookup: 'diagram.lookup', detail: 'diagram.detail', many: 'diagram.many' } as const;

/** The page. */
export function DiagramPage(): ReactNode {
  const { say, language } = useWords();
  const client = useApolloClient();
  const narrow = useNarrow();
  const all = useObjectRows();
  const definitions = useSetupRead('relations', async () => {
    const { data } = await client.query<{ setup: Record<string, readonly ReadDefinition[]> }>({ query: definitionsDocument, fetchPolicy: 'no-cache' });
    return ['objects', 'fields', 'translations'].flatMap((part) => data!.setup[part] ?? []);
  });
  const [typed, setTyped] = useState('');
  const [system, setSystem] = useState(false);
  const [face, setFace] = useState<'picture' | 'list'>('picture');
  const [view, setView] = useState<View>(whole);
  const svg = useRef<SVGSVGElement>(null);
  const rows = all.filter(({ off, module }) => !off && (system || module !== 'system'));
  const relations = relationsOf(definitions, rows, language);
  const wanted = typed.trim().toLowerCase();
  const found = wanted === '' ? null : new Set(rows.filter((row) => [row.label, row.name, row.moduleLabel].some((text) => text.toLowerCase().includes(wanted))).map(({ name }) => name));
  const zoom = (by: number): void => setView((before) => ({ ...before, scale: Math.min(3, Math.max(0.4, before.scale * by)) }));
  const list = narrow || face === 'list';
  return (
    <ThingPage room="objects" back={say('setup.objects')} title={say('diagram.title')}>
      <div className="tg-setup-tools">
        <Input allowClear className="tg-setup-find" prefix={<SearchOutlined />} placeholder={say('setup.findObject')} aria-label={say('setup.findObject')} value={typed} onChange={(event) => setTyped(event.target.value)} />
        <Checkbox checked={system} onChange={(event) => setSystem(event.target.checked)}>{say('diagram.system')}</Checkbox>
        <span className="tg-setup-tools-end">
          {!list && <><Button icon={<MinusOutlined />} aria-label={say('diagram.zoomOut')} onClick={() => zoom(1 / 1.25)} /><Button icon={<PlusOutlined />} aria-label={say('diagram.zoomIn')} onClick={() => zoom(1.25)} /><Button onClick={() => setView(whole)}>{say('diagram.fit')}</Button><Button icon={<DownloadOutlined />} onClick={() => saveSvg(svg.current, say('diagram.title'))}>{say('diagram.save')}</Button></>}
          {!narrow && <Segmented value={face} onChange={(next) => setFace(next as typeof face)} options={[{ value: 'picture', label: say('diagram.picture') }, { value: 'list', label: say('diagram.list') }]} />}
        </span>
      </div>
      {list ? <RelationTable rows={rows} relations={relations} found={found} /> : (
        <>
          <Picture ref={svg} rows={rows} relations={relations} found={found} view={view} setView={setView} />
          <p className="tg-diagram-legend">{(['lookup', 'detail', 'many'] as const).map((kind) => <span key={kind} data-kind={kind}><svg width="28" height="8" aria-hidden><path d="M0 4H28" className="tg-diagram-line" data-kind={kind} /></svg>{say(words[kind])}</span>)}<span>{say('diagram.hint')}</span></p>
        </>
      )}
    </ThingPage>
  );
}

function RelationTable({ rows, relations, found }: { rows: readonly ObjectRow[]; relations: readonly Relation[]; found: ReadonlySet<string> | null }): ReactNode {
  const { say } = useWords();
  const labels = new Map(rows.map((row) => [row.name, row.label]));
  const shown = relations.filter(({ from, to }) => !found || found.has(from) || found.has(to));
  if (shown.length === 0) return <Empty title={say('diagram.none')} />;
  const link = (name: string): ReactNode => <a {...linkTo(addresses.setup(`objects/${name}`))}>{labels.get(name)}</a>;
  return (
    <div className="tg-setup-table tg-diagram-table">
      <table>
        <thead><tr><th>{say('diagram.object')}</th><th>{say('setup.field')}</th><th>{say('diagram.relation')}</th><th>{say('diagram.out')}</th></tr></thead>
        <tbody>{shown.map((one) => <tr key={`${one.from}.${one.field}.${one.to}`}><td>{link(one.from)}</td><td>{one.label}</td><td>{say(words[one.kind])}</td><td>{link(one.to)}</td></tr>)}</tbody>
      </table>
    </div>
  );
}
