// Only what concerns one object, or what one person did: both stand in the address.
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../words/words';
import { useObjectRows } from '../setup-data';
import type { Version } from './version-rows';

export interface VersionFiltersProps {
  readonly versions: readonly Pick<Version, 'by'>[];
  /** Names by id. */
  readonly people: ReadonlyMap<string, string>;
  readonly object: string | null;
  /** Id of a person, or `system`. */
  readonly by: string | null;
  readonly onChange: (name: 'object' | 'by', value: string | undefined) => void;
}

/** Two pickers. */
export function VersionFilters({ versions, people, object, by, onChange }: VersionFiltersProps): ReactNode {
  const { say } = useWords();
  const objects = useObjectRows();
  const makers = [...new Set(versions.map(makerOf))].map((one) => ({ value: one, label: one === 'system' ? say('history.system') : people.get(one) ?? one }));
  return (
    <>
      <Select className="tg-compare-filter" allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={say('compare.everyObject')} aria-label={say('compare.everyObject')} value={object ?? undefined} options={objects.map((one) => ({ value: one.name, label: one.label }))} onChange={(value?: string) => onChange('object', value)} />
      <Select className="tg-compare-filter" allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={say('compare.everybody')} aria-label={say('compare.everybody')} value={by ?? undefined} options={makers} onChange={(value?: string) => onChange('by', value)} />
    </>
  );
}

/** Who made a version, as the filter names it. */
export function makerOf({ by }: Pick<Version, 'by'>): string {
  return by ?? 'system';
}
