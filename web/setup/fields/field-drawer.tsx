// Adds or changes a field in a panel beside the table: its type first, then its settings with a live preview, then publishing.
import { ArrowLeftOutlined } from '@ant-design/icons';
import { Alert, App, Button, Drawer } from 'antd';
import { Suspense, useEffect, useMemo, useState, type ReactNode } from 'react';
import { isApiName } from '../../../metadata/language/api-name';
import { fieldTypes } from '../../../metadata/language/field-types';
import type { FieldTypeName, PicklistValue } from '../../../metadata/language/types';
import { allObjects, useApp } from '../../describe/use-description';
import { addresses, linkTo } from '../../widgets/navigation';
import { Loading } from '../../widgets/page-state';
import { useNarrow } from '../../widgets/use-narrow';
import { shortName, useWords } from '../../words/words';
import { EditorFoot } from '../editor-foot';
import { labelIn } from '../labels';
import { usePublish } from '../publish/use-publish';
import { useApplicationSetup, type ObjectSetup, type SetupField } from '../setup-data';
import { UsedWhere } from '../uses/used-where';
import { definitionOf, describeDraft, isWordsOnly } from './field-draft';
import { FieldForm } from './field-form';
import { FieldPreview } from './field-preview';
import { mayRetype } from './retype';
import { Retype } from './retype-button';
import { TypeIcon } from './type-icon';
import { TypePicker } from './type-picker';
import { useFieldDraft } from './use-field-draft';

/** `field`: the one that is changed; absent: a new one. */
export function FieldDrawer({ setup, field, close }: { setup: ObjectSetup; field?: SetupField; close: () => void }): ReactNode {
  const { say, language } = useWords();
  const { modal } = App.useApp();
  const narrow = useNarrow();
  const [type, setType] = useState<FieldTypeName | null>(field ? field.body.type : null);
  const [dirty, setDirty] = useState(false);
  const leave = (then: () => void): void => {
    if (!dirty) return then();
    modal.confirm({ title: say('leave.title'), content: say('setup.dropBody'), okText: say('setup.drop'), cancelText: say('leave.stay'), onOk: then });
  };
  const label = field && labelIn(setup, { key: `fields.${field.name}`, written: field.body.label, language });
  return (
    <Drawer
      open size={narrow ? '100%' : 960} onClose={() => leave(close)} keyboard destroyOnHidden
      title={label ?? say('setup.newField')}
      styles={{ body: { padding: 0 } }}
    >
      <Suspense fallback={<Loading />}>
        {type === null
          ? <TypePicker choose={setType} />
          : <Editor key={type} setup={setup} subject={field ?? type} onDirty={() => setDirty(true)} close={close} leave={() => leave(close)} back={field ? undefined : () => leave(() => {
            setDirty(false);
            setType(null);
          })} />}
      </Suspense>
    </Drawer>
  );
}

interface EditorProps {
  readonly setup: ObjectSetup; readonly subject: SetupField | FieldTypeName; readonly onDirty: () => void;
  readonly close: () => void; readonly leave: () => void; readonly back: (() => void) | undefined;
}

