// Designs a page of an object: sections and cells by drag and drop or keyboard, settings beside them, a preview with a real record.
import { Select, Segmented } from 'antd';
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { FormLayoutDefinition, LayoutDefinition } from '../../../metadata/language/types';
import type { ObjectDescription } from '../../../metadata/language/description';
import { useApp, useObject, useObjects } from '../../describe/use-description';
import { pageOf } from '../../field-types/field-types';
import { throughNames } from '../../list/filter-fields';
import { typeAt } from '../../layout/form-rules';
import { navigate, useAddress } from '../../widgets/navigation';
import { NotFound } from '../../widgets/page-state';
import { shortName, useWords } from '../../words/words';
import { DraftGate } from '../drafts/draft-gate';
import type { OwnDraft } from '../drafts/draft-requests';
import type { ChangedDefinition } from '../publish/changed-definition';
import { PreviewAs } from '../preview/preview-as';
import type { PublishRequest } from '../publish/use-publish';
import { useObjectSetup, type ObjectSetup } from '../setup-data';
import type { Chosen } from './canvas';
import { problemOf } from './condition-input';
import { DeleteLayout } from './delete-layout';
import { DesignerBar } from './designer-bar';
import { findItem, readDesign, titleOf, writeDesign, type Design } from './design';
import { addSection, copyOnto } from './design-changes';
import { DesignSurface } from './design-surface';
import styles from './designers.module.css';
import { facesOf } from './faces';
import { describeDesign } from './form-description';
import { layoutsOfKind, sourcesFor, type LayoutRow } from './layout-list';
import { LayoutPreview } from './layout-preview';
import { layoutTitle } from './layout-words';
import { isLayout, LostLayout } from './lost-layout';
import { MergePanel } from './merge-panel';
import { titlesIn, translationsWith } from './titles';
import { useDesigner } from './use-designer';

export type FormKind = FormLayoutDefinition['kind'];

/** The designer of one page; a record type may have its own. */
export function FormDesigner({ name, kind }: { name: string; kind: FormKind }): ReactNode {
  const setup = useObjectSetup(name);
  const { path: address, query } = useAddress();
  const recordType = query.get('layout');
  const setRecordType = (next: string | null): void => navigate(next === null ? address : `${address}?layout=${encodeURIComponent(next)}`, { replace: true });
  if (!setup || setup.object.off) return <NotFound />;
  if (recordType !== null && !isLayout(setup, kind, recordType)) return <LostLayout setup={setup} name={recordType} />;
  const path = `${setup.folder}/layouts/${recordType === null ? kind : `${kind}.${recordType}`}`;
  return <DraftGate path={path}>{(draft) => <Designer key={path} draft={draft} setup={setup} kind={kind} recordType={recordType} setRecordType={setRecordType} />}</DraftGate>;
}

interface DesignerProps { readonly setup: ObjectSetup; readonly kind: FormKind; readonly recordType: string | null; readonly setRecordType: (name: string | null) => void; readonly draft: OwnDraft | null }

