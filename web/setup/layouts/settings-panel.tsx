// The settings of what is chosen: a cell or a section, with buttons for everything that can be dragged.
import { ArrowDownOutlined, ArrowLeftOutlined, ArrowRightOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, InputNumber, Segmented, Select } from 'antd';
import { useId, type ReactNode } from 'react';
import type { ObjectDescription } from '../../../metadata/language/description';
import type { CellDefinition } from '../../../metadata/language/types';
import { findField } from '../../describe/use-description';
import type { Descriptions } from '../../layout/shown-fields';
import { addresses, linkTo } from '../../widgets/navigation';
import { useWords } from '../../words/words';
import { ColumnsEditor } from '../lists/columns-editor';
import { ConditionInput } from './condition-input';
import { columnsOf, findItem, spanOf, titleOf, type Design, type DesignItem, type DesignSection } from './design';
import { changeCell, changeSection, moveItem, moveSection, removeSection, stepItem, titleSection, type Direction } from './design-changes';
import type { CellFace, Chosen } from './canvas';
import styles from './designers.module.css';

export interface SettingsProps {
  readonly design: Design; readonly change: (next: Design, mark?: string) => void; readonly chosen: Chosen | null;
  readonly object: ObjectDescription; readonly objects: Descriptions; readonly faceOf: (item: DesignItem) => CellFace;
  readonly sectionTitle: (section: DesignSection) => string; readonly languages: readonly string[];
  readonly removeCell: (id: string) => void; readonly addSection: (after?: string) => void; readonly entered: boolean;
  /** Where the layout is kept. */
  readonly path: string;
}

/** The panel beside the page. */
export function SettingsPanel(props: SettingsProps): ReactNode {
  const { say } = useWords();
  const { chosen, design } = props;
  const found = chosen?.kind === 'cell' ? findItem(design, chosen.id) : undefined;
  const section = chosen?.kind === 'section' ? design.sections.find((one) => one.id === chosen.id) : undefined;
  return (
    <aside className={styles.settings} aria-label={say('design.settings')} id="design-settings">
      {found ? <CellSettings {...props} found={found} /> : section ? <SectionSettings {...props} section={section} /> : <Guide add={() => props.addSection()} />}
    </aside>
  );
}

function Guide({ add }: { add: () => void }): ReactNode {
  const { say } = useWords();
  return (
    <>
      <h3>{say('design.settings')}</h3>
      <p className={styles.hint}>{say('design.guide')}</p>
      <dl className={styles.keys}>
        <div><dt><kbd>{'↑ ↓ ← →'}</kbd></dt><dd>{say('design.keysWalk')}</dd></div>
        <div><dt><kbd>{'Shift + ↑ ↓ ← →'}</kbd></dt><dd>{say('design.keysMove')}</dd></div>
        <div><dt><kbd>{'Delete'}</kbd></dt><dd>{say('design.keysRemove')}</dd></div>
        <div><dt><kbd>{'Enter'}</kbd></dt><dd>{say('design.keysSettings')}</dd></div>
        <div><dt><kbd>{'Ctrl + Z'}</kbd></dt><dd>{say('action.undo')}</dd></div>
      </dl>
      <Button size="small" icon={<PlusOutlined />} onClick={add}>{say('design.addSection')}</Button>
    </>
  );
}