function Editor({ setup, subject, onDirty, close, leave, back }: EditorProps): ReactNode {
  const { say, language } = useWords();
  const app = useApp();
  const publish = usePublish();
  const { picklists } = useApplicationSetup();
  const field = typeof subject === 'string' ? undefined : subject;
  const draft = useFieldDraft(setup, subject);
  const [busy, setBusy] = useState(false);
  const [stale, setStale] = useState(false);
  // Closed only when what was published has been read again: the next change begins on it, not on what was there before.
  const [published, setPublished] = useState(false);
  useEffect(() => {
    if (published && draft.base !== setup) close();
  }, [close, draft.base, published, setup]);
  useEffect(() => {
    if (!stale || draft.base === setup) return;
    draft.adopt(setup);
    setStale(false);
  }, [draft, setup, stale]);
  const { body, name, words } = draft;
  const shared = picklists.find((one) => one.body.name === body['picklist']);
  const label = (language !== app.languages[0] && words['']) || String(body['label'] ?? '');
  const description = useMemo(() => {
    const values = (shared?.body.values ?? body['values'] ?? []) as unknown as readonly PicklistValue[];
    const other = language === app.languages[0] ? undefined : language;
    const labelled = values.map((value) => ({ ...value, label: (other && (shared ? shared.labels[other]?.[`picklists.${shared.body.name}.${value.value}`] : words[`values.${value.value}`])) || value.label }));
    return describeDraft(body, { name, label, objects: allObjects(app), values: labelled });
  }, [app, body, label, language, name, shared, words]);
  const page = fieldTypes[draft.type];
  useEffect(() => {
    if (draft.dirty) onDirty();
  }, [draft.dirty, onDirty]);

  const save = async (): Promise<void> => {
    const missing = checked();
    draft.setProblems(missing);
    if (Object.keys(missing).length > 0 || busy) return;
    setBusy(true);
    const before = typeof subject === 'string' ? undefined : subject.body;
    const outcome = await publish({
      changes: draft.changes(),
      why: say(draft.isNew ? 'setup.whyAddField' : 'setup.whyChangeField', { field: String(body['label']), object: setup.object.label }),
      safe: before !== undefined && isWordsOnly(before, definitionOf(body)),
    });
    if (outcome.state === 'published') return setPublished(true);
    setBusy(false);
    if (outcome.state === 'conflict') setStale(true);
    if (outcome.state === 'refused') draft.setProblems(draft.placed(outcome.problems));
    if (outcome.state === 'unchanged') close();
  };
  const checked = (): Record<string, string> => {
    const wrong: Record<string, string> = {};
    if (String(body['label'] ?? '').trim() === '') wrong['label'] = say('problem.required', { label: say('setup.label') });
    if (draft.isNew && !isApiName(name)) wrong['name'] = say('setup.apiNameWrong');
    else if (draft.isNew && setup.fields.some((other) => other.name === name)) wrong['name'] = say('setup.apiNameTaken');
    for (const setting of page.requiredSettings ?? []) {
      const value = body[setting];
      if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) wrong[setting] = say('problem.required', { label: page.settings[setting]!.label[shortName(language)] });
    }
    if (page.settings['values'] && page.settings['picklist'] && body['picklist'] === undefined && ((body['values'] ?? []) as unknown[]).length === 0) wrong['values'] = say('setup.valuesNeeded');
    return wrong;
  };
  const known = new Set(['label', 'name', 'default', 'help', 'required', 'unique', 'externalId', 'indexed', 'readOnly', ...Object.keys(page.settings)]);
  const general = Object.entries(draft.problems).filter(([place]) => !known.has(place.split('/')[0]!));
  return (
    <div className="tg-setup-editor">
      <div className="tg-setup-editor-body">
        <div>
          <p className="tg-setup-type-line">
            {back && <Button size="small" type="text" icon={<ArrowLeftOutlined />} onClick={back}>{say('setup.otherType')}</Button>}
            <TypeIcon icon={page.icon} /><strong>{page.label[shortName(language)]}</strong><span>{page.help[shortName(language)]}</span>
            {!draft.isNew && field && mayRetype(field.body.type) && <Retype setup={setup} draft={draft} field={field} />}
          </p>
          {general.length > 0 && <Alert type="error" showIcon role="alert" title={general.map(([, text]) => text).join(' ')} style={{ marginBottom: 12 }} />}
          <FieldForm setup={setup} draft={draft} description={description} />
          {field && <p className="tg-setup-hint"><a {...linkTo(`${addresses.setup('versions/history')}?path=${encodeURIComponent(field.path)}`)}>{say('compare.history')}</a></p>}
          {!draft.isNew && <UsedWhere subject={{ object: setup.name, field: draft.name }} />}
        </div>
        <FieldPreview key={JSON.stringify(body['default'] ?? null)} field={description} />
      </div>
      <EditorFoot busy={busy} leave={leave} save={save} />
    </div>
  );
}
