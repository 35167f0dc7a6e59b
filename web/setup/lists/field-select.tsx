// Adds a field: a box that finds it by label, pinyin or API name.
import { PlusOutlined } from '@ant-design/icons';
import { Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { fits, usePinyin } from '../layouts/find-fields';
import type { FieldChoiceGroup } from './field-choices';

export interface FieldSelectProps { readonly groups: readonly FieldChoiceGroup[]; readonly without: ReadonlySet<string>; readonly label: string; readonly onAdd: (path: string) => void; readonly disabled?: boolean }

/** The box; what is there already is not offered. */
export function FieldSelect({ groups, without, label, onAdd, disabled }: FieldSelectProps): ReactNode {
  const [open, setOpen] = useState(false);
  const pinyinOf = usePinyin(open);
  const options = groups.map((group) => ({ label: group.label, title: group.label, options: group.choices.filter(({ path }) => !without.has(path)).map(({ path, label: text }) => ({ value: path, label: text })) })).filter((group) => group.options.length > 0);
  return (
    <Select
      size="small"
      style={{ width: '100%', maxWidth: 320 }}
      value={null}
      disabled={disabled}
      prefix={<PlusOutlined aria-hidden />}
      placeholder={label}
      aria-label={label}
      popupMatchSelectWidth={280}
      showSearch={{ filterOption: (typed, option) => fits({ label: String(option?.label ?? ''), name: String((option as { value?: string } | undefined)?.value ?? '') }, typed, pinyinOf) }}
      options={options}
      onOpenChange={setOpen}
      onChange={(path: string | null) => { if (path) onAdd(path); }}
    />
  );
}