function CellSettings({ design, change, object, objects, faceOf, sectionTitle, removeCell, entered, path, found }: SettingsProps & { found: NonNullable<ReturnType<typeof findItem>> }): ReactNode {
  const { say } = useWords();
  const id = useId();
  const { item, section } = found;
  const face = faceOf(item);
  const field = item.cell?.field === undefined ? undefined : findField(object, item.cell.field);
  const set = (settings: Partial<CellDefinition>, mark?: string): void => change(changeCell(design, item.id, settings), mark && `${item.id} ${mark}`);
  const columns = columnsOf(section);
  const plain = item.cell?.field !== undefined;
  return (
    <>
      <h3 className="tg-ellipsis">{face.label}</h3>
      {item.cell !== null && <p className={styles.hint}>{face.kind}{' · '}<code>{face.name}</code></p>}
      {face.strange && <p className={styles.hint}>{say('design.strange')}</p>}
      <Moves label={face.label} move={(direction) => change(stepItem(design, item.id, direction))} />
      <div className={styles.setting}>
        <label htmlFor={`${id}-section`}>{say('design.inSection')}</label>
        <Select id={`${id}-section`} size="small" value={section.id} options={design.sections.map((one) => ({ value: one.id, label: sectionTitle(one) }))} onChange={(to: string) => change(moveItem(design, item.id, { section: to, index: design.sections.find((one) => one.id === to)?.items.length ?? 0 }))} />
      </div>
      {plain && columns > 1 && (
        <div className={styles.setting}>
          <span>{say('design.span')}</span>
          <Segmented size="small" value={spanOf(item, section)} options={Array.from({ length: columns }, (_, index) => index + 1)} onChange={(span) => set({ span: span === 1 && item.cell?.span === undefined ? undefined : Number(span) })} />
        </div>
      )}
      {plain && entered && <Checkbox checked={item.cell?.readOnly === true} disabled={field?.readOnly} onChange={(event) => set({ readOnly: event.target.checked })}>{say('design.readOnly')}</Checkbox>}
      {plain && entered && <Checkbox checked={item.cell?.required === true || field?.required === true} disabled={field?.required === true || field?.readOnly} onChange={(event) => set({ required: event.target.checked })}>{say('design.required')}</Checkbox>}
      {item.cell?.lines && <LinesSettings cell={item.cell} object={object} objects={objects} set={set} />}
      {item.cell !== null && !face.strange && <ConditionInput label={say('design.visibleIf')} text={item.cell.visibleIf} object={object} objects={objects} onChange={(visibleIf) => set({ visibleIf }, 'visibleIf')} />}
      {plain && entered && <ConditionInput label={say('design.requiredIf')} text={item.cell?.requiredIf} object={object} objects={objects} onChange={(requiredIf) => set({ requiredIf }, 'requiredIf')} />}
      {plain && entered && <ConditionInput label={say('design.readOnlyIf')} text={item.cell?.readOnlyIf} object={object} objects={objects} onChange={(readOnlyIf) => set({ readOnlyIf }, 'readOnlyIf')} />}
      {item.cell !== null && <a className={styles.hint} {...linkTo(`${addresses.setup('versions/history')}?path=${encodeURIComponent(path)}&part=cells.${item.cell.field ?? item.cell.lines?.relatedList}`)}>{say('compare.history')}</a>}
      <Button size="small" danger icon={<DeleteOutlined />} onClick={() => removeCell(item.id)}>{say(item.cell === null ? 'design.removeGap' : 'design.removeCell')}</Button>
    </>
  );
}

function Moves({ label, move }: { label: string; move: (direction: Direction) => void }): ReactNode {
  const { say } = useWords();
  const icons = { left: <ArrowLeftOutlined />, up: <ArrowUpOutlined />, down: <ArrowDownOutlined />, right: <ArrowRightOutlined /> };
  return (
    <div className={styles.moves} role="group" aria-label={say('design.move')}>
      {(['left', 'up', 'down', 'right'] as const).map((direction) => <Button key={direction} size="small" icon={icons[direction]} aria-label={say(`design.move.${direction}`, { label })} title={say(`design.move.${direction}`, { label })} onClick={() => move(direction)} />)}
    </div>
  );
}

