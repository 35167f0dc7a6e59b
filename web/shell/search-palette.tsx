// Global search: results as one types, by pinyin and initials too; arrows choose, Enter opens.
import { SearchOutlined } from '@ant-design/icons';
import { useApolloClient } from '@apollo/client/react';
import { Input, Modal, Spin, type InputRef } from 'antd';
import { parse } from 'graphql';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { AppDescription } from '../../metadata/language/description';
import { failureOf, failureWords, type Failure } from '../data/failure';
import { allObjects, findObject, useApp } from '../describe/use-description';
import { addresses, navigate } from '../widgets/navigation';
import { ObjectIcon } from '../widgets/object-icon';
import { useWords } from '../words/words';
import { shownRecent } from './recent-records';

interface Hit { readonly key: string; readonly name: string; readonly object: string; readonly address: string; readonly icon: string | null }

const searchDocument = parse('query Search($text: String!, $first: Int) { search(text: $text, first: $first) { id object label name } }');

/** The palette over the page. */
export function SearchPalette({ close }: { close: () => void }): ReactNode {
  const { say } = useWords();
  const app = useApp();
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const input = useRef<InputRef>(null);
  const { hits, loading, failure } = useHits(app, text);
  useEffect(() => setActive(0), [hits]);
  useEffect(() => { document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' }); }, [active, id]);
  const go = (hit: Hit | undefined): void => {
    if (!hit) return;
    close();
    navigate(hit.address);
  };
  const press = (event: KeyboardEvent): void => {
    // While an input method is composing, arrows and Enter belong to it.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((now) => (hits.length === 0 ? 0 : (now + step + hits.length) % hits.length));
    }
    if (event.key === 'Enter') go(hits[active]);
  };
  return (
    <Modal open footer={null} closable={false} onCancel={close} width={620} className="tg-palette" style={{ top: 72 }} afterOpenChange={(open) => { if (open) input.current?.focus(); }}>
      <Input
        ref={input}
        size="large"
        variant="borderless"
        autoFocus
        prefix={<SearchOutlined aria-hidden />}
        suffix={loading ? <Spin size="small" /> : <kbd>{'Esc'}</kbd>}
        placeholder={say('search.placeholder')}
        value={text}
        role="combobox"
        aria-expanded
        aria-label={say('search.title')}
        aria-controls={`${id}-list`}
        aria-activedescendant={hits.length > 0 ? `${id}-${active}` : undefined}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
      />
      <div className="tg-palette-list" id={`${id}-list`} role="listbox" aria-label={say('search.title')}>
        {!text.trim() && hits.length > 0 && <div className="tg-palette-title">{say('search.recent')}</div>}
        {hits.map((hit, index) => (
          <div key={hit.key} id={`${id}-${index}`} role="option" aria-selected={index === active} className="tg-palette-hit" onMouseMove={() => setActive(index)} onClick={() => go(hit)}>
            <ObjectIcon object={hit} /><span className="tg-ellipsis">{hit.name}</span><small>{hit.object}</small>
          </div>
        ))}
        {hits.length === 0 && !loading && <p className="tg-palette-none">{failure ? failureWords(failure, say) : say(text.trim() ? 'search.nothing' : 'search.hint')}</p>}
      </div>
    </Modal>
  );
}

/** Objects whose label fits and records found; recent records while nothing is typed. */
function useHits(app: AppDescription, text: string): { hits: readonly Hit[]; loading: boolean; failure: Failure | null } {
  const client = useApolloClient();
  const [state, setState] = useState<{ hits: readonly Hit[]; loading: boolean; failure: Failure | null }>(() => ({ hits: recent(app), loading: false, failure: null }));
  const turn = useRef(0);
  useEffect(() => {
    const words = text.trim();
    const mine = ++turn.current;
    if (words === '') {
      setState({ hits: recent(app), loading: false, failure: null });
      return undefined;
    }
    const pages = pagesFor(app, words);
    setState((before) => ({ ...before, loading: true, failure: null }));
    const timer = window.setTimeout(() => {
      client.query<{ search: { id: string; object: string; label: string; name: string }[] }>({ query: searchDocument, variables: { text: words, first: 20 }, fetchPolicy: 'no-cache' }).then(({ data }) => {
        if (mine !== turn.current) return;
        const found = (data?.search ?? []).map((hit): Hit => ({ key: hit.id, name: hit.name, object: hit.label, address: addresses.record({ name: hit.object }, hit.id), icon: findObject(app, hit.object)?.icon ?? null }));
        setState({ hits: [...pages, ...found], loading: false, failure: null });
      }, (error: unknown) => {
        if (mine === turn.current) setState({ hits: pages, loading: false, failure: failureOf(error) });
      });
    }, 140);
    return () => window.clearTimeout(timer);
  }, [app, client, text]);
  return state;
}

function pagesFor(app: AppDescription, words: string): readonly Hit[] {
  const wanted = words.toLowerCase();
  return allObjects(app).filter((object) => object.pluralLabel.toLowerCase().includes(wanted) || object.label.toLowerCase().includes(wanted) || object.name.toLowerCase().startsWith(wanted)).slice(0, 3)
    .map((object) => ({ key: object.name, name: object.pluralLabel, object: '', address: addresses.list(object), icon: object.icon }));
}

function recent(app: AppDescription): readonly Hit[] {
  return shownRecent(app).map(({ record, object }) => ({ key: record.id, name: record.name, object: object.label, address: addresses.record(object, record.id), icon: object.icon }));
}
