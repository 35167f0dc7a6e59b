// Somebody published the page that is being designed here: what does not collide is merged at once, the rest is decided one by one.
import { Alert, Button, Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../../words/words';
import { settingTexts } from './cell-words';
import type { Design } from './design';
import styles from './designers.module.css';
import { mergeDesigns, type Collision, type Side, type Sides, type Told } from './merge-design';

export interface MergePanelProps {
  readonly sides: Sides<Design>;
  /** Label of a field or related list. */
  readonly labelOf: (name: string) => string;
  readonly onMerge: (design: Design) => void;
  readonly onTakeTheirs: () => void;
}

/** Merging needs every collision decided; taking theirs is always possible, and undone like any other step. */
export function MergePanel({ sides, labelOf, onMerge, onTakeTheirs }: MergePanelProps): ReactNode {
  const { say } = useWords();
  const [choices, setChoices] = useState<Readonly<Record<string, Side>>>({});
  const { design, collisions } = mergeDesigns(sides, choices);
  const decided = collisions.every(({ id }) => choices[id] !== undefined);
  const sectionLabel = (name: string): string => [sides.mine, sides.theirs, sides.before].flatMap((one) => one.sections).find(({ written }) => written.name === name)?.written.label ?? name;
  const subjectOf = ({ subject }: Collision): string => {
    if (subject.kind === 'cell') return labelOf(subject.name);
    if (subject.kind === 'section') return say('design.mergeSection', { name: sectionLabel(subject.name) });
    if (subject.kind === 'order') return say('design.mergeOrder', { name: sectionLabel(subject.name) });
    return say(subject.kind === 'header' ? 'design.header' : subject.kind === 'sections' ? 'design.mergeSections' : 'design.mergeTitles');
  };
  const textOf = (told: Told): string => {
    if (told === null) return say('design.mergeNothing');
    if (told.list) return told.list.map((name) => (name.includes(' ') ? name : labelOf(name))).join(' · ') || '–';
    return [...(told.section === undefined ? [] : [sectionLabel(told.section)]), ...settingTexts(told.settings ?? {}, say)].join(' · ');
  };
  return (
    <Alert
      type="warning"
      showIcon
      title={collisions.length === 0 ? say('design.mergeClean') : say('design.mergeCollides', { count: collisions.length })}
      description={(
        <div className={styles.merging}>
          {collisions.length > 0 && (
            <ul className={styles.collisions}>
              {collisions.map((collision) => (
                <li key={collision.id}>
                  <strong>{subjectOf(collision)}</strong>
                  <span>{say('design.mergeBefore')} {textOf(collision.before)}</span>
                  <Segmented<Side | ''>
                    size="small" aria-label={subjectOf(collision)} value={choices[collision.id] ?? ''}
                    options={(['mine', 'theirs'] as const).map((side) => ({ value: side, label: `${say(side === 'mine' ? 'design.mergeMine' : 'design.mergeTheirs')} ${textOf(collision[side])}` }))}
                    onChange={(side) => { if (side !== '') setChoices({ ...choices, [collision.id]: side }); }}
                  />
                </li>
              ))}
            </ul>
          )}
          <div className={styles.mergeButtons}>
            <Button size="small" type="primary" disabled={!decided} onClick={() => onMerge(design)}>{say('design.merge')}</Button>
            <Button size="small" onClick={onTakeTheirs}>{say('design.takeTheirs')}</Button>
          </div>
        </div>
      )}
    />
  );
}
