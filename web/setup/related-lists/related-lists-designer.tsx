// Which related lists stand on a record's page, in which order, and what each of them shows.
import { Button, Checkbox, InputNumber, Select, Switch } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { ObjectDescription, RelatedListDescription } from '../../../metadata/language/description';
import type { RelatedListDefinition } from '../../../metadata/language/types';
import { useObject, useObjects } from '../../describe/use-description';
import { Empty, NotFound } from '../../widgets/page-state';
import { useWords } from '../../words/words';
import { DesignerBar } from '../layouts/designer-bar';
import styles from '../layouts/designers.module.css';
import { useDesigner } from '../layouts/use-designer';
import { ColumnsEditor } from '../lists/columns-editor';
import { objectsForChoices } from '../lists/field-choices';
import { SortableRows } from '../lists/sortable-rows';
import { SortEditor } from '../lists/sort-editor';
import { DraftGate } from '../drafts/draft-gate';
import type { OwnDraft } from '../drafts/draft-requests';
import type { PublishRequest } from '../publish/use-publish';
import { useObjectSetup, type ObjectSetup } from '../setup-data';
import { changedLists, changeRelatedList, orderedLists, type RelatedListChange, type RelatedLists } from './related-lists';

/** The designer of an object's related lists. */
export function RelatedListsDesigner({ name }: { name: string }): ReactNode {
  const setup = useObjectSetup(name);
  if (!setup || setup.object.off) return <NotFound />;
  return <DraftGate path={`${setup.folder}/related-lists`}>{(draft) => <Designer setup={setup} draft={draft} />}</DraftGate>;
}

function Designer({ setup, draft }: { setup: ObjectSetup; draft: OwnDraft | null }): ReactNode {
  const { say } = useWords();
  const object = useObject(setup.name);
  const start = useMemo(() => setup.inForce.relatedLists.map((list) => setup.relatedLists[list.name] ?? list), [setup]);
  const designer = useDesigner<RelatedLists>({ path: `${setup.folder}/related-lists`, draft, title: say('design.why', { object: object.label, page: say('design.kind.related') }) }, start, asTheyAre);
  const [open, setOpen] = useState<string | null>(null);
  const described = new Map(object.relatedLists.map((list) => [list.name, list]));
  const labelOf = (list: RelatedListDefinition): string => described.get(list.name)?.label ?? list.label ?? list.name;
  const change = (name: string, next: RelatedListChange, mark?: string): void => designer.change(changeRelatedList(designer.now, name, next), mark);
  const request = (): PublishRequest => ({
    changes: changedLists(designer.now, { before: start, written: setup.relatedLists, folder: setup.folder }),
    why: say('design.why', { object: object.label, page: say('design.kind.related') }), safe: true,
  });
  const chosen = designer.now.find((list) => list.name === open) ?? designer.now[0];
  if (!chosen) return <Empty title={say('design.noRelatedLists')} hint={say('design.noRelatedListsHint')} />;
  const target = described.get(chosen.name);
  return (
    <div className={styles.designer}>
      <DesignerBar designer={designer} request={request} />
      <div className={styles.listParts}>
        <section aria-label={say('design.relatedLists')}>
          <h3>{say('design.relatedLists')}</h3>
          <SortableRows rows={designer.now} idOf={(list) => list.name} labelOf={labelOf} label={say('design.relatedLists')} onChange={(lists) => designer.change(orderedLists(lists))}>
            {(list) => (
              <>
                <Switch size="small" checked={!list.off} aria-label={say('design.showNamed', { label: labelOf(list) })} onChange={(shown) => change(list.name, { off: !shown })} />
                <button type="button" className={styles.rowButton} aria-pressed={list.name === chosen.name} onClick={() => setOpen(list.name)}>
                  <span className="tg-ellipsis">{labelOf(list)}</span>
                  <small>{described.get(list.name)?.object.label ?? ''}</small>
                </button>
              </>
            )}
          </SortableRows>
          <p className={styles.hint}>{say('design.relatedHint')}</p>
        </section>
        <section aria-label={labelOf(chosen)}>
          <h3>{labelOf(chosen)}</h3>
          {target ? <ListSettings key={chosen.name} list={chosen} described={target} change={(next, mark) => change(chosen.name, next, mark)} /> : <p className={styles.hint}>{say('design.strange')}</p>}
        </section>
      </div>
    </div>
  );
}

function asTheyAre(lists: RelatedLists): unknown {
  return lists;
}

interface ListSettingsProps { readonly list: RelatedListDefinition; readonly described: RelatedListDescription; readonly change: (next: RelatedListChange, mark?: string) => void }

function ListSettings({ list, described, change }: ListSettingsProps): ReactNode {
  const { say } = useWords();
  const target: ObjectDescription = useObject(described.object.name);
  const objects = useObjects(objectsForChoices(target));
  const buttons = list.buttons ?? ['new' as const];
  const toggle = (button: 'new' | 'link', on: boolean): void => change({ buttons: (['new', 'link'] as const).filter((one) => (one === button ? on : buttons.includes(one))) });
  return (
    <>
      <div className={styles.setting}><span>{say('design.listColumns')}</span><ColumnsEditor small columns={list.columns} object={target} objects={objects} onChange={(columns) => change({ columns: [...columns] })} /></div>
      <div className={styles.setting}><span>{say('design.sort')}</span><SortEditor sort={list.sort ?? []} object={target} objects={objects} onChange={(sort) => change({ sort: sort.length > 0 ? [...sort] : undefined })} /></div>
      <div className={styles.setting}>
        <label>{say('design.rowsShown')}<InputNumber size="small" min={1} max={50} value={list.rows ?? null} placeholder="5" onChange={(rows) => change({ rows: rows ?? undefined }, `${list.name} rows`)} /></label>
      </div>
      <div className={styles.setting}>
        <span>{say('design.buttons')}</span>
        <Checkbox checked={buttons.includes('new')} onChange={(event) => toggle('new', event.target.checked)}>{say('design.buttonNew')}</Checkbox>
        <Checkbox checked={buttons.includes('link')} disabled={described.kind === 'detail'} onChange={(event) => toggle('link', event.target.checked)}>{say('design.buttonLink')}</Checkbox>
      </div>
      <div className={styles.setting}>
        <label>{say('design.addBy')}<Select size="small" allowClear value={list.addBy ?? null} placeholder={say('design.addByNone')} style={{ width: '100%' }} options={target.fields.filter((field) => field.targets.length === 1 && field.type !== 'manyToMany' && !field.system && field.name !== described.field).map(({ name, label }) => ({ value: name, label }))} onChange={(addBy: string | undefined) => change({ addBy: addBy ?? undefined })} /></label>
        <span>{say('design.addByHelp')}</span>
      </div>
      {list.off && <Button size="small" onClick={() => change({ off: false })}>{say('design.showList')}</Button>}
    </>
  );
}
