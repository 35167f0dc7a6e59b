// Palette, page and settings side by side, with everything that is dragged between them.
import { closestCenter, DndContext, DragOverlay, PointerSensor, pointerWithin, useSensor, useSensors, type CollisionDetection, type DragEndEvent, type DragMoveEvent, type DragStartEvent } from '@dnd-kit/core';
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { ObjectDescription } from '../../../metadata/language/description';
import type { Descriptions } from '../../layout/shown-fields';
import { useWords } from '../../words/words';
import { Canvas, type CanvasActions, type CellFace, type Chosen, type Mark } from './canvas';
import { findItem, placedFields, placedLines, titleOf, type Design, type DesignItem, type DesignSection } from './design';
import { changeHeader, lastPlaced, moveItem, moveSection, neighbourOf, placeCell, removeItem, stepItem, type Spot } from './design-changes';
import styles from './designers.module.css';
import { spotUnder, type Under } from './drop-spot';
import { typeLabel } from './faces';
import { HeaderEditor } from './header-editor';
import { Palette, type Piece } from './palette';
import { SettingsPanel } from './settings-panel';

export interface SurfaceProps {
  readonly design: Design; readonly change: (next: Design, mark?: string) => void;
  readonly chosen: Chosen | null; readonly setChosen: (chosen: Chosen | null) => void;
  readonly object: ObjectDescription; readonly objects: Descriptions; readonly faceOf: (item: DesignItem) => CellFace;
  /** The language on screen; null: the application's first. */
  readonly language: string | null; readonly languages: readonly string[];
  /** The page is filled in, not only looked at. */
  readonly entered: boolean;
  /** The page shows fields beside the record's name. */
  readonly header: boolean;
  readonly newSection: (after?: string) => void;
  /** Where the layout is kept. */
  readonly path: string;
}