function Designer({ setup, kind, recordType, setRecordType, draft }: DesignerProps): ReactNode {
  const { say, language: shown } = useWords();
  const app = useApp();
  const object = useObject(setup.name);
  const objects = useObjects([...new Set([...throughNames(object), ...object.relatedLists.map((list) => list.object.name)])]);
  const [first = 'zh-CN', ...others] = app.languages;
  const language = shown === first ? null : shown;
  const key = recordType === null ? kind : `${kind}.${recordType}`;
  const path = `${setup.folder}/layouts/${key}`;
  const isWide = useCallback((field: string): boolean => {
    const found = object.fields.find((one) => one.name === field);
    return found !== undefined && pageOf(found).wide === true;
  }, [object]);
  const titlesText = others.join();
  const read = useCallback((layout: FormLayoutDefinition): Design => readDesign(layout, titlesIn(setup.translations, titlesText.split(',').filter(Boolean)), isWide), [setup, titlesText, isWide]);
  const start = useMemo(() => read(startLayout(setup, { kind, recordType })), [read, setup, kind, recordType]);
  const designer = useDesigner({ path, draft, title: say('design.why', { object: object.label, page: say(`design.kind.${kind}`) }) }, start, writeBoth);
  const design = designer.now;
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [mode, setMode] = useState<'design' | 'preview'>('design');
  const faceOf = useMemo(() => facesOf({ object, entered: kind === 'edit' || kind === 'quick-create', language: shown, lines: say('design.lines'), gap: say('design.gap') }), [object, kind, shown, say]);
  useEffect(() => {
    if (chosen?.kind === 'cell' && !findItem(design, chosen.id)) setChosen(null);
  }, [chosen, design]);
  const wrong = useMemo(() => firstWrong(design, (text) => problemOf(text, { fieldType: (at) => typeAt(at, object, objects) }, shortName(shown)), say('design.titleMissing')), [design, object, objects, shown, say]);
  const request = (): PublishRequest => ({ changes: changesOf(setup, path, design), why: say('design.why', { object: object.label, page: say(`design.kind.${kind}`) }), safe: !demandsMore(start, design) });
  const began = designer.moved ? beganFrom(designer.from, isWide) : null;
  const labelOf = (at: string): string => object.fields.find((field) => field.name === at)?.label ?? object.relatedLists.find((list) => list.name === at)?.label ?? at;
  const merging = began && <MergePanel sides={{ before: began, mine: design, theirs: start }} labelOf={labelOf} onMerge={designer.merge} onTakeTheirs={designer.reset} />;
  const titleOfRow = (row: LayoutRow): string => layoutTitle(row, { setup, object, say, language: shown });
  const named = layoutsOfKind(setup, kind).flatMap((row) => (row.name !== undefined ? [{ value: row.name, label: titleOfRow(row) }] : []));
  const sources = sourcesFor(setup, kind).filter((row) => row.key !== key);
  return (
    <div className={styles.designer}>
      <DesignerBar designer={designer} request={request} wrong={wrong} merging={merging}>
        <Segmented size="small" value={mode} aria-label={say('design.mode')} options={[{ value: 'design', label: say('design.design') }, { value: 'preview', label: say('design.preview') }]} onChange={(next) => setMode(next as 'design' | 'preview')} />
        {(object.recordTypes.length > 0 || named.length > 0) && <Select size="small" value={recordType ?? ''} aria-label={say('record.type')} options={[{ value: '', label: say('design.everyType') }, ...object.recordTypes.map((type) => ({ value: type.name, label: type.label })), ...named]} onChange={(next: string) => setRecordType(next || null)} />}
        <Select size="small" value={null} placeholder={say('design.copyFrom')} aria-label={say('design.copyFrom')} style={{ minWidth: 150 }} options={sources.map((row) => ({ value: row.key, label: row.name === undefined && row.recordType === undefined ? say(`design.kind.${row.kind}`) : `${say(`design.kind.${row.kind}`)} · ${titleOfRow(row)}` }))} onChange={(from: string | null) => { const row = sources.find((one) => one.key === from); if (row && row.body.kind !== 'list') designer.change(copyOnto(design, read(row.body))); }} />
        <DeleteLayout setup={setup} layoutKey={key} what={`${object.label} · ${say(`design.kind.${kind}`)}`} />
      </DesignerBar>
      {mode === 'preview'
        ? <DesignPreview object={object} design={design} first={first} />
        : (
          <DesignSurface
            path={path}
            design={design}
            change={designer.change}
            chosen={chosen}
            setChosen={setChosen}
            object={object}
            objects={objects}
            faceOf={faceOf}
            language={language}
            languages={app.languages}
            entered={kind === 'edit' || kind === 'quick-create'}
            header={kind === 'view' || kind === 'phone'}
            newSection={(after) => {
              const next = addSection(design, { label: say('design.newSection'), taken: takenNames(setup), ...(after ? { after } : {}) });
              designer.change(next);
              const made = next.sections.find((section) => !design.sections.some(({ id }) => id === section.id));
              if (made) setChosen({ kind: 'section', id: made.id });
            }}
          />
        )}
    </div>
  );
}

/** What is designed, as it would look to a role; quick create begins a new record, the other pages show one there is. */
function DesignPreview({ object, design, first }: { object: ObjectDescription; design: Design; first: string }): ReactNode {
  const creating = writeDesign(design).kind === 'quick-create';
  return (
    <PreviewAs object={object} records={!creating}>
      {(seen) => <LayoutPreview object={seen.object} objects={seen.objects} id={creating ? null : seen.record} form={describeDesign(design, seen.language === first ? null : seen.language, new Set(seen.object.fields.map((field) => field.name)))} />}
    </PreviewAs>
  );
}

