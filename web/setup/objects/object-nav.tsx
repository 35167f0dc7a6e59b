// The way between the pages of one object in setup: a list in groups beside them, a box above them where there is little room.
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { addresses, linkTo, navigate } from '../../widgets/navigation';
import { useNarrow } from '../../widgets/use-narrow';
import { useWords } from '../../words/words';
import { objectTabGroups, type ObjectTab } from './object-tabs';

/** `label`: of the object. */
export function ObjectTabs({ name, tab, label }: { readonly name: string; readonly tab: ObjectTab; readonly label: string }): ReactNode {
  const { say } = useWords();
  const narrow = useNarrow(1200);
  const addressOf = (key: string): string => addresses.setup(`objects/${name}/${key}`);
  if (narrow) {
    return (
      <Select
        className="tg-setup-rooms" value={tab.key} aria-label={say('setup.partsOf', { label })} listHeight={480} onChange={(key: string) => navigate(addressOf(key))}
        options={objectTabGroups.map((group) => ({ label: say(group.title), options: group.tabs.map(({ key, title }) => ({ value: key, label: say(title) })) }))}
      />
    );
  }
  return (
    <nav className="tg-setup-menu" aria-label={say('setup.partsOf', { label })}>
      {objectTabGroups.map((group) => (
        <section key={group.title}>
          <h2>{say(group.title)}</h2>
          {group.tabs.map(({ key, title }) => <a key={key} className="tg-nav-item" {...linkTo(addressOf(key))} aria-current={key === tab.key ? 'page' : undefined}><span className="tg-ellipsis" title={say(title)}>{say(title)}</span></a>)}
        </section>
      ))}
    </nav>
  );
}
