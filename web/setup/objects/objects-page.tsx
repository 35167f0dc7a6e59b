// The objects of the application, with what they hold; the way to their settings.
import { DownOutlined, ForkOutlined, PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Dropdown, Input, Space, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { addresses, linkTo, navigate, useAddress } from '../../widgets/navigation';
import { ObjectIcon } from '../../widgets/object-icon';
import { Empty } from '../../widgets/page-state';
import { formatDecimal } from '../../words/format';
import { useWords } from '../../words/words';
import { ObjectDrawer } from './object-drawer';
import { useObjectRows, type ObjectRow } from '../setup-data';

/** The list of objects. */
export function ObjectsPage(): ReactNode {
  const { say, language } = useWords();
  const rows = useObjectRows();
  const [words, setWords] = useState('');
  const { path, query } = useAddress();
  const shown = rows.filter((row) => matches(row, words));
  return (
    <>
      <div className="tg-setup-tools">
        <Input allowClear className="tg-setup-find" prefix={<SearchOutlined />} placeholder={say('setup.findObject')} aria-label={say('setup.findObject')} value={words} onChange={(event) => setWords(event.target.value)} />
        <span className="tg-setup-tools-end">
          <Button icon={<ForkOutlined />} {...linkTo(addresses.setup('objects/relation-diagram'))}>{say('diagram.title')}</Button>
          <Space.Compact>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => navigate(`${path}?new`)}>{say('setup.newObject')}</Button>
            <Dropdown autoFocus trigger={['click']} placement="bottomRight" menu={{ items: [
              { key: 'sheet', label: say('sheet.from'), onClick: () => navigate(addresses.setup('objects/from-sheet')) },
              { key: 'template', label: say('template.from'), onClick: () => navigate(addresses.setup('objects/from-template')) },
            ] }}>
              <Button type="primary" icon={<DownOutlined />} aria-label={say('sheet.moreWays')} />
            </Dropdown>
          </Space.Compact>
        </span>
      </div>
      {shown.length === 0 ? <Empty title={say('setup.noObject')} /> : (
        <div className="tg-setup-table">
          <table>
            <thead>
              <tr>
                <th>{say('setup.object')}</th><th>{say('setup.apiName')}</th><th>{say('setup.module')}</th>
                <th className="tg-setup-right">{say('setup.fieldCount')}</th><th className="tg-setup-right">{say('setup.recordCount')}</th><th>{say('setup.layouts')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row.name} data-off={row.off || undefined} onClick={() => navigate(addresses.setup(`objects/${row.name}`))}>
                  <td><span className="tg-setup-name"><ObjectIcon object={row} /><a {...linkTo(addresses.setup(`objects/${row.name}`))}>{row.label}</a>{row.off && <Tag>{say('setup.off')}</Tag>}</span></td>
                  <td><code>{row.name}</code></td>
                  <td>{row.moduleLabel}</td>
                  <td className="tg-setup-right tg-number">{formatDecimal(row.fieldCount, language)}</td>
                  <td className="tg-setup-right tg-number">{row.recordCount === null ? '—' : formatDecimal(row.recordCount, language)}</td>
                  <td>{row.layouts.length === 0 ? <span className="tg-none">{say('setup.madeUp')}</span> : <span className="tg-number">{row.layouts.length}</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {query.has('new') && <ObjectDrawer close={() => navigate(path, { replace: true })} />}
    </>
  );
}

function matches(row: ObjectRow, words: string): boolean {
  const wanted = words.trim().toLowerCase();
  return wanted === '' || [row.label, row.name, row.plural, row.moduleLabel].some((text) => text.toLowerCase().includes(wanted));
}
