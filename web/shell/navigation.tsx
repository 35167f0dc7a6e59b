// The navigation: modules and their objects, as the application's definition orders them.
import { BarChartOutlined, DownOutlined, HomeOutlined, SettingOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { useState, type ReactNode } from 'react';
import type { AppDescription, ObjectSummary } from '../../metadata/language/description';
import { addresses, linkTo } from '../widgets/navigation';
import { ObjectIcon } from '../widgets/object-icon';
import { useWords } from '../words/words';

const closedKey = 'tangram.modules.closed';

/** Links to home and to every object of the navigation; modules open and close. */
export function Navigation({ app, path, folded }: { app: AppDescription; path: string; folded: boolean }): ReactNode {
  const { say } = useWords();
  const [closed, setClosed] = useState<ReadonlySet<string>>(() => new Set((window.localStorage.getItem(closedKey) ?? '').split(',').filter(Boolean)));
  const toggle = (module: string): void => {
    const next = new Set(closed);
    if (!next.delete(module)) next.add(module);
    window.localStorage.setItem(closedKey, [...next].join());
    setClosed(next);
  };
  const current = path.split('/')[2];
  return (
    <nav className="tg-nav" aria-label={say('shell.menu')}>
      <Item folded={folded} label={say('home.title')} address={addresses.home} current={path === '/'} icon={<HomeOutlined />} />
      {app.analyses && <Item folded={folded} label={say('report.title')} address={addresses.reports} current={path.startsWith('/reports') || path.startsWith('/dashboards')} icon={<BarChartOutlined />} />}
      {app.modules.map((module) => (
        <div key={module.name} className="tg-nav-module">
          {folded ? <hr /> : (
            <button type="button" className="tg-nav-title" aria-expanded={!closed.has(module.name)} onClick={() => toggle(module.name)}>
              {module.label}<DownOutlined aria-hidden rotate={closed.has(module.name) ? -90 : 0} />
            </button>
          )}
          {(folded || !closed.has(module.name)) && module.objects.map((object) => (
            <Item key={object.name} folded={folded} label={object.pluralLabel} address={addresses.list(object)} current={isCurrent(object, current)} icon={<ObjectIcon object={object} />} />
          ))}
        </div>
      ))}
      {app.viewer.setup && (
        <div className="tg-nav-module">
          <hr />
          <Item folded={folded} label={say('setup.title')} address={addresses.setup()} current={path === '/setup' || path.startsWith('/setup/')} icon={<SettingOutlined />} />
        </div>
      )}
    </nav>
  );
}

function Item({ folded, label, address, current, icon }: { folded: boolean; label: string; address: string; current: boolean; icon: ReactNode }): ReactNode {
  const link = (
    <a className="tg-nav-item" {...linkTo(address)} aria-current={current ? 'page' : undefined} aria-label={folded ? label : undefined}>
      {icon}{!folded && <span className="tg-ellipsis">{label}</span>}
    </a>
  );
  return folded ? <Tooltip title={label} placement="right">{link}</Tooltip> : link;
}

function isCurrent(object: ObjectSummary, current: string | undefined): boolean {
  return current === object.plural || current === object.name;
}
