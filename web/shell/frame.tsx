// The frame around every page: top bar, navigation by module, global search.
import { BgColorsOutlined, LogoutOutlined, MenuFoldOutlined, MenuOutlined, MenuUnfoldOutlined, QuestionCircleOutlined, SafetyCertificateOutlined, SearchOutlined, SettingOutlined } from '@ant-design/icons';
import { useApolloClient } from '@apollo/client/react';
import { Button, Drawer, Dropdown, Modal, Tooltip } from 'antd';
import { parse } from 'graphql';
import { startTransition, useState, type ReactNode } from 'react';
import { useApp, useDescriptions } from '../describe/use-description';
import { Avatar } from '../widgets/avatar';
import { addresses, linkTo, navigate, useAddress } from '../widgets/navigation';
import { Tangram } from '../widgets/tangram';
import { isMac, useKeys } from '../widgets/use-keys';
import { useNarrow } from '../widgets/use-narrow';
import { useWords, type Language } from '../words/words';
import { ComputingNote } from './computing-note';
import { LanguageSwitch } from './language-switch';
import { Badges } from './badges';
import { MyJobs } from './my-jobs';
import { Navigation } from './navigation';
import { SearchPalette } from './search-palette';
import { StyleDialog } from './style-dialog';

const signOutDocument = parse('mutation SignOut { signOut }');
const languageDocument = parse('mutation SetLanguage($language: String!) { setLanguage(language: $language) }');
const foldedKey = 'tangram.folded';

/** Top bar, navigation, content. */
export function Frame({ children }: { children: ReactNode }): ReactNode {
  const { say } = useWords();
  const app = useApp();
  const client = useApolloClient();
  const descriptions = useDescriptions();
  const { path } = useAddress();
  const narrow = useNarrow();
  const [folded, setFolded] = useState(() => window.localStorage.getItem(foldedKey) === 'yes');
  const [drawer, setDrawer] = useState(false);
  const [searching, setSearching] = useState(false);
  const [styling, setStyling] = useState(false);
  const [help, setHelp] = useState(false);
  const fold = (): void => {
    window.localStorage.setItem(foldedKey, folded ? 'no' : 'yes');
    setFolded(!folded);
  };
  const search = (event: KeyboardEvent): void => {
    event.preventDefault();
    setSearching(true);
  };
  useKeys({ '/': search, 'mod+k': search, '?': () => setHelp(true) });
  const signOut = async (): Promise<void> => {
    await client.mutate({ mutation: signOutDocument }).catch(() => undefined);
    window.location.assign('/sign-in');
  };
  const chooseLanguage = async (language: Language): Promise<void> => {
    // Labels come from the server in the viewer's language: they are read again once it knows.
    await client.mutate({ mutation: languageDocument, variables: { language } }).catch(() => undefined);
    startTransition(() => descriptions.refresh());
    client.refetchQueries({ include: 'active' }).catch(() => undefined);
  };
  return (
    <div className={`tg-frame${folded ? ' tg-folded' : ''}`}>
      <a className="tg-skip" href="#content">{say('shell.skip')}</a>
      <header className="tg-top">
        {narrow && <Button type="text" icon={<MenuOutlined />} aria-label={say('shell.menu')} onClick={() => setDrawer(true)} />}
        <a className="tg-brand" {...linkTo(addresses.home)}>{app.style.logo ? <img className="tg-logo" src={app.style.logo} alt={app.label} /> : <Tangram size={24} />}<span>{app.label}</span></a>
        <button type="button" className="tg-search" onClick={() => setSearching(true)} aria-label={say('search.title')}>
          <SearchOutlined aria-hidden /><span>{say('search.placeholder')}</span><kbd>{isMac() ? '⌘K' : 'Ctrl K'}</kbd>
        </button>
        <span className="tg-top-end">
          <Tooltip title={say('keys.title')}><Button className="tg-wide-only" type="text" icon={<QuestionCircleOutlined />} aria-label={say('keys.title')} onClick={() => setHelp(true)} /></Tooltip>
          <Badges approvals={app.approvals} />
          <MyJobs />
          <LanguageSwitch onChange={(language) => void chooseLanguage(language)} />
          <Dropdown
            trigger={['click']}
            menu={{ items: [
              { key: 'who', type: 'group', label: <span><strong>{app.viewer.name}</strong><br /><small>{app.viewer.login}</small></span> },
              { type: 'divider' },
              ...(app.viewer.setup ? [{ key: 'setup', icon: <SettingOutlined />, label: say('setup.title'), onClick: () => navigate(addresses.setup()) }] : []),
              { key: 'style', icon: <BgColorsOutlined />, label: say('style.title'), onClick: () => setStyling(true) },
              { key: 'me', icon: <SafetyCertificateOutlined />, label: say('me.title'), onClick: () => navigate(addresses.me) },
              { key: 'out', icon: <LogoutOutlined />, label: say('shell.signOut'), onClick: () => void signOut() },
            ] }}
          >
            <button type="button" className="tg-me" aria-label={say('shell.me', { name: app.viewer.name })}><Avatar name={app.viewer.name} id={app.viewer.id} size={30} /></button>
          </Dropdown>
        </span>
      </header>
      {!narrow && (
        <aside className="tg-side">
          <Navigation app={app} path={path} folded={folded} />
          <Button className="tg-fold" type="text" size="small" icon={folded ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />} aria-label={say(folded ? 'shell.unfold' : 'shell.fold')} onClick={fold} />
        </aside>
      )}
      {narrow && (
        <Drawer open={drawer} onClose={() => setDrawer(false)} placement="left" size={272} title={app.label} styles={{ body: { padding: 8 } }}>
          <div onClickCapture={(event) => { if ((event.target as Element).closest('a')) setDrawer(false); }}><Navigation app={app} path={path} folded={false} /></div>
        </Drawer>
      )}
      <main id="content" className="tg-content" tabIndex={-1}><ComputingNote />{children}</main>
      {styling && <StyleDialog close={() => setStyling(false)} />}
      {searching && <SearchPalette close={() => setSearching(false)} />}
      <Modal open={help} onCancel={() => setHelp(false)} footer={null} title={say('keys.title')} width={420}>
        <dl className="tg-keys">
          {([['/', 'keys.search'], ['n', 'keys.new'], ['e', 'keys.edit'], [isMac() ? '⌘ S' : 'Ctrl S', 'keys.save'], ['Esc', 'keys.cancel'], ['?', 'keys.title']] as const).map(([key, word]) => (
            <div key={key}><dt><kbd>{key}</kbd></dt><dd>{say(word)}</dd></div>
          ))}
        </dl>
      </Modal>
    </div>
  );
}
