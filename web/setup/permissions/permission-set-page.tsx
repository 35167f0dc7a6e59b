// One permission set: what it is called, and the grid of its rights; published through the same steps as everything in setup.
import { SearchOutlined } from '@ant-design/icons';
import { Input, Switch } from 'antd';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { PermissionSetDefinition } from '../../../metadata/language/types';
import { useApp } from '../../describe/use-description';
import { NotFound } from '../../widgets/page-state';
import { useWords } from '../../words/words';
import { LabelRows } from '../label-rows';
import { changedLabels, labelIn } from '../labels';
import { DraftGate } from '../drafts/draft-gate';
import type { OwnDraft } from '../drafts/draft-requests';
import { DesignerBar } from '../layouts/designer-bar';
import { useDesigner } from '../layouts/use-designer';
import { SwitchRow } from '../setting-row';
import { moduleLabels, useApplicationSetup } from '../setup-data';
import { ThingPage } from '../thing-page';
import { useRightsObjects, useSets, type SetRow } from './permission-data';
import { RightsGrid } from './rights-grid';

/** The page of one set. */
export function PermissionSetPage({ module, name }: { module: string; name: string }): ReactNode {
  const found = useSets().find((set) => set.module === module && set.body.name === name);
  return found ? <DraftGate path={found.path}>{(draft) => <Editor set={found} draft={draft} />}</DraftGate> : <NotFound />;
}

interface State { readonly body: PermissionSetDefinition; readonly other: string }

function Editor({ set, draft }: { set: SetRow; draft: OwnDraft | null }): ReactNode {
  const { say, language } = useWords();
  const app = useApp();
  const application = useApplicationSetup();
  const objects = useRightsObjects();
  const [words, setWords] = useState('');
  const second = app.languages[1];
  const translations = useMemo(() => moduleLabels(application, set.module), [application, set.module]);
  const key = `permissionSets.${set.body.name}`;
  const start = useMemo((): State => ({ body: set.body, other: (second && translations[second]?.[key]) ?? '' }), [key, second, set.body, translations]);
  const written = useCallback(({ body, other }: State) => [ordered(body), other.trim()], []);
  const label = labelIn({ translations }, { key, written: set.body.label, language });
  const designer = useDesigner({ path: set.path, draft, title: `${say('people.sets')} · ${label}` }, start, written);
  const { body, other } = designer.now;
  const put = (change: Partial<PermissionSetDefinition>, mark?: string): void => designer.change({ ...designer.now, body: { ...body, ...change } }, mark);
  const wanted = words.trim().toLowerCase();
  const shown = wanted === '' ? objects : objects.filter((object) => [object.label, object.name, object.moduleLabel].some((text) => text.toLowerCase().includes(wanted)));
  return (
    <ThingPage room="permissions" back={say('people.sets')} title={label} apiName={set.body.name}>
      <DesignerBar
        designer={designer} wrong={body.label.trim() === '' ? say('problem.required', { label: say('setup.label') }) : null}
        request={() => ({
          changes: [
            { path: set.path, body: ordered({ ...body, label: body.label.trim() }), before: set.body },
            ...(second ? changedLabels(set.module, translations, { language: second, labels: { [key]: other } }) : []),
          ],
          why: say('people.whySet', { set: label }), safe: false,
        })}
      >
        <Input allowClear className="tg-setup-find" prefix={<SearchOutlined />} placeholder={say('setup.findObject')} aria-label={say('setup.findObject')} value={words} onChange={(event) => setWords(event.target.value)} />
      </DesignerBar>
      <div className="tg-setup-form tg-setup-card tg-set-settings">
        <LabelRows
          id="set" label={body.label} onLabel={(text) => put({ label: text }, 'label')}
          other={other} onOther={(text) => designer.change({ ...designer.now, other: text }, 'other')}
        />
        <div className="tg-setup-switches tg-setup-wide">
          <SwitchRow name="setup" id="set-setup" label={say('people.maySetup')} help={say('people.maySetupHelp')}><Switch id="set-setup" size="small" checked={body.setup === true} onChange={(on) => put({ setup: on })} /></SwitchRow>
          <SwitchRow name="shareViews" id="set-share-views" label={say('people.mayShareViews')} help={say('people.mayShareViewsHelp')}><Switch id="set-share-views" size="small" checked={body.shareViews === true} onChange={(on) => put({ shareViews: on })} /></SwitchRow>
        </div>
      </div>
      <p className="tg-setup-why">{say('people.gridHint')}</p>
      <RightsGrid objects={shown} rights={body.objects} before={set.body.objects} onChange={(next) => put({ objects: next })} />
    </ThingPage>
  );
}

/** Without switches that are off; what is not said is not written. */
function ordered({ setup, shareViews, ...body }: PermissionSetDefinition): PermissionSetDefinition {
  return { ...body, ...(setup ? { setup } : {}), ...(shareViews ? { shareViews } : {}) };
}
