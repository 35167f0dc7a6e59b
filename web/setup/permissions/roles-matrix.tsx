// Roles down, permission sets across: a tick gives a role the rights of a set, at once and with undo.
import { useApolloClient } from '@apollo/client/react';
import { App, Button, Checkbox } from 'antd';
import { useState, type ReactNode } from 'react';
import { failureOf, failureWords } from '../../data/failure';
import { findObject, useApp } from '../../describe/use-description';
import { addresses, linkTo } from '../../widgets/navigation';
import { UndoOffer } from '../../widgets/undo-offer';
import { formatDecimal } from '../../words/format';
import { useWords } from '../../words/words';
import { giveSetsDocument, type RoleRow } from './permission-data';
import { walkGrid } from '../walk-grid';

/** `sets` with the labels they have on screen. */
export function RolesMatrix({ roles, sets }: { roles: readonly RoleRow[]; sets: readonly { readonly body: { readonly name: string }; readonly label: string }[] }): ReactNode {
  const { say, language } = useWords();
  const { message } = App.useApp();
  const app = useApp();
  const client = useApolloClient();
  const [busy, setBusy] = useState<string | null>(null);
  const object = findObject(app, 'role');
  const give = async (role: RoleRow, permissionSets: readonly string[], told: string | null): Promise<void> => {
    setBusy(role.id);
    const key = `sets-${role.id}`;
    message.destroy(key);
    try {
      const { data } = await client.mutate<{ updateRole: RoleRow }>({ mutation: giveSetsDocument, variables: { id: role.id, sets: permissionSets, version: role.version } });
      const now = data!.updateRole;
      const undo = (): void => void give(now, role.permissionSets, null);
      void message.success({ key, duration: 8, content: <UndoOffer what={told ?? say('setup.undone')} {...(told === null ? {} : { undo })} /> });
    } catch (error) {
      void message.error(failureWords(failureOf(error), say), 6);
    } finally {
      setBusy(null);
    }
  };
  return (
    <section className="tg-roles-matrix">
      <h2>{say('people.matrix')}</h2>
      <p className="tg-setup-why">{say('people.matrixHint')}</p>
      <div className="tg-setup-table">
        <table onKeyDown={walkGrid}>
          <thead><tr><th>{say('people.role')}</th><th>{say('people.userCount')}</th>{sets.map((set) => <th key={set.body.name}>{set.label}</th>)}</tr></thead>
          <tbody>
            {roles.map((role) => (
              <tr key={role.id} data-row={role.code}>
                <td>{object ? <a {...linkTo(addresses.record(object, role.id))}>{role.name}</a> : role.name}</td>
                <td className="tg-number">{formatDecimal(role.users.totalCount, language)}</td>
                {sets.map(({ body: { name }, label }) => {
                  const has = role.permissionSets.includes(name);
                  return (
                    <td key={name}>
                      <Checkbox checked={has} disabled={busy === role.id} aria-label={`${role.name} · ${label}`} onChange={() => void give(role, has ? role.permissionSets.filter((one) => one !== name) : [...role.permissionSets, name], say(has ? 'people.taken' : 'people.given', { role: role.name, set: label }))} />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {object?.may.create && <p><Button {...linkTo(addresses.create(object))}>{say('action.newObject', { object: object.label })}</Button></p>}
    </section>
  );
}
