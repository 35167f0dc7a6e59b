// The table of an object's things of one kind (processes, approvals, templates …): what they are for, adding one, and rows that open, switch and delete theirs.
import { App, type MenuProps } from 'antd';
import type { ReactNode } from 'react';
import { linkTo, navigate } from '../widgets/navigation';
import { Empty } from '../widgets/page-state';
import { useWords } from '../words/words';
import { RowMenu, RowSwitch } from './row-controls';

/** `heads`: of the columns between the label and the switch; `switched` is false for things that cannot be switched off. Without `children` it says `none`. */
export function ThingsTable({ how, add, none, label, heads, switched = true, children }: { how: string; add: ReactNode; none: string; label: string; heads: readonly string[]; switched?: boolean; children: readonly ReactNode[] }): ReactNode {
  const { say } = useWords();
  return (
    <>
      <div className="tg-setup-tools"><span className="tg-setup-hint">{how}</span><span className="tg-setup-tools-end">{add}</span></div>
      {children.length === 0 ? <Empty title={none} /> : (
        <div className="tg-setup-table">
          <table>
            <thead><tr><th>{label}</th>{heads.map((head) => <th key={head}>{head}</th>)}{switched && <th>{say('rules.on')}</th>}<th aria-label={say('action.more')} /></tr></thead>
            <tbody>{children}</tbody>
          </table>
        </div>
      )}
    </>
  );
}

export interface ThingRowProps {
  readonly name: string;
  readonly label: string;
  readonly address: string;
  readonly on: boolean;
  /** Over when the change is published or refused. Nothing: it cannot be switched. */
  readonly turn?: (on: boolean) => Promise<unknown>;
  /** Said and done when it is to be deleted. */
  readonly remove: { readonly title: string; readonly body: string; readonly go: () => Promise<unknown> };
  /** Stands behind the label. */
  readonly mark?: ReactNode;
  /** More in the menu, between opening and deleting. */
  readonly items?: NonNullable<MenuProps['items']>;
  /** Beside the switch. */
  readonly beside?: ReactNode;
  /** The cells between the label and the switch. */
  readonly children: ReactNode;
}

/** A row: anywhere opens it. */
export function ThingRow({ name, label, address, on, turn, remove, mark, items = [], beside, children }: ThingRowProps): ReactNode {
  const { say } = useWords();
  const { modal } = App.useApp();
  const ask = (): void => void modal.confirm({ title: remove.title, content: remove.body, okText: say('action.delete'), okButtonProps: { danger: true }, cancelText: say('action.cancel'), onOk: async () => { await remove.go(); } });
  return (
    <tr data-name={name} data-off={on ? undefined : true} onClick={() => navigate(address)}>
      <td><a {...linkTo(address)}>{label}</a>{mark}</td>
      {children}
      {turn && <td onClick={(event) => event.stopPropagation()}><RowSwitch label={label} on={on} turn={turn} />{beside}</td>}
      <td className="tg-setup-right" onClick={(event) => event.stopPropagation()}>
        <RowMenu label={label} items={[{ key: 'edit', label: say('action.edit'), onClick: () => navigate(address) }, ...items, { key: 'delete', label: say('action.delete'), danger: true, onClick: ask }]} />
      </td>
    </tr>
  );
}
