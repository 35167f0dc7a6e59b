// The room of look and navigation: the company's style and logo, and which modules and objects stand in the menu, in which order, called what.
import { DeleteOutlined, UploadOutlined } from '@ant-design/icons';
import { Alert, App, Button, Checkbox, Input, Switch, Upload } from 'antd';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { uploadFile } from '../../data/upload';
import { failureOf, failureWords } from '../../data/failure';
import { LookChoice } from '../../widgets/look-choice';
import { useSaveKey } from '../../widgets/use-keys';
import { useWords } from '../../words/words';
import { SortableRows } from '../lists/sortable-rows';
import { usePublish } from '../publish/use-publish';
import { useApplicationSetup, useObjectRows, type ObjectRow } from '../setup-data';
import { SetupRoom } from '../setup-room';
import { appearanceChanges, appearanceOf, changeModule, type Appearance, type ModuleEntry } from './appearance';

const draftKey = 'tangram.appearance';
/** Who may sign in is decided there: it cannot be switched off. */
const foundation = 'system';

/** The room. */
export function AppearanceRoom(): ReactNode {
  const { say } = useWords();
  const { app, modules } = useApplicationSetup();
  const objects = useObjectRows();
  const publish = usePublish();
  const start = useMemo(() => appearanceOf(app, modules), [app, modules]);
  const base = JSON.stringify(start);
  const [work, setWork] = useState(() => keptWork(base));
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const now = work?.base === base ? work.now : start;
  const dirty = JSON.stringify(now) !== base;
  const change = (next: Appearance): void => setWork({ base, now: next });
  useEffect(() => {
    // What is not published yet is found again when the room is opened the next time.
    if (dirty) window.sessionStorage.setItem(draftKey, JSON.stringify({ base, now }));
    else window.sessionStorage.removeItem(draftKey);
  }, [dirty, base, now]);
  const wrong = now.label.trim() === '' || now.modules.some((module) => module.label.trim() === '');
  const save = async (): Promise<void> => {
    if (!dirty || busy || wrong) return;
    setBusy(true);
    const outcome = await publish({ changes: appearanceChanges(app, modules, now), why: say('appearance.why'), safe: true });
    setBusy(false);
    setProblems(outcome.state === 'refused' ? outcome.problems.map((problem) => problem.message) : []);
  };
  useSaveKey(save);
  const tools = (
    <span className="tg-appearance-tools">
      {dirty && <Button onClick={() => { setWork(null); setProblems([]); }}>{say('design.discard')}</Button>}
      <Button type="primary" disabled={!dirty || wrong} loading={busy} onClick={() => void save()}>{say('design.publish')}</Button>
    </span>
  );
  return (
    <SetupRoom room="appearance" tools={tools}>
      {problems.length > 0 && <Alert type="error" showIcon title={problems.join(' ')} style={{ marginBottom: 12 }} />}
      <section className="tg-setup-card tg-appearance-card" aria-label={say('appearance.style')}>
        <h2>{say('appearance.style')}</h2>
        <p className="tg-setup-why">{say('appearance.styleHint')}</p>
        <label className="tg-appearance-name"><span>{say('appearance.name')}</span><Input maxLength={40} value={now.label} status={now.label.trim() === '' ? 'error' : undefined} onChange={(event) => change({ ...now, label: event.target.value })} /></label>
        <label className="tg-appearance-name"><span>{say('appearance.company')}</span><Input maxLength={200} value={now.style.company ?? ''} placeholder={now.label} onChange={(event) => change({ ...now, style: { ...now.style, company: event.target.value || undefined } })} /></label>
        <Logo logo={now.style.logo} onChange={(logo) => change({ ...now, style: { ...now.style, logo } })} />
        <LookChoice color={now.style.color ?? null} density={now.style.density ?? 'normal'} onChange={(color, density) => change({ ...now, style: { ...now.style, ...(color ? { color } : {}), ...(density ? { density } : {}) } })} />
      </section>
      <section className="tg-setup-card tg-appearance-card" aria-label={say('appearance.navigation')}>
        <h2>{say('appearance.navigation')}</h2>
        <p className="tg-setup-why">{say('appearance.navigationHint')}</p>
        <SortableRows rows={now.modules} idOf={({ name }) => name} labelOf={({ label }) => label} label={say('appearance.navigation')} onChange={(next) => change({ ...now, modules: next })}>
          {(module) => <ModuleRow module={module} objects={objects.filter((object) => object.module === module.name && !object.off)} onChange={(part) => change(changeModule(now, module.name, part))} />}
        </SortableRows>
      </section>
    </SetupRoom>
  );
}

