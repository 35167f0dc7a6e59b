// The frame of a section: a title that opens and closes it, and a grid of cells.
import { DownOutlined } from '@ant-design/icons';
import { useId, useState, type CSSProperties, type ReactNode } from 'react';
import type { SectionDescription } from '../../metadata/language/description';
import styles from './layout.module.css';

/** One section. A section that is alone and untitled has no title bar. */
export function SectionFrame({ section, children, forceOpen, dense }: { section: SectionDescription; children: ReactNode; forceOpen?: boolean; dense?: boolean }): ReactNode {
  const [open, setOpen] = useState(!section.collapsed);
  const id = useId();
  const shown = open || forceOpen === true;
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 className={styles.title} id={id}>
        <button type="button" aria-expanded={shown} onClick={() => setOpen(!open)}>
          <DownOutlined aria-hidden rotate={shown ? 0 : -90} />
          {section.label}
        </button>
      </h2>
      {shown && <div className={`${styles.grid} ${dense ? styles.shownGrid : ''}`} style={{ '--columns': section.columns || 2 } as CSSProperties}>{children}</div>}
    </section>
  );
}

/** A place in the grid of a section. */
export function GridCell({ span, line, children }: { span: number; line?: boolean; children?: ReactNode }): ReactNode {
  return <div className={line ? styles.lineCell : styles.cell} style={{ '--span': span } as CSSProperties}>{children}</div>;
}
