// Users beside the tree of departments: who they are, when they were last here, and what an administrator does for them.
import { PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@apollo/client/react';
import { Button, Input, Segmented, Tag } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { failureOf } from '../../data/failure';
import { onRecordsChanged } from '../../data/changes';
import { findObject, useApp } from '../../describe/use-description';
import { QuickCreateDialog, QuickCreateProvider } from '../../record/quick-create';
import { Avatar } from '../../widgets/avatar';
import { addresses, linkTo } from '../../widgets/navigation';
import { Empty, Failed, Loading } from '../../widgets/page-state';
import { formatAgo } from '../../words/format';
import { useWords } from '../../words/words';
import { DepartmentTree } from './department-tree';
import { LeaveDialog } from './leave-dialog';
import { PasswordDialog } from './password-dialog';
import { UserMenu } from './user-menu';
import { departmentsBelow, mostUsers, peopleDocument, withBelow, type PeopleAnswer, type UserRow } from './users-data';

type Shown = 'active' | 'online' | 'inactive';
type Open = { readonly dialog: 'leave' | 'handOver' | 'password' | 'invited'; readonly user: { readonly id: string; readonly name: string } } | { readonly dialog: 'newUser' | 'newDepartment' };

/** The first and only page of the room. */
export function UsersPage(): ReactNode {
  const { say, language } = useWords();
  const app = useApp();
  const { data, error, refetch } = useQuery<PeopleAnswer>(peopleDocument, { fetchPolicy: 'network-only' });
  const [department, setDepartment] = useState<string | null>(null);
  const [shown, setShown] = useState<Shown>('active');
  const [words, setWords] = useState('');
  const [open, setOpen] = useState<Open | null>(null);
  useEffect(() => onRecordsChanged(() => void refetch()), [refetch]);
  if (error && !data) return <Failed failure={failureOf(error)} retry={() => void refetch()} />;
  if (!data) return <Loading rows={8} />;
  const states = new Map(data.userSignIns.map((state) => [state.user, state]));
  const below = departmentsBelow(data.departments.nodes);
  const inside = department === null ? null : withBelow(below, department);
  const object = findObject(app, 'user');
  const users = data.users.nodes.filter((user) => (inside === null || inside.has(user.department?.id ?? '')) && meets(user, shown, states.get(user.id)?.online === true) && matches(user, words));
  const close = (): void => setOpen(null);
  return (
    <QuickCreateProvider>
      <div className="tg-setup-tools">
        <Input allowClear className="tg-setup-find" prefix={<SearchOutlined />} placeholder={say('people.findUser')} aria-label={say('people.findUser')} value={words} onChange={(event) => setWords(event.target.value)} />
        <Segmented<Shown> value={shown} onChange={setShown} options={[{ value: 'active', label: say('people.active') }, { value: 'online', label: say('people.online') }, { value: 'inactive', label: say('people.inactive') }]} />
        <span className="tg-setup-tools-end"><Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen({ dialog: 'newUser' })}>{say('people.invite')}</Button></span>
      </div>
      <div className="tg-users">
        <DepartmentTree below={below} users={data.users.nodes} chosen={department} choose={setDepartment} add={() => setOpen({ dialog: 'newDepartment' })} />
        {users.length === 0 ? <Empty title={say('people.nobody')} /> : (
          <div className="tg-setup-table">
            <table>
              <thead><tr><th>{say('people.name')}</th><th>{say('people.login')}</th><th>{say('people.role')}</th><th>{say('people.department')}</th><th>{say('people.seen')}</th><th aria-label={say('action.more')} /></tr></thead>
              <tbody>
                {users.map((user) => {
                  const state = states.get(user.id);
                  return (
                    <tr key={user.id} data-off={user.active === false || undefined}>
                      <td><span className="tg-setup-name"><Avatar name={user.name} id={user.id} size={24} />{object ? <a {...linkTo(addresses.record(object, user.id))}>{user.name}</a> : user.name}{user.title && <small>{user.title}</small>}</span></td>
                      <td><code>{user.login}</code></td>
                      <td>{user.role?.name ?? <Tag color="warning">{say('people.withoutRole')}</Tag>}</td>
                      <td>{user.department?.name ?? <span className="tg-none">—</span>}</td>
                      <td>
                        {user.active === false ? <Tag>{say('people.inactive')}</Tag> : state?.online ? <span className="tg-online">{say('people.here')}</span>
                          : state?.seenAt ? formatAgo(state.seenAt, language, app.timeZone) : <span className="tg-none">{say(state?.hasPassword ? 'people.away' : 'people.neverSignedIn')}</span>}
                        {state?.lockedUntil && <Tag color="error">{say('people.locked')}</Tag>}
                      </td>
                      <td className="tg-users-menu"><UserMenu user={user} done={() => void refetch()} leave={(dialog) => setOpen({ dialog, user })} /></td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        )}
      </div>
      {data.users.totalCount > mostUsers && object && <p className="tg-setup-why"><a {...linkTo(addresses.list(object))}>{say('people.moreUsers', { count: data.users.totalCount })}</a></p>}
      {open?.dialog === 'newUser' && <QuickCreateDialog request={{ object: 'user', ...(department ? { values: departmentValue(data, department) } : {}), done: (made) => { void refetch(); setOpen({ dialog: 'invited', user: made }); } }} close={() => setOpen((now) => (now?.dialog === 'newUser' ? null : now))} />}
      {open?.dialog === 'newDepartment' && <QuickCreateDialog request={{ object: 'department', ...(department ? { values: { parent: departmentValue(data, department)['department'] } } : {}), done: () => void refetch() }} close={close} />}
      {(open?.dialog === 'leave' || open?.dialog === 'handOver') && <LeaveDialog user={open.user} leaving={open.dialog === 'leave'} changed={() => void refetch()} close={close} />}
      {(open?.dialog === 'password' || open?.dialog === 'invited') && <PasswordDialog user={open.user} invited={open.dialog === 'invited'} changed={() => void refetch()} close={close} />}
    </QuickCreateProvider>
  );
}

/** As forms keep a reference. */
function departmentValue(data: PeopleAnswer, id: string): Readonly<Record<string, unknown>> {
  const found = data.departments.nodes.find((one) => one.id === id);
  return { department: found ? { id, name: found.name, object: 'department' } : null };
}

function meets(user: UserRow, shown: Shown, online: boolean): boolean {
  if (shown === 'inactive') return user.active === false;
  return user.active !== false && (shown === 'active' || online);
}

function matches(user: UserRow, words: string): boolean {
  const wanted = words.trim().toLowerCase();
  return wanted === '' || [user.name, user.login, user.title, user.role?.name, user.department?.name].some((text) => text?.toLowerCase().includes(wanted));
}