/** The three parts of the designer. */
export function DesignSurface(props: SurfaceProps): ReactNode {
  const { design, change, chosen, setChosen, object, objects, faceOf, language, languages, entered, header, newSection, path } = props;
  const { say, language: shown } = useWords();
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 5 } }));
  const [dragged, setDragged] = useState<string | null>(null);
  const [mark, setMark] = useState<Mark | null>(null);
  const [told, setTold] = useState('');
  const root = useRef<HTMLDivElement>(null);
  const focusNext = useRef(false);
  const latest = useRef(design);
  latest.current = design;
  const sectionTitle = useCallback((section: DesignSection): string => titleOf(design, section, language) || section.written.label, [design, language]);
  const tell = (next: Design, id: string): void => {
    const found = findItem(next, id);
    if (found) setTold(say('design.told', { label: faceOf(found.item).label, section: titleOf(next, found.section, language) || found.section.written.label, place: found.index + 1 }));
  };
  const focus = (id: string): void => {
    focusNext.current = true;
    setChosen({ kind: 'cell', id });
  };
  useLayoutEffect(() => {
    if (!focusNext.current || chosen?.kind !== 'cell') return;
    focusNext.current = false;
    const cell = root.current?.querySelector<HTMLElement>(`[data-cell="${chosen.id}"]`);
    cell?.focus();
    cell?.scrollIntoView({ block: 'nearest' });
  });
  const removeCell = (id: string): void => {
    const now = latest.current;
    const after = neighbourOf(now, id, 'right') ?? neighbourOf(now, id, 'left');
    const found = findItem(now, id);
    if (found) setTold(say('design.toldRemoved', { label: faceOf(found.item).label }));
    change(removeItem(now, id));
    if (after) focus(after);
  };
  const acts = { tell, focus, removeCell, change };
  const latestActs = useRef(acts);
  latestActs.current = acts;
  const act = useMemo<CanvasActions>(() => ({
    walk: (id, direction) => {
      const next = neighbourOf(latest.current, id, direction);
      if (next) latestActs.current.focus(next);
    },
    step: (id, direction) => {
      const next = stepItem(latest.current, id, direction);
      latestActs.current.change(next);
      latestActs.current.tell(next, id);
      latestActs.current.focus(id);
    },
    remove: (id) => latestActs.current.removeCell(id),
    settings: () => window.requestAnimationFrame(() => document.querySelector<HTMLElement>('#design-settings button, #design-settings input')?.focus()),
    moveSection: (id, steps) => latestActs.current.change(moveSection(latest.current, id, steps)),
  }), []);
  const choose = useCallback((next: Chosen) => setChosen(next), [setChosen]);
  const place = (piece: Piece, spot?: Spot): void => {
    const next = placeCell(design, piece.cell, spot ?? spotForNew(design, chosen));
    const id = lastPlaced(next);
    change(next);
    tell(next, id);
    focus(id);
  };
  const pieces = usePieces(design, { object, entered, shown, objects });
  const start = ({ active }: DragStartEvent): void => setDragged(draggedLabel(String(active.id), { design, faceOf, pieces, sectionTitle }));
  const move = (event: DragMoveEvent): void => {
    const under = underPointer(event);
    const at = under && spotUnder(design, under);
    const next = at ? { item: under.cell ?? `end:${under.end ?? ''}`, side: at.side } : null;
    setMark((before) => (before?.item === next?.item && before?.side === next?.side ? before : next));
  };
  const end = (event: DragEndEvent): void => {
    setDragged(null);
    setMark(null);
    const { piece, item, section } = (event.active.data.current ?? {}) as { piece?: Piece; item?: string; section?: string };
    const over = (event.over?.data.current ?? {}) as { over?: string };
    if (section !== undefined) {
      if (over.over !== undefined && over.over !== section) change(sectionTo(design, section, over.over));
      return;
    }
    if (event.over?.id === 'palette') {
      if (item !== undefined) removeCell(item);
      return;
    }
    const under = underPointer(event);
    const spot = under && spotUnder(design, under)?.spot;
    if (!spot) return;
    if (piece) place(piece, spot);
    else if (item !== undefined) {
      const next = moveItem(design, item, spot);
      change(next);
      tell(next, item);
      setChosen({ kind: 'cell', id: item });
    }
  };
  return (
    <DndContext sensors={sensors} collisionDetection={collisions} onDragStart={start} onDragMove={move} onDragEnd={end} onDragCancel={() => { setDragged(null); setMark(null); }}>
      <div className={styles.surface} ref={root}>
        <Palette pieces={pieces} place={(piece) => place(piece)} />
        <div className={styles.canvas}>
          {header && <HeaderEditor object={object} header={design.header ?? []} onChange={(next) => change(changeHeader(design, next))} />}
          <Canvas sections={design.sections} titles={design.sections.map(sectionTitle)} faceOf={faceOf} chosen={chosen} choose={choose} mark={dragged === null ? null : mark} act={act} />
          <button type="button" className={styles.addSection} onClick={() => newSection()}>{say('design.addSection')}</button>
        </div>
        <SettingsPanel design={design} change={change} chosen={chosen} object={object} objects={objects} faceOf={faceOf} sectionTitle={sectionTitle} languages={languages} path={path} removeCell={removeCell} addSection={newSection} entered={entered} />
        <div className="tg-visually-hidden" role="status" aria-live="polite">{told}</div>
      </div>
      <DragOverlay dropAnimation={null}>{dragged === null ? null : <div className={styles.overlay}>{dragged}</div>}</DragOverlay>
    </DndContext>
  );
}

