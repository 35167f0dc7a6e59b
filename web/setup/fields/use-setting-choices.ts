// What settings may name: objects, shared picklists, the detail lists of this object and the fields of those details.
import { allObjects, useApp, useObjects } from '../../describe/use-description';
import { fieldTypeCan, fieldTypes, type FieldSetting } from '../../../metadata/language/field-types';
import { useWords } from '../../words/words';
import { labelIn } from '../labels';
import { useApplicationSetup, type ObjectSetup } from '../setup-data';
import type { Choice } from './setting-input';
import { refersTo } from './setting-input';
import type { FieldDraft } from './use-field-draft';

/** Choices by setting; a setting that is not here is typed. */
export function useSettingChoices(setup: ObjectSetup, draft: FieldDraft): Readonly<Record<string, readonly Choice[]>> {
  const app = useApp();
  const { language } = useWords();
  const { picklists } = useApplicationSetup();
  const settings = fieldTypes[draft.type].settings;
  const details = useDetails(setup, settings['of'] !== undefined);
  const child = details.find((list) => list.name === draft.body['of'])?.object;
  const children = useObjects(child ? [child] : []);
  const objects = allObjects(app).map((object) => ({ value: object.name, label: object.label }));
  const summed = (children.get(child ?? '')?.fields ?? []).filter((field) => field.type !== 'id' && field.type !== 'version' && fieldTypeCan(field.type, 'summable'));
  return {
    ...(isNames(settings['to']) ? { to: objects } : {}),
    ...(isNames(settings['picklist']) ? { picklist: picklists.map((one) => ({ value: one.body.name, label: labelIn({ translations: one.labels }, { key: `picklists.${one.body.name}`, written: one.body.label, language }) })) } : {}),
    ...(isNames(settings['of']) ? { of: details.map(({ name, label }) => ({ value: name, label })) } : {}),
    ...(isNames(settings['field']) ? { field: summed.map(({ name, label }) => ({ value: name, label })) } : {}),
  };
}

/** The object a roll-up adds up: that of the list it names. */
export function useDetailObject(setup: ObjectSetup, draft: FieldDraft): string | undefined {
  const details = useDetails(setup, fieldTypes[draft.type].settings['of'] !== undefined);
  return details.find((list) => list.name === draft.body['of'])?.object;
}

/** Lists of details of the object, if anything asks for them; an object that is switched off has none to offer. */
function useDetails(setup: ObjectSetup, asked: boolean): readonly { readonly name: string; readonly label: string; readonly object: string }[] {
  const app = useApp();
  const known = asked && allObjects(app).some((object) => object.name === setup.name);
  const described = useObjects(known ? [setup.name] : []);
  const lists = described.get(setup.name)?.relatedLists ?? [];
  return lists.filter((list) => list.kind === 'detail').map((list) => ({ name: list.name, label: list.label, object: list.object.name }));
}

/** A name, or several names, of something there is. */
function isNames(setting: FieldSetting | undefined): boolean {
  if (!setting) return false;
  const items = setting['items'] as FieldSetting | undefined;
  return refersTo(setting) === 'apiName' || (items !== undefined && refersTo(items) === 'apiName');
}
