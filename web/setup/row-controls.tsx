// What a row of a table in setup ends with: the switch that turns its thing on and off, and the menu of what can be done with it.
import { MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown, Switch, type MenuProps } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../words/words';

/** `turn` is over when the change is published or refused. */
export function RowSwitch({ label, on, turn }: { readonly label: string; readonly on: boolean; readonly turn: (on: boolean) => Promise<unknown> }): ReactNode {
  const { say } = useWords();
  const [busy, setBusy] = useState(false);
  const change = async (next: boolean): Promise<void> => {
    setBusy(true);
    await turn(next);
    setBusy(false);
  };
  return <Switch size="small" checked={on} loading={busy} aria-label={`${say('rules.on')}: ${label}`} onChange={(next) => void change(next)} />;
}

/** `label`: what the row is about. */
export function RowMenu({ label, items }: { readonly label: string; readonly items: NonNullable<MenuProps['items']> }): ReactNode {
  const { say } = useWords();
  return (
    <Dropdown autoFocus trigger={['click']} placement="bottomRight" menu={{ items }}>
      <Button size="small" type="text" icon={<MoreOutlined />} aria-label={say('setup.moreOf', { label })} />
    </Dropdown>
  );
}