function ModuleRow({ module, objects, onChange }: { module: ModuleEntry; objects: readonly ObjectRow[]; onChange: (change: Partial<ModuleEntry>) => void }): ReactNode {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  const shown = module.navigation.flatMap((name) => objects.find((object) => object.name === name) ?? []);
  const hidden = objects.filter((object) => !module.navigation.includes(object.name));
  const show = (name: string, on: boolean): void => onChange({ navigation: on ? [...module.navigation, name] : module.navigation.filter((one) => one !== name) });
  return (
    <div className="tg-appearance-module">
      <div>
        <Input size="small" maxLength={40} value={module.label} status={module.label.trim() === '' ? 'error' : undefined} aria-label={say('appearance.moduleName', { name: module.name })} onChange={(event) => onChange({ label: event.target.value })} />
        <Button size="small" type="text" aria-expanded={open} onClick={() => setOpen(!open)}>{say('appearance.objects', { shown: shown.length, all: objects.length })}</Button>
        <Switch size="small" checked={!module.off} disabled={module.name === foundation} aria-label={say('appearance.moduleOn', { name: module.label })} onChange={(on) => onChange({ off: !on })} />
      </div>
      {module.off && <small>{say('appearance.moduleOff')}</small>}
      {open && (
        <>
          <SortableRows rows={shown} idOf={({ name }) => name} labelOf={({ label }) => label} label={module.label} onChange={(next) => onChange({ navigation: [...next.map(({ name }) => name), ...module.navigation.filter((name) => !next.some((one) => one.name === name))] })}>
            {(object) => <Checkbox checked onChange={() => show(object.name, false)}>{object.label}</Checkbox>}
          </SortableRows>
          {hidden.map((object) => <Checkbox key={object.name} checked={false} onChange={() => show(object.name, true)}>{object.label}</Checkbox>)}
        </>
      )}
    </div>
  );
}

const mostLogoBytes = 1024 * 1024;

function Logo({ logo, onChange }: { logo: string | undefined; onChange: (logo: string | undefined) => void }): ReactNode {
  const { say } = useWords();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const send = async (file: File): Promise<void> => {
    if (file.size > mostLogoBytes || !file.type.startsWith('image/')) return void message.error(say('appearance.logoWrong'));
    setBusy(true);
    try {
      onChange((await uploadFile(file)).id);
    } catch (error) {
      void message.error(failureWords(failureOf(error), say));
    }
    setBusy(false);
  };
  return (
    <div className="tg-appearance-logo">
      {logo && <img className="tg-logo" src={`/files/${logo}`} alt={say('appearance.logo')} />}
      <Upload accept="image/*" showUploadList={false} beforeUpload={(file) => { void send(file); return false; }}><Button size="small" icon={<UploadOutlined />} loading={busy}>{say(logo ? 'appearance.logoOther' : 'appearance.logoChoose')}</Button></Upload>
      {logo && <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={say('appearance.logoRemove')} onClick={() => onChange(undefined)} />}
    </div>
  );
}

interface Work { readonly base: string; readonly now: Appearance }

function keptWork(base: string): Work | null {
  try {
    const work = JSON.parse(window.sessionStorage.getItem(draftKey) ?? 'null') as Work | null;
    return work?.base === base ? work : null;
  } catch {
    return null;
  }
}
