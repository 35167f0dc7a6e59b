// The page that is designed: its sections and cells, to be dragged, walked over and moved with the keyboard.
import { useDraggable, useDroppable } from '@dnd-kit/core';
import { ArrowDownOutlined, ArrowUpOutlined, EyeInvisibleOutlined, HolderOutlined, LockOutlined, SettingOutlined, TableOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { memo, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import { useWords } from '../../words/words';
import { columnsOf, spanOf, type DesignItem, type DesignSection } from './design';
import type { Direction } from './design-changes';
import styles from './designers.module.css';

/** A chosen cell or section. */
export interface Chosen { readonly kind: 'cell' | 'section'; readonly id: string }
/** Where a dragged piece would go. */
export interface Mark { readonly item: string; readonly side: 'before' | 'after' }

/** What a cell says about itself. */
export interface CellFace { readonly label: string; readonly name: string; readonly kind: string; readonly required: boolean; readonly strange: boolean }

export interface CanvasProps {
  readonly sections: readonly DesignSection[];
  readonly titles: readonly string[];
  readonly faceOf: (item: DesignItem) => CellFace;
  readonly chosen: Chosen | null;
  readonly choose: (chosen: Chosen) => void;
  readonly mark: Mark | null;
  readonly act: CanvasActions;
}
export interface CanvasActions {
  readonly walk: (id: string, direction: Direction) => void;
  readonly step: (id: string, direction: Direction) => void;
  readonly remove: (id: string) => void;
  readonly settings: () => void;
  readonly moveSection: (id: string, steps: 1 | -1) => void;
}

/** The sections from top to bottom. */
export function Canvas({ sections, titles, faceOf, chosen, choose, mark, act }: CanvasProps): ReactNode {
  return sections.map((section, index) => (
    <SectionFrame key={section.id} section={section} title={titles[index] ?? ''} isChosen={chosen?.kind === 'section' && chosen.id === section.id} choose={choose} act={act} first={index === 0} last={index === sections.length - 1}>
      {section.items.map((item, at) => (
        <Cell
          key={item.id}
          item={item}
          span={spanOf(item, section)}
          full={spanOf(item, section) === columnsOf(section)}
          face={faceOf(item)}
          isChosen={chosen?.kind === 'cell' && chosen.id === item.id}
          inTabOrder={chosen?.kind === 'cell' && section.items.some(({ id }) => id === chosen.id) ? chosen.id === item.id : at === 0}
          side={mark?.item === item.id ? mark.side : null}
          choose={choose}
          act={act}
        />
      ))}
      <SectionEnd section={section} marked={mark?.item === `end:${section.id}`} />
    </SectionFrame>
  ));
}

interface FrameProps { readonly section: DesignSection; readonly title: string; readonly isChosen: boolean; readonly choose: (chosen: Chosen) => void; readonly act: CanvasActions; readonly first: boolean; readonly last: boolean; readonly children: ReactNode }

function SectionFrame({ section, title, isChosen, choose, act, first, last, children }: FrameProps): ReactNode {
  const { say } = useWords();
  const drag = useDraggable({ id: `section:${section.id}`, data: { section: section.id } });
  const drop = useDroppable({ id: `over:${section.id}`, data: { over: section.id } });
  const draggedOver = drop.isOver && drop.active?.data.current?.['section'] !== undefined && drop.active.data.current['section'] !== section.id;
  return (
    <section ref={drop.setNodeRef} className={`${styles.section} ${isChosen ? styles.chosenSection : ''} ${draggedOver ? styles.sectionOver : ''}`} data-section={section.written.name} aria-label={title} style={{ opacity: drag.isDragging ? 0.5 : 1 }}>
      <header>
        <span ref={drag.setNodeRef} {...drag.listeners} className={styles.handle} aria-hidden><HolderOutlined /></span>
        <button type="button" className={styles.sectionTitle} aria-pressed={isChosen} onClick={() => choose({ kind: 'section', id: section.id })}>
          {title}
          <small>{say('design.columnsCount', { count: columnsOf(section) })}{section.written.collapsed ? ` · ${say('design.collapsed')}` : ''}</small>
          {section.written.visibleIf !== undefined && <EyeInvisibleOutlined aria-label={say('design.visibleIf')} />}
        </button>
        <Button size="small" type="text" icon={<ArrowUpOutlined />} disabled={first} aria-label={say('design.sectionUp', { label: title })} onClick={() => act.moveSection(section.id, -1)} />
        <Button size="small" type="text" icon={<ArrowDownOutlined />} disabled={last} aria-label={say('design.sectionDown', { label: title })} onClick={() => act.moveSection(section.id, 1)} />
        <Button size="small" type="text" icon={<SettingOutlined />} aria-label={say('design.sectionSettings', { label: title })} onClick={() => { choose({ kind: 'section', id: section.id }); act.settings(); }} />
      </header>
      <div className={styles.grid} role="listbox" aria-label={title} style={{ '--columns': columnsOf(section) } as CSSProperties}>{children}</div>
    </section>
  );
}

function SectionEnd({ section, marked }: { section: DesignSection; marked: boolean }): ReactNode {
  const { say } = useWords();
  const { setNodeRef } = useDroppable({ id: `end:${section.id}`, data: { end: section.id } });
  return <div ref={setNodeRef} className={`${styles.end} ${marked ? styles.endMarked : ''}`}>{section.items.length === 0 ? say('design.emptySection') : null}</div>;
}

interface CellProps { readonly item: DesignItem; readonly span: number; readonly full: boolean; readonly face: CellFace; readonly isChosen: boolean; readonly inTabOrder: boolean; readonly side: 'before' | 'after' | null; readonly choose: (chosen: Chosen) => void; readonly act: CanvasActions }

const Cell = memo(function Cell({ item, span, full, face, isChosen, inTabOrder, side, choose, act }: CellProps): ReactNode {
  const { say } = useWords();
  const drag = useDraggable({ id: item.id, data: { item: item.id } });
  const drop = useDroppable({ id: `cell:${item.id}`, data: { cell: item.id } });
  const { cell } = item;
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const direction = directions[event.key];
    if (direction && (event.shiftKey || event.altKey)) act.step(item.id, direction);
    else if (direction && !event.ctrlKey && !event.metaKey) act.walk(item.id, direction);
    else if (event.key === 'Delete' || event.key === 'Backspace') act.remove(item.id);
    else if (event.key === 'Enter' || event.key === ' ') act.settings();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={(node) => { drag.setNodeRef(node); drop.setNodeRef(node); }}
      className={`${styles.cell} ${isChosen ? styles.chosen : ''} ${cell === null ? styles.gap : ''} ${side === 'before' ? styles.markBefore : side === 'after' ? styles.markAfter : ''}`}
      style={{ '--span': span, opacity: drag.isDragging ? 0.35 : 1 } as CSSProperties}
      data-cell={item.id}
      data-full={full || undefined}
      data-placed={face.name}
      role="option"
      aria-selected={isChosen}
      aria-label={face.label}
      aria-keyshortcuts="Shift+ArrowUp Shift+ArrowDown Shift+ArrowLeft Shift+ArrowRight Delete"
      tabIndex={inTabOrder ? 0 : -1}
      {...drag.listeners}
      onClick={() => choose({ kind: 'cell', id: item.id })}
      onFocus={() => { if (!isChosen) choose({ kind: 'cell', id: item.id }); }}
      onKeyDown={press}
    >
      <span className={styles.cellLabel}>
        {face.required && <span className={styles.star} aria-label={say('design.required')}>{'*'}</span>}
        <span className="tg-ellipsis">{face.label}</span>
        {cell?.readOnly && <LockOutlined aria-label={say('design.readOnly')} />}
        {cell?.visibleIf !== undefined && <EyeInvisibleOutlined aria-label={say('design.visibleIf')} />}
      </span>
      {cell !== null && (
        <span className={styles.ghost}>{cell.lines ? <><TableOutlined aria-hidden />{face.kind}</> : face.kind}</span>
      )}
    </div>
  );
});

const directions: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };
