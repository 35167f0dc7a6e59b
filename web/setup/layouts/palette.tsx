// What may be put on the page: fields that are not on it, tables of lines, and gaps. Dragged, or placed with Enter.
import { useDraggable, useDroppable } from '@dnd-kit/core';
import { PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { CellDefinition } from '../../../metadata/language/types';
import { useWords } from '../../words/words';
import styles from './designers.module.css';
import { fits, usePinyin } from './find-fields';

/** Something that can be placed. `cell` null is a gap. */
export interface Piece { readonly key: string; readonly name: string; readonly label: string; readonly kind: string; readonly cell: CellDefinition | null }
export interface PaletteProps { readonly pieces: readonly Piece[]; readonly place: (piece: Piece) => void }

/** The pieces with a box to find them by. Whatever is dropped here leaves the page. */
export function Palette({ pieces, place }: PaletteProps): ReactNode {
  const { say } = useWords();
  const [typed, setTyped] = useState('');
  const pinyinOf = usePinyin(typed !== '');
  const { setNodeRef, isOver, active } = useDroppable({ id: 'palette' });
  const found = pieces.filter((piece) => fits(piece, typed, pinyinOf));
  const removing = isOver && active?.data.current?.['item'] !== undefined;
  return (
    <aside ref={setNodeRef} className={`${styles.palette} ${removing ? styles.removing : ''}`} aria-label={say('design.palette')}>
      <h3>{say('design.palette')}<span className="tg-count">{pieces.filter((piece) => piece.cell !== null).length}</span></h3>
      <Input
        allowClear
        size="small"
        prefix={<SearchOutlined aria-hidden />}
        value={typed}
        placeholder={say('design.findField')}
        aria-label={say('design.findField')}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={(event) => { if (!event.nativeEvent.isComposing && typed !== '' && found[0]) place(found[0]); }}
      />
      <ul className={styles.pieces}>
        {found.map((piece) => <li key={piece.key}><PieceButton piece={piece} place={place} /></li>)}
      </ul>
      {found.length === 0 && <p className={styles.hint}>{say('design.noneFound')}</p>}
      <p className={styles.hint}>{removing ? say('design.dropToRemove') : say('design.paletteHint')}</p>
    </aside>
  );
}

function PieceButton({ piece, place }: { piece: Piece; place: (piece: Piece) => void }): ReactNode {
  const { say } = useWords();
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: `new:${piece.key}`, data: { piece } });
  return (
    <button
      ref={setNodeRef}
      type="button"
      className={styles.piece}
      data-piece={piece.name}
      data-gap={piece.cell === null || undefined}
      style={{ opacity: isDragging ? 0.4 : 1 }}
      title={piece.name}
      aria-label={say('design.placeNamed', { label: piece.label })}
      {...listeners}
      onClick={() => place(piece)}
    >
      <span className="tg-ellipsis">{piece.label}</span>
      <small>{piece.kind}</small>
      <PlusOutlined aria-hidden />
    </button>
  );
}
