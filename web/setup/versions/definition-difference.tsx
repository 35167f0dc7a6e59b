// One definition before and after: what differs line by line, pages as they are drawn, side by side or one above the other.
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { fieldTypes } from '../../../metadata/language/field-types';
import type { CellDefinition, FormLayoutDefinition } from '../../../metadata/language/types';
import { shortName, useWords, type Say } from '../../words/words';
import type { WordKey } from '../../words/zh-cn';
import { settingTexts } from '../layouts/cell-words';
import { typeLabel } from '../layouts/faces';
import { cellName, spanOf } from './cell-place';
import type { PageWords } from './definition-words';
import { cellMarks, changedParts, type CellMark } from './parts';
import './versions.css';

export interface DifferenceProps { readonly before: object | null; readonly after: object | null; /** For a page. */ readonly words?: PageWords }
const asWritten: PageWords = { cell: (name) => name, column: (_list, column) => column, section: (_name, written) => written };

const marks: Readonly<Record<CellMark, { readonly color: string; readonly word: WordKey }>> = {
  added: { color: 'green', word: 'compare.added' }, removed: { color: 'error', word: 'compare.removed' }, moved: { color: 'processing', word: 'compare.moved' }, changed: { color: 'warning', word: 'compare.changed' },
};
const known: Readonly<Record<string, WordKey>> = {
  label: 'setup.label', help: 'setup.help', required: 'setup.required', type: 'setup.type', when: 'rules.when', message: 'rules.message', readOnly: 'design.readOnly', visibleIf: 'design.visibleIf', requiredIf: 'design.requiredIf', readOnlyIf: 'design.readOnlyIf',
  values: 'setup.values', span: 'design.span', section: 'design.inSection', off: 'setup.off', field: 'setup.field', unique: 'setup.unique', indexed: 'setup.indexed',
  name: 'setup.apiName', plural: 'setup.pluralName', nameField: 'setup.nameField', owned: 'setup.owned', formerNames: 'compare.formerNames', columns: 'design.columns', header: 'design.header', sort: 'design.sort',
};

/** Both states. */
export function DefinitionDifference({ before, after, words = asWritten }: DifferenceProps): ReactNode {
  const { say } = useWords();
  const drawn = isForm(before) || isForm(after);
  const parts = changedParts(before, after).filter(({ place }) => !drawn || place[0] !== 'sections');
  const cells = drawn ? cellMarks(before, after) : undefined;
  const side = (word: WordKey, [layout, other]: readonly (object | null)[]): ReactNode => (
    // On a narrow screen a heading with nothing below it is left out.
    <div className="tg-compare-side" data-empty={(layout !== null && !isForm(layout!)) || undefined}>
      <h4>{say(word)}</h4>
      {layout === null ? <p className="tg-compare-nothing">{say('compare.notThere')}</p> : isForm(layout!) && <Drawn layout={layout} cells={cells!} other={other ?? null} words={words} />}
    </div>
  );
  return (
    <div className="tg-compare-pair" role="group">
      {side('compare.before', [before, after])}
      {side('compare.after', [after, before])}
      {parts.map(({ place, before: old, after: now }) => (
        <div className="tg-compare-line" key={place.join('.')}>
          <div><PlaceWords place={place} type={(after ?? before) as { readonly type?: string } | null} /><b>{say('compare.before')}</b>{old === undefined ? <i className="tg-compare-nothing">{say('compare.none')}</i> : <del><ValueText place={place} value={old} /></del>}</div>
          <div><PlaceWords place={place} type={(after ?? before) as { readonly type?: string } | null} /><b>{say('compare.after')}</b>{now === undefined ? <i className="tg-compare-nothing">{say('compare.none')}</i> : <ins><ValueText place={place} value={now} /></ins>}</div>
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

function ValueText({ place, value }: { readonly place: readonly string[]; readonly value: unknown }): ReactNode {
  const { say, language } = useWords();
  if (place.length === 1 && place[0] === 'type' && typeof value === 'string' && Object.hasOwn(fieldTypes, value)) return typeLabel({ type: value as keyof typeof fieldTypes }, language);
  if (typeof value === 'boolean') return say(value ? 'value.yes' : 'value.no');
  if (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string' || typeof one === 'number')) return value.join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : <code>{JSON.stringify(value)}</code>;
}

/** A page as it is drawn; every cell that changed says how. */
function Drawn({ layout, cells, other, words }: { readonly layout: FormLayoutDefinition; readonly cells: ReadonlyMap<string, CellMark>; readonly other: object | null; readonly words: PageWords }): ReactNode {
  const { say } = useWords();
  const sections = isForm(other) ? new Map(other.sections.map((section) => [section.name, section.label])) : undefined;
  return (
    <div className="tg-compare-page">
      {layout.sections.map((section) => {
        const title = words.section(section.name, section.label);
        const renamed = sections !== undefined && sections.get(section.name) !== section.label;
        return (
          <section key={section.name} data-changed={renamed || undefined}>
            <h5>{title}{renamed && sections.has(section.name) && title !== section.label && <small>{section.label}</small>}</h5>
            {section.rows.map((row, index) => (
              <div className="tg-compare-row" key={index}>
                {row.map((cell, at) => {
                  const name = cellName(cell);
                  const mark = name === undefined ? undefined : cells.get(name);
                  return <div key={at} className="tg-compare-cell" data-mark={mark} data-gap={cell === null || undefined} style={{ flexGrow: spanOf(cell) }}>{name !== undefined && words.cell(name)}{mark && <Tag color={marks[mark].color}>{say(marks[mark].word)}</Tag>}{mark === 'changed' && <small>{settingsOf(cell, words, say)}</small>}</div>;
                })}
              </div>
            ))}
          </section>
        );
      })}
    </div>
  );
}

function settingsOf(cell: CellDefinition | string | null, words: PageWords, say: Say): string {
  return (typeof cell === 'object' && cell !== null ? settingTexts({ ...cell }, say, words.column) : []).join(' · ') || say('compare.noSettings');
}

function isForm(body: object | null): body is FormLayoutDefinition {
  return body !== null && 'kind' in body && 'sections' in body && Array.isArray(body.sections);
}
