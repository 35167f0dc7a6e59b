// "Depends on": which picklist decides over this one, and for each of its values what is offered.
import { Button, Input, Select } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { fieldTypes } from '../../../../metadata/language/field-types';
import type { FieldDescription } from '../../../../metadata/language/description';
import type { Json, PicklistDependency } from '../../../../metadata/language/types';
import { useNarrow } from '../../../widgets/use-narrow';
import { shortName, useWords } from '../../../words/words';
import { labelIn } from '../../labels';
import { fits, usePinyin } from '../../layouts/find-fields';
import { SettingRow } from '../../setting-row';
import { useApplicationSetup, type ObjectSetup } from '../../setup-data';
import { definedValues } from '../defined-values';
import type { FieldDraft } from '../use-field-draft';
import { DependencyGrid } from './dependency-grid';
import { DependencyList } from './dependency-list';
import { isTicked, mayDecide, offeredNowhere, withTicks } from './dependency';
import './dependency.css';

/** More cells than this are a list for each deciding value: a table of them could no longer be overlooked. */
const mostCells = 3000;

/** The setting, where the object has a picklist that may decide. */
export function DependencyRow({ setup, draft, values }: { setup: ObjectSetup; draft: FieldDraft; values: FieldDescription['values'] }): ReactNode {
  const { say, language } = useWords();
  const { picklists } = useApplicationSetup();
  const narrow = useNarrow();
  const [find, setFind] = useState('');
  const pinyinOf = usePinyin(find !== '');
  const dependsOn = draft.body['dependsOn'] as unknown as PicklistDependency | undefined;
  const fields = useMemo(() => mayDecide(setup.fields, draft.name), [setup.fields, draft.name]);
  const control = fields.find(({ name }) => name === dependsOn?.field);
  const controls = useMemo(() => (control ? definedValues(setup, control, { picklists, language }) : []), [control, language, picklists, setup]);
  const setting = fieldTypes[draft.type].settings['dependsOn'];
  if (!setting || (fields.length === 0 && !dependsOn)) return null;
  const put = (next: PicklistDependency | undefined): void => draft.put('dependsOn', next as unknown as Json | undefined);
  const ticks = dependsOn?.values ?? {};
  const order = values.map(({ value }) => value);
  const all = { controls: controls.map(({ value }) => value), values: order };
  const tick = (cells: { readonly controls: readonly string[]; readonly values: readonly string[] }): void => {
    if (dependsOn) put({ ...dependsOn, values: withTicks(ticks, { ...cells, on: !isTicked(ticks, cells), order }) });
  };
  const shown = values.filter(({ value, label }) => fits({ label, name: value }, find, pinyinOf));
  const nowhere = control && order.length > 0 ? offeredNowhere(ticks, all) : [];
  const asList = narrow || controls.length * values.length > mostCells;
  const Matrix = asList ? DependencyList : DependencyGrid;
  return (
    <SettingRow name="dependsOn" id="setting-dependsOn" label={setting.label[shortName(language)]} help={control ? say(asList ? 'picks.dependsHelpList' : 'picks.dependsHelp') : setting.help[shortName(language)]} problem={draft.problems['dependsOn']} wide>
      <div className="tg-depends">
        <Select
          id="setting-dependsOn" allowClear showSearch={fields.length > 8 ? { optionFilterProp: 'label' } : false} placeholder={say('picks.independent')}
          value={dependsOn?.field} status={draft.problems['dependsOn'] ? 'error' : undefined}
          options={fields.map(({ name, body }) => ({ value: name, label: labelIn(setup, { key: `fields.${name}`, written: body.label, language }) }))}
          onChange={(next: string | undefined) => put(next === undefined ? undefined : { field: next, values: {} })}
        />
        {control && values.length === 0 && <p className="tg-setup-hint">{say('picks.valuesFirst')}</p>}
        {control && values.length > 0 && (
          <>
            <div className="tg-setup-tools">
              {values.length > 8 && <Input.Search className="tg-setup-find" allowClear value={find} placeholder={say('picks.find')} aria-label={say('picks.find')} onChange={(event) => setFind(event.target.value)} />}
              <Button size="small" onClick={() => tick({ controls: all.controls, values: shown.map(({ value }) => value) })}>{say(isTicked(ticks, { ...all, values: shown.map(({ value }) => value) }) ? 'picks.tickNone' : 'picks.tickAll')}</Button>
              {nowhere.length > 0 && <span className="tg-setup-hint" role="status">{say('picks.nowhere', { count: nowhere.length })}</span>}
            </div>
            <Matrix label={labelIn(setup, { key: `fields.${control.name}`, written: control.body.label, language })} controls={controls} values={shown} ticks={ticks} tick={tick} />
            {shown.length === 0 && <p className="tg-setup-hint">{say('picks.noneFound')}</p>}
          </>
        )}
      </div>
    </SettingRow>
  );
}
