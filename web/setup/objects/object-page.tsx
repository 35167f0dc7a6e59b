// One object's settings: its fields, pages, lists and rules, each with an address of its own.
import { MoreOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Tag } from 'antd';
import { Suspense, useState, type ReactNode } from 'react';
import { findObject, useApp } from '../../describe/use-description';
import { addresses, linkTo, navigate } from '../../widgets/navigation';
import { FailureBoundary } from '../../widgets/failure-boundary';
import { ObjectIcon } from '../../widgets/object-icon';
import { Loading, NotFound } from '../../widgets/page-state';
import { useWords } from '../../words/words';
import { renamableObject } from '../rename/renamable';
import { RenameDialog } from '../rename/rename-button';
import { useObjectRows, useObjectSetup, type ObjectSetup } from '../setup-data';
import { ThingPage } from '../thing-page';
import { labelIn } from '../labels';
import { usePublish } from '../publish/use-publish';
import { ObjectDrawer } from './object-drawer';
import { ObjectTabs } from './object-nav';
import type { ObjectTab } from './object-tabs';

/** The page of one object in setup. */
export function ObjectPage({ name, tab }: { name: string; tab: ObjectTab }): ReactNode {
  const { say, language } = useWords();
  const app = useApp();
  const setup = useObjectSetup(name);
  if (!setup) return <NotFound />;
  const summary = findObject(app, name);
  const label = labelIn(setup, { key: 'label', written: setup.object.label, language });
  return (
    <ThingPage
      room="objects" back={say('setup.title')} title={label} apiName={name} icon={<ObjectIcon object={{ icon: setup.object.icon ?? null }} size={18} />} mark={setup.object.off && <Tag>{say('setup.off')}</Tag>}
      actions={<>{summary && <Button {...linkTo(addresses.list(summary))}>{say('setup.openList')}</Button>}<ObjectMenu setup={setup} label={label} /></>}
    >
      <div className="tg-setup-object">
        <ObjectTabs name={name} tab={tab} label={label} />
        <div className="tg-setup-content">
          <FailureBoundary resetKey={tab.key}>
            <Suspense fallback={<Loading />}><tab.Content setup={setup} /></Suspense>
          </FailureBoundary>
        </div>
      </div>
    </ThingPage>
  );
}

function ObjectMenu({ setup, label }: { setup: ObjectSetup; label: string }): ReactNode {
  const { say } = useWords();
  const publish = usePublish();
  const { modal } = App.useApp();
  const [editing, setEditing] = useState(false);
  const [renaming, setRenaming] = useState(false);
  const rows = useObjectRows();
  const { off, ...on } = setup.object;
  const turn = (): void => void publish({
    changes: [{ path: `${setup.folder}/object`, body: off ? on : { ...setup.object, off: true }, before: setup.object }],
    why: say(off ? 'setup.whyObjectOn' : 'setup.whyObjectOff', { object: label }), safe: off === true,
  });
  const remove = async (): Promise<void> => {
    const outcome = await publish({ changes: [{ path: `${setup.folder}/object`, body: null, before: setup.object }], why: say('changes.whyDeleteObject', { object: label }), safe: false });
    if (outcome.state === 'published') navigate(addresses.setup('objects'));
    if (outcome.state === 'refused') modal.error({ title: say('changes.deleteRefused', { what: label }), content: outcome.problems.map(({ message }) => message).join(' ') });
  };
  return (
    <>
      <Dropdown autoFocus trigger={['click']} placement="bottomRight" menu={{ items: [
        { key: 'edit', label: say('setup.objectSettings'), onClick: () => setEditing(true) },
        { key: 'rename', label: say('changes.rename'), disabled: setup.folder.startsWith('system/'), onClick: () => setRenaming(true) },
        { key: 'off', label: say(off ? 'setup.turnOn' : 'setup.turnOff'), danger: !off, onClick: turn },
        { key: 'delete', label: say('action.delete'), danger: true, onClick: () => void remove() },
      ] }}>
        <Button icon={<MoreOutlined />} aria-label={say('setup.moreOf', { label })} />
      </Dropdown>
      {renaming && <RenameDialog subject={renamableObject(setup, label, rows)} close={() => setRenaming(false)} />}
      {editing && <ObjectDrawer setup={setup} close={() => setEditing(false)} />}
    </>
  );
}
