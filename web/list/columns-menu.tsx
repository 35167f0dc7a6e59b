// Chooses which fields are columns; the choice is part of the address.
import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Popover } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ColumnDescription, ObjectDescription } from '../../metadata/language/description';
import { useWords } from '../words/words';

export interface ColumnsMenuProps { readonly object: ObjectDescription; readonly columns: readonly ColumnDescription[]; readonly onChange: (paths: readonly string[] | null) => void }

/** A list of all fields with a tick for those shown. */
export function ColumnsMenu({ object, columns, onChange }: ColumnsMenuProps): ReactNode {
  const { say } = useWords();
  const [text, setText] = useState('');
  const shown = new Set(columns.map((column) => column.path));
  const own = object.fields.filter((field) => !unshown.has(field.type)).map((field) => ({ path: field.name, label: field.label }));
  const all = [...columns.filter((column) => column.path.includes('.')), ...own].filter(({ label }) => label.toLowerCase().includes(text.trim().toLowerCase()));
  const toggle = (path: string): void => {
    const next = shown.has(path) ? columns.filter((column) => column.path !== path).map((column) => column.path) : [...columns.map((column) => column.path), path];
    if (next.length > 0) onChange(next);
  };
  const content = (
    <div className="tg-columns">
      <Input size="small" allowClear value={text} placeholder={say('columns.find')} aria-label={say('columns.find')} onChange={(event) => setText(event.target.value)} />
      <div className="tg-columns-list">
        {all.map(({ path, label }) => <Checkbox key={path} checked={shown.has(path)} onChange={() => toggle(path)}>{label}</Checkbox>)}
      </div>
      <Button size="small" type="link" onClick={() => onChange(null)}>{say('columns.reset')}</Button>
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={content}>
      <Button icon={<SettingOutlined />} aria-label={say('columns.title')} title={say('columns.title')} />
    </Popover>
  );
}

const unshown: ReadonlySet<string> = new Set(['version', 'manyToMany']);

/** Columns by their paths; a field without a column in the layout gets a plain one. */
export function columnsByPath(object: ObjectDescription, paths: readonly string[]): readonly ColumnDescription[] {
  const known = new Map([...object.list.columns, ...object.listViews.flatMap((view) => view.columns)].map((column) => [column.path, column]));
  return paths.flatMap((path): ColumnDescription[] => {
    const column = known.get(path);
    if (column) return [column];
    const field = object.fields.find((one) => one.name === path);
    return field ? [{ path, label: field.label, width: null, fixed: false, type: field.type, sortable: field.sortable }] : [];
  });
}