/** Everything that is not on the page and may be. */
function usePieces(design: Design, parts: { readonly object: ObjectDescription; readonly entered: boolean; readonly shown: string; readonly objects: Descriptions }): readonly Piece[] {
  const { say } = useWords();
  const { object, entered, shown, objects } = parts;
  return useMemo(() => {
    const fields = placedFields(design);
    const lines = placedLines(design);
    return [
      ...object.fields.filter((field) => field.type !== 'id' && field.type !== 'version' && !fields.has(field.name) && !(entered && field.system))
        .map((field): Piece => ({ key: field.name, name: field.name, label: field.label, kind: typeLabel(field, shown), cell: { field: field.name } })),
      ...object.relatedLists.filter((list) => list.kind === 'detail' && !lines.has(list.name))
        .map((list): Piece => ({ key: `lines:${list.name}`, name: list.name, label: list.label, kind: say('design.lines'), cell: { lines: { relatedList: list.name, columns: lineColumns(objects, list) } } })),
      { key: 'gap', name: '', label: say('design.gap'), kind: '', cell: null },
    ];
  }, [design, object, entered, shown, objects, say]);
}

function lineColumns(objects: Descriptions, list: ObjectDescription['relatedLists'][number]): string[] {
  const own = list.columns.map(({ path }) => path).filter((path) => !path.includes('.'));
  return own.length > 0 ? own : [objects.get(list.object.name)?.nameField ?? 'id'];
}

/** After the chosen cell, at the end of the chosen section, or at the end of the first. */
function spotForNew(design: Design, chosen: Chosen | null): Spot {
  const found = chosen?.kind === 'cell' ? findItem(design, chosen.id) : undefined;
  if (found) return { section: found.section.id, index: found.index + 1 };
  const section = design.sections.find((one) => one.id === chosen?.id) ?? design.sections[0]!;
  return { section: section.id, index: section.items.length };
}

function sectionTo(design: Design, id: string, target: string): Design {
  const to = design.sections.findIndex((one) => one.id === target);
  let next = design;
  for (let from = design.sections.findIndex((one) => one.id === id); from !== to; from += from < to ? 1 : -1) next = moveSection(next, id, from < to ? 1 : -1);
  return next;
}

function draggedLabel(id: string, { design, faceOf, pieces, sectionTitle }: { readonly design: Design; readonly faceOf: SurfaceProps['faceOf']; readonly pieces: readonly Piece[]; readonly sectionTitle: (section: DesignSection) => string }): string {
  if (id.startsWith('new:')) return pieces.find(({ key }) => `new:${key}` === id)?.label ?? '';
  if (id.startsWith('section:')) {
    const section = design.sections.find((one) => `section:${one.id}` === id);
    return section ? sectionTitle(section) : '';
  }
  const found = findItem(design, id);
  return found ? faceOf(found.item).label : '';
}

/** Sections go onto sections, everything else onto what is under the pointer, or the nearest cell of the section it is in. */
const collisions: CollisionDetection = (args) => {
  const isSection = args.active.data.current?.['section'] !== undefined;
  const containers = args.droppableContainers.filter(({ data }) => (data.current?.['over'] !== undefined) === isSection);
  const hit = pointerWithin({ ...args, droppableContainers: containers });
  if (hit.length > 0 || isSection) return hit;
  const inside = pointerWithin({ ...args, droppableContainers: args.droppableContainers.filter(({ data }) => data.current?.['over'] !== undefined) });
  return inside.length > 0 ? closestCenter({ ...args, droppableContainers: containers.filter(({ id }) => id !== 'palette') }) : [];
};

function underPointer({ activatorEvent, delta, over }: DragMoveEvent | DragEndEvent): Under | null {
  const data = (over?.data.current ?? {}) as { cell?: string; end?: string };
  if (!over || !(activatorEvent instanceof PointerEvent)) return null;
  const across = activatorEvent.clientX + delta.x < over.rect.left + over.rect.width / 2 ? 'before' : 'after';
  const down = activatorEvent.clientY + delta.y < over.rect.top + over.rect.height / 2 ? 'before' : 'after';
  if (data.cell !== undefined) return { cell: data.cell, across, down };
  return data.end === undefined ? null : { end: data.end, across, down };
}
