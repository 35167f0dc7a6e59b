// The values of one shared picklist.
import { DeleteOutlined } from '@ant-design/icons';
import { Alert, App, Button } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import type { PicklistValue } from '../../../metadata/language/types';
import { useApp } from '../../describe/use-description';
import { addresses, navigate } from '../../widgets/navigation';
import { NotFound } from '../../widgets/page-state';
import { useSaveKey } from '../../widgets/use-keys';
import { useWords } from '../../words/words';
import { sameChoices } from '../fields/field-draft';
import { LabelRows } from '../label-rows';
import { changedLabels, labelIn } from '../labels';
import { usePublish } from '../publish/use-publish';
import { RenameButton } from '../rename/rename-button';
import { renamablePicklist } from '../rename/renamable';
import { SettingRow } from '../setting-row';
import { useApplicationSetup, type SharedPicklist } from '../setup-data';
import { ThingPage } from '../thing-page';
import { UsedWhere } from '../uses/used-where';
import { ValuesEditor } from './values-editor';

/** The page of one list. */
export function PicklistPage({ module, name }: { module: string; name: string }): ReactNode {
  const { picklists } = useApplicationSetup();
  const found = picklists.find((one) => one.module === module && one.body.name === name);
  const [round, setRound] = useState(0);
  return found ? <Editor key={round} list={found} published={() => setRound((before) => before + 1)} /> : <NotFound />;
}

function Editor({ list: given, published }: { list: SharedPicklist; published: () => void }): ReactNode {
  const { say, language } = useWords();
  const app = useApp();
  const publish = usePublish();
  const { modal } = App.useApp();
  const { picklists } = useApplicationSetup();
  const second = app.languages[1];
  const [list, setList] = useState(given);
  const [waiting, setWaiting] = useState<'published' | 'conflict' | null>(null);
  const { body } = list;
  const known = (second && list.labels[second]) || {};
  const key = `picklists.${body.name}`;
  const [label, setLabel] = useState(body.label);
  const [other, setOther] = useState(known[key] ?? '');
  const [values, setValues] = useState<readonly PicklistValue[]>(body.values);
  const [english, setEnglish] = useState<Readonly<Record<string, string>>>(() => Object.fromEntries(body.values.map(({ value }) => [value, known[`${key}.${value}`] ?? ''])));
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const shown = labelIn({ translations: list.labels }, { key, written: body.label, language });
  useEffect(() => {
    if (waiting === null || given === list) return;
    // What was published is what the editor starts from; after a conflict what was typed stays, beside what others added.
    if (waiting === 'published') return published();
    setValues((before) => [...before, ...given.body.values.filter(({ value }) => !before.some((own) => own.value === value))]);
    setList(given);
    setWaiting(null);
  }, [given, list, published, waiting]);
  const save = async (): Promise<void> => {
    const wrong = Object.fromEntries(values.flatMap((value, index) => (value.label.trim() === '' ? [[`${index}/label`, say('problem.required', { label: say('setup.label') })]] : [])));
    setProblems(wrong);
    if (Object.keys(wrong).length > 0 || busy) return;
    setBusy(true);
    const outcome = await publish({
      changes: [
        { path: list.path, body: { ...body, label: label.trim() || body.label, values: values.map((value) => ({ ...value, label: value.label.trim() })) }, before: body },
        ...(second ? changedLabels(list.module, list.labels, { language: second, labels: { [key]: other, ...Object.fromEntries(body.values.map(({ value }): [string, undefined] => [`${key}.${value}`, undefined])), ...Object.fromEntries(values.map(({ value }) => [`${key}.${value}`, english[value]])) } }) : []),
      ],
      why: say('setup.whyPicklist', { picklist: shown }), safe: sameChoices(body.values, values),
    });
    setBusy(false);
    if (outcome.state === 'published' || outcome.state === 'conflict') setWaiting(outcome.state);
    if (outcome.state === 'refused') setProblems(Object.fromEntries(outcome.problems.map(({ path, pointer, message }) => [path === list.path && pointer.startsWith('/values/') ? pointer.slice('/values/'.length) : '', message])));
  };
  const remove = async (): Promise<void> => {
    const outcome = await publish({ changes: [{ path: list.path, body: null, before: body }], why: say('changes.whyDeletePicklist', { picklist: shown }), safe: false });
    if (outcome.state === 'published') navigate(addresses.setup('picklists'));
    if (outcome.state === 'refused') modal.error({ title: say('changes.deleteRefused', { what: shown }), content: say('changes.deletePicklistUsed') });
  };
  useSaveKey(save);
  return (
    <ThingPage
      room="picklists" back={say('setup.picklists')} title={shown} apiName={body.name} sticky
      actions={<><RenameButton subject={renamablePicklist(list, shown, picklists)} /><Button icon={<DeleteOutlined />} aria-label={say('action.delete')} disabled={busy} onClick={() => void remove()} /><Button type="primary" loading={busy} onClick={() => void save()}>{say('setup.publish')}</Button></>}
    >
      {problems[''] && <Alert type="error" showIcon role="alert" title={problems['']} style={{ marginBottom: 12 }} />}
      <div className="tg-setup-form tg-setup-card">
        <LabelRows id="picklist" label={label} onLabel={setLabel} other={other} onOther={setOther} />
        <SettingRow name="values" id="picklist-values" label={say('setup.values')} wide>
          <ValuesEditor of={{ picklist: body.name }} values={values} kept={body.values} problems={problems} onChange={setValues} {...(second ? { english, onEnglish: (value: string, text: string) => setEnglish((before) => ({ ...before, [value]: text })) } : {})} />
        </SettingRow>
        <div className="tg-setup-wide"><UsedWhere subject={{ picklist: body.name }} /></div>
      </div>
    </ThingPage>
  );
}