function LinesSettings({ cell, object, objects, set }: { cell: CellDefinition; object: ObjectDescription; objects: Descriptions; set: (settings: Partial<CellDefinition>, mark?: string) => void }): ReactNode {
  const { say } = useWords();
  const lines = cell.lines!;
  const line = objects.get(object.relatedLists.find((list) => list.name === lines.relatedList)?.object.name ?? '');
  if (!line) return null;
  return (
    <div className={styles.setting}>
      <span>{say('design.lineColumns')}</span>
      <ColumnsEditor small columns={lines.columns.map((field) => ({ field }))} object={line} objects={noObjects} onChange={(columns) => set({ lines: { ...lines, columns: columns.map(({ field }) => field) } })} />
      <label>{say('design.minRows')}<InputNumber size="small" min={0} max={50} value={lines.minRows ?? null} onChange={(minRows) => set({ lines: minRows === null ? withoutRows(lines) : { ...lines, minRows } }, 'minRows')} /></label>
    </div>
  );
}

const noObjects: Descriptions = new Map();

function withoutRows({ minRows, ...lines }: NonNullable<CellDefinition['lines']>): NonNullable<CellDefinition['lines']> {
  void minRows;
  return lines;
}

function SectionSettings({ design, change, object, objects, sectionTitle, languages, addSection, section }: SettingsProps & { section: DesignSection }): ReactNode {
  const { say, language: shown } = useWords();
  const id = useId();
  const names = new Intl.DisplayNames([shown], { type: 'language' });
  const index = design.sections.findIndex((one) => one.id === section.id);
  return (
    <>
      <h3 className="tg-ellipsis">{sectionTitle(section)}</h3>
      {languages.map((language, at) => (
        <div key={language} className={styles.setting}>
          <label htmlFor={`${id}-${language}`}>{say('design.titleIn', { language: names.of(new Intl.Locale(language).language) ?? language })}</label>
          <Input
            id={`${id}-${language}`}
            size="small"
            maxLength={200}
            value={titleOf(design, section, at === 0 ? null : language)}
            status={at === 0 && section.written.label.trim() === '' ? 'error' : undefined}
            onChange={(event) => change(at === 0 ? labelled(design, section.id, event.target.value) : titleSection(design, section.id, { language, text: event.target.value }), `${section.id} title ${language}`)}
          />
          {at === 0 && section.written.label.trim() === '' && <div className={styles.problem} role="alert">{say('design.titleMissing')}</div>}
        </div>
      ))}
      <div className={styles.setting}>
        <span>{say('design.columns')}</span>
        <Segmented size="small" value={columnsOf(section)} options={[1, 2, 3, 4]} onChange={(columns) => change(changeSection(design, section.id, { columns: columns as 1 | 2 | 3 | 4 }))} />
      </div>
      <Checkbox checked={section.written.collapsed === true} onChange={(event) => change(changeSection(design, section.id, { collapsed: event.target.checked }))}>{say('design.collapsed')}</Checkbox>
      <ConditionInput label={say('design.visibleIf')} text={section.written.visibleIf} object={object} objects={objects} onChange={(visibleIf) => change(changeSection(design, section.id, { visibleIf }), `${section.id} visibleIf`)} />
      <div className={styles.moves} role="group" aria-label={say('design.move')}>
        <Button size="small" icon={<ArrowUpOutlined />} disabled={index === 0} onClick={() => change(moveSection(design, section.id, -1))}>{say('design.up')}</Button>
        <Button size="small" icon={<ArrowDownOutlined />} disabled={index === design.sections.length - 1} onClick={() => change(moveSection(design, section.id, 1))}>{say('design.down')}</Button>
      </div>
      <div className={styles.moves}>
        <Button size="small" icon={<PlusOutlined />} onClick={() => addSection(section.id)}>{say('design.addSectionBelow')}</Button>
        <Button size="small" danger icon={<DeleteOutlined />} disabled={design.sections.length < 2} title={design.sections.length < 2 ? say('design.lastSection') : undefined} onClick={() => change(removeSection(design, section.id))}>{say('design.removeSection')}</Button>
      </div>
    </>
  );
}

/** An empty title stays visible as such: it is refused before publishing, not swallowed. */
function labelled(design: Design, id: string, label: string): Design {
  return { ...design, sections: design.sections.map((section) => (section.id === id ? { ...section, written: { ...section.written, label } } : section)) };
}
