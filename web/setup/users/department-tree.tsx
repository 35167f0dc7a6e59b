// The tree of departments with how many active people belong to each, those below included.
import { ApartmentOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { findObject, useApp } from '../../describe/use-description';
import { addresses, linkTo } from '../../widgets/navigation';
import { formatDecimal } from '../../words/format';
import { useWords } from '../../words/words';
import { withBelow, type DepartmentRow, type UserRow } from './users-data';

export interface DepartmentTreeProps {
  readonly below: ReadonlyMap<string | null, readonly DepartmentRow[]>;
  readonly users: readonly UserRow[];
  readonly chosen: string | null;
  readonly choose: (department: string | null) => void;
  readonly add: () => void;
}

/** A department chosen shows its people; chosen again, everybody. */
export function DepartmentTree({ below, users, chosen, choose, add }: DepartmentTreeProps): ReactNode {
  const { say, language } = useWords();
  const app = useApp();
  const object = findObject(app, 'department');
  const active = users.filter((user) => user.active !== false);
  const branch = (parent: string | null, depth: number): ReactNode => (below.get(parent) ?? []).map((department) => {
    const inside = withBelow(below, department.id);
    return (
      <li key={department.id}>
        <button type="button" style={{ paddingInlineStart: 8 + depth * 16 }} aria-pressed={chosen === department.id} title={department.manager ? say('people.manager', { name: department.manager.name }) : undefined} onClick={() => choose(chosen === department.id ? null : department.id)}>
          <span className="tg-ellipsis">{department.name}</span><small className="tg-number">{formatDecimal(active.filter((user) => inside.has(user.department?.id ?? '')).length, language)}</small>
        </button>
        {depth < 12 && below.has(department.id) && <ul>{branch(department.id, depth + 1)}</ul>}
      </li>
    );
  });
  return (
    <nav className="tg-departments" aria-label={say('people.departments')}>
      <header><span>{say('people.departments')}</span>{object?.may.create && <Button type="text" size="small" icon={<PlusOutlined />} aria-label={say('action.newObject', { object: object.label })} title={say('action.newObject', { object: object.label })} onClick={add} />}</header>
      <ul>
        <li><button type="button" aria-pressed={chosen === null} onClick={() => choose(null)}><span><ApartmentOutlined /> {say('people.everybody')}</span><small className="tg-number">{formatDecimal(active.length, language)}</small></button></li>
        {branch(null, 0)}
      </ul>
      {object && chosen && <a {...linkTo(addresses.record(object, chosen))}>{say('people.openDepartment')}</a>}
    </nav>
  );
}