function writeBoth(design: Design): unknown {
  return [writeDesign(design), design.titles];
}

/** The design that the work began from; null where a draft says it in a way this program does not know. */
function beganFrom(text: string, isWide: (field: string) => boolean): Design | null {
  try {
    const [layout, titles] = JSON.parse(text) as [FormLayoutDefinition, Design['titles']];
    return readDesign(layout, titles, isWide);
  } catch {
    return null;
  }
}

/** What is written down, else what is in force, else (a page the engine makes up none for) a copy of the record page. */
function startLayout(setup: ObjectSetup, { kind, recordType }: { readonly kind: FormKind; readonly recordType: string | null }): FormLayoutDefinition {
  const keys = [...(recordType === null ? [] : [`${kind}.${recordType}`]), kind, 'view', 'edit'];
  for (const key of keys) {
    const found = setup.layouts[key] ?? setup.inForce.layouts[key];
    if (found && found.kind !== 'list') {
      const { header, recordType: ofType, name, label, assigned, ...rest } = found;
      void [ofType, name, label, assigned];
      return { ...rest, kind, ...ownParts(setup.layouts[keys[0]!], recordType), ...(header && (kind === 'view' || kind === 'phone' || found.kind === kind) ? { header } : {}) };
    }
  }
  return { kind, sections: [{ name: 'basic', label: setup.object.label, rows: [[setup.object.nameField]] }] };
}

/** What makes the layout this one: its name and whom it is assigned to, or its record type. */
function ownParts(written: LayoutDefinition | undefined, recordType: string | null): Partial<Pick<FormLayoutDefinition, 'name' | 'label' | 'assigned' | 'recordType'>> {
  if (written?.name === undefined) return recordType === null ? {} : { recordType };
  const { name, label, assigned } = written;
  return { name, ...(label === undefined ? {} : { label }), ...(assigned ? { assigned } : {}) };
}

function changesOf(setup: ObjectSetup, path: string, design: Design): readonly ChangedDefinition[] {
  const key = path.split('/').at(-1)!;
  return [
    { path, body: writeDesign(design), before: setup.layouts[key] ?? null },
    ...translationsWith(design.titles, setup.translations).map((body) => {
      const at = `${setup.folder}/translations/${body.language}`;
      return { path: at, body, before: (setup.definitions.find((one) => one.path === at)?.body as object | undefined) ?? null };
    }),
  ];
}

/** Names of sections that other pages or translations know. */
function takenNames(setup: ObjectSetup): ReadonlySet<string> {
  return new Set([
    ...[...Object.values(setup.layouts), ...Object.values(setup.inForce.layouts)].flatMap((layout) => (layout.kind === 'list' ? [] : layout.sections.map((section) => section.name))),
    ...Object.values(setup.translations).flatMap((labels) => Object.keys(labels).flatMap((key) => (key.startsWith('sections.') ? [key.slice('sections.'.length)] : []))),
  ]);
}

/** true where people must fill in more than before: that is not done without asking. */
function demandsMore(before: Design, now: Design): boolean {
  const demands = (design: Design): ReadonlySet<string> => new Set(design.sections.flatMap(({ items }) => items.flatMap(({ cell }) => [...(cell?.required ? [`${cell.field ?? ''}!`] : []), ...(cell?.requiredIf ? [`${cell.field ?? ''}?${cell.requiredIf}`] : [])])));
  const known = demands(before);
  return [...demands(now)].some((demand) => !known.has(demand));
}

function firstWrong(design: Design, problem: (text: string | undefined) => string | null, noTitle: string): string | null {
  for (const section of design.sections) {
    const title = titleOf(design, section, null);
    if (title.trim() === '') return noTitle;
    const texts = [section.written.visibleIf, ...section.items.flatMap(({ cell }) => [cell?.visibleIf, cell?.requiredIf, cell?.readOnlyIf])];
    for (const text of texts) {
      const found = problem(text);
      if (found) return `${title}: ${text ?? ''} — ${found}`;
    }
  }
  return null;
}
