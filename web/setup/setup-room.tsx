// The frame of a setup room: the menu of rooms beside its content, above it on a narrow screen.
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { addresses, linkTo, navigate } from '../widgets/navigation';
import { PageTitle } from '../widgets/page-title';
import { useNarrow } from '../widgets/use-narrow';
import { useWords } from '../words/words';
import { roomOf, setupGroups } from './setup-rooms';

/** A room's first page. `tools` stand beside its title. Pages below a room (one object, one picklist) use the whole width instead. */
export function SetupRoom({ room: key, tools, children }: { room: string; tools?: ReactNode; children: ReactNode }): ReactNode {
  const { say } = useWords();
  const narrow = useNarrow(1024);
  const room = roomOf(key);
  const title = room ? say(room.title) : key;
  return (
    <div className="tg-page tg-setup tg-setup-room">
      <PageTitle parts={[title, say('setup.title')]} />
      {narrow ? (
        <Select
          className="tg-setup-rooms" value={key} aria-label={say('setup.rooms')} onChange={(next: string) => navigate(addresses.setup(next))}
          options={setupGroups.map((group) => ({ label: say(group.title), options: group.rooms.map((one) => ({ value: one.key, label: say(one.title) })) }))}
        />
      ) : (
        <nav className="tg-setup-menu" aria-label={say('setup.rooms')}>
          {setupGroups.map((group) => (
            <section key={group.title}>
              <h2>{say(group.title)}</h2>
              {group.rooms.map((one) => (
                <a key={one.key} className="tg-nav-item" {...linkTo(addresses.setup(one.key))} aria-current={one.key === key ? 'page' : undefined}>
                  {one.icon}<span className="tg-ellipsis">{say(one.title)}</span>
                </a>
              ))}
            </section>
          ))}
        </nav>
      )}
      <div className="tg-setup-content">
        <header className="tg-setup-head"><h1>{title}</h1>{tools}</header>
        {children}
      </div>
    </div>
  );
}
