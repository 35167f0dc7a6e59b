// Related lists whose records belong to a stage each, and the field of theirs that keeps it.
import { CloseOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { findObject, useApp, useObjects } from '../../describe/use-description';
import { useWords } from '../../words/words';
import { SettingRow } from '../setting-row';
import type { ObjectSetup } from '../setup-data';

type StageOf = Readonly<Record<string, string>>;

/** Nothing where the object is switched off or has no related list. `problem`: what the server says of it. */
export function StageOfEditor({ setup, value, problem, onChange }: { setup: ObjectSetup; value: StageOf; problem: string | undefined; onChange: (value: StageOf | undefined) => void }): ReactNode {
  const { say } = useWords();
  const known = findObject(useApp(), setup.name) !== undefined;
  const lists = (useObjects(known ? [setup.name] : []).get(setup.name)?.relatedLists ?? []).filter((list) => list.kind !== 'manyToMany');
  const objects = useObjects([...new Set(lists.filter(({ name }) => name in value).map((list) => list.object.name))]);
  if (lists.length === 0) return null;
  const put = (next: StageOf): void => onChange(Object.keys(next).length === 0 ? undefined : next);
  const unused = lists.filter(({ name }) => !(name in value));
  return (
    <SettingRow name="stageOf" id="process-stage-of" label={say('picks.stageOf')} help={say('picks.stageOfHelp')} {...(problem ? { problem } : {})} wide>
      <ul className="tg-stage-asked">
        {Object.entries(value).map(([name, field]) => {
          const list = lists.find((one) => one.name === name);
          const label = list?.label ?? name;
          const fields = (objects.get(list?.object.name ?? '')?.fields ?? []).filter((one) => !one.system && !one.readOnly && (one.type === 'text' || one.type === 'picklist'));
          return (
            <li key={name} data-list={name}>
              <span>{label}</span>
              <div><Select aria-label={say('picks.stageOfField', { list: label })} style={{ width: '100%' }} value={field || undefined} placeholder={say('picks.stageOfChoose')} options={fields.map((one) => ({ value: one.name, label: one.label }))} onChange={(next: string) => put({ ...value, [name]: next })} /></div>
              <Button size="small" type="text" icon={<CloseOutlined />} aria-label={say('setup.removeOf', { label })} onClick={() => put(Object.fromEntries(Object.entries(value).filter(([each]) => each !== name)))} />
            </li>
          );
        })}
      </ul>
      {unused.length > 0 && <Select id="process-stage-of" style={{ width: '100%', maxWidth: 320 }} value={null} placeholder={say('picks.stageOfAdd')} options={unused.map(({ name, label }) => ({ value: name, label }))} onChange={(name: string | null) => { if (name) put({ ...value, [name]: '' }); }} />}
    </SettingRow>
  );
}
