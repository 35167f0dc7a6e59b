// One definition before and after: what differs line by line, pages as they are drawn, side by side or one above the other.
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { fieldTypes } from '../../../metadata/language/field-types';
import type { CellDefinition, FormLayoutDefinition } from '../../../metadata/language/types';
import { shortName, useWords } from '../../words/words';
import type { WordKey } from '../../words/zh-cn';
import { cellMarks, cellName, changedParts, type CellMark } from './parts';
import './versions.css';

export interface DifferenceProps { readonly before: object | null; readonly after: object | null; /** Label of a field or list by its name. */ readonly labelOf?: (name: string) => string }

const marks: Readonly<Record<CellMark, { readonly color: string; readonly word: WordKey }>> = {
  added: { color: 'success', word: 'compare.added' }, removed: { color: 'error', word: 'compare.removed' }, moved: { color: 'processing', word: 'compare.moved' }, changed: { color: 'warning', word: 'compare.changed' },
};
const known: Readonly<Record<string, WordKey>> = {
  label: 'setup.label', help: 'setup.help', required: 'setup.required', type: 'setup.type', when: 'rules.when', message: 'rules.message', readOnly: 'design.readOnly', visibleIf: 'design.visibleIf', requiredIf: 'design.requiredIf', readOnlyIf: 'design.readOnlyIf',
  values: 'setup.values', span: 'design.span', section: 'design.inSection', off: 'setup.off', field: 'setup.field', unique: 'setup.unique', indexed: 'setup.indexed',
};

/** Both states. */
export function DefinitionDifference({ before, after, labelOf = (name) => name }: DifferenceProps): ReactNode {
  const { say } = useWords();
  const drawn = isForm(before) || isForm(after);
  const parts = changedParts(before, after).filter(({ place }) => !drawn || place[0] !== 'sections');
  const cells = drawn ? cellMarks(before, after) : undefined;
  return (
    <div className="tg-compare-pair" role="group">
      <div><h4>{say('compare.before')}</h4>{before === null ? <p className="tg-compare-nothing">{say('compare.notThere')}</p> : isForm(before) && <Drawn layout={before} cells={cells!} other={after} labelOf={labelOf} />}</div>
      <div><h4>{say('compare.after')}</h4>{after === null ? <p className="tg-compare-nothing">{say('compare.notThere')}</p> : isForm(after) && <Drawn layout={after} cells={cells!} other={before} labelOf={labelOf} />}</div>
      {parts.map(({ place, before: old, after: now }) => (
        <div className="tg-compare-line" key={place.join('.')}>
          <div><PlaceWords place={place} type={(after ?? before) as { readonly type?: string } | null} />{old === undefined ? <i className="tg-compare-nothing">{say('compare.none')}</i> : <del><ValueText value={old} /></del>}</div>
          <div><PlaceWords place={place} type={(after ?? before) as { readonly type?: string } | null} />{now === undefined ? <i className="tg-compare-nothing">{say('compare.none')}</i> : <ins><ValueText value={now} /></ins>}</div>
        </div>
      ))}
    </div>
  );
}

function PlaceWords({ place, type }: { readonly place: readonly string[]; readonly type: { readonly type?: string } | null }): ReactNode {
  const { say, language } = useWords();
  const settings = type?.type !== undefined && Object.hasOwn(fieldTypes, type.type) ? fieldTypes[type.type as keyof typeof fieldTypes].settings : {};
  const word = (name: string, index: number): string => (index === 0 ? settings[name]?.label[shortName(language)] : undefined) ?? (known[name] ? say(known[name]) : name);
  return <small title={place.join('.')}>{place.map(word).join(' › ')}</small>;
}

function ValueText({ value }: { readonly value: unknown }): ReactNode {
  const { say } = useWords();
  if (typeof value === 'boolean') return say(value ? 'value.yes' : 'value.no');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : <code>{JSON.stringify(value)}</code>;
}

/** A page as it is drawn; every cell that changed says how. */
function Drawn({ layout, cells, other, labelOf }: { readonly layout: FormLayoutDefinition; readonly cells: ReadonlyMap<string, CellMark>; readonly other: object | null; readonly labelOf: (name: string) => string }): ReactNode {
  const { say } = useWords();
  const sections = isForm(other) ? new Map(other.sections.map((section) => [section.name, section.label])) : undefined;
  return (
    <div className="tg-compare-page">
      {layout.sections.map((section) => (
        <section key={section.name} data-changed={(sections && sections.get(section.name) !== section.label) || undefined}>
          <h5>{section.label}</h5>
          {section.rows.map((row, index) => (
            <div className="tg-compare-row" key={index}>
              {row.map((cell, at) => {
                const name = cellName(cell);
                const mark = name === undefined ? undefined : cells.get(name);
                return <div key={at} className="tg-compare-cell" data-mark={mark} data-gap={cell === null || undefined} style={{ flexGrow: spanOf(cell) }}>{name !== undefined && labelOf(name)}{mark && <Tag color={marks[mark].color}>{say(marks[mark].word)}</Tag>}{mark === 'changed' && <small>{settingsOf(cell)}</small>}</div>;
              })}
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}

function spanOf(cell: CellDefinition | string | null): number {
  return typeof cell === 'object' && cell !== null ? cell.span ?? 1 : 1;
}

function settingsOf(cell: CellDefinition | string | null): string {
  if (typeof cell !== 'object' || cell === null) return '';
  return Object.entries(cell).filter(([name]) => name !== 'field').map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`).join(', ');
}

function isForm(body: object | null): body is FormLayoutDefinition {
  return body !== null && 'kind' in body && 'sections' in body && Array.isArray(body.sections);
}
