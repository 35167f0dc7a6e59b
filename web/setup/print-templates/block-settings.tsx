// The settings of one block of a print template.
import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, InputNumber, Segmented, Select } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useMemo, useRef, type ReactNode } from 'react';
import type { FieldDescription, ObjectDescription } from '../../../metadata/language/description';
import type { PrintBlockDefinition, PrintColumnDefinition, PrintFieldDefinition } from '../../../metadata/language/types';
import type { Descriptions } from '../../layout/shown-fields';
import { useWords } from '../../words/words';
import { freeName } from '../free-name';
import { ConditionInput } from '../layouts/condition-input';
import styles from '../layouts/designers.module.css';
import { fieldChoices, labelOfPath } from '../lists/field-choices';
import { FieldSelect } from '../lists/field-select';
import { SortableRows } from '../lists/sortable-rows';
import { mayPrint } from './printable';
import own from './print-templates.module.css';
import { changed } from './template-changes';
import { TwoLanguages } from './two-languages';

export interface BlockSettingsProps {
  readonly block: PrintBlockDefinition; readonly words: Readonly<Record<string, string>>; readonly second: string | undefined;
  readonly object: ObjectDescription; readonly objects: Descriptions;
  readonly put: (part: Parameters<typeof changed<PrintBlockDefinition>>[1], mark?: string) => void;
  readonly putWords: (key: string, text: string) => void;
}

/** What the kind of the block offers, then what every block has. */
export function BlockSettings(props: BlockSettingsProps): ReactNode {
  const { say } = useWords();
  const { block, object, objects, put } = props;
  return (
    <div className={own.settings}>
      {(block.kind === 'text' || block.kind === 'code') && <TextSettings {...props} />}
      {block.kind === 'fields' && <FieldsSettings {...props} />}
      {block.kind === 'table' && <TableSettings {...props} />}
      {block.kind === 'signatures' && <SignatureSettings {...props} />}
      <ConditionInput label={say('prints.visibleIf')} text={block.visibleIf} object={object} objects={objects} onChange={(visibleIf) => put({ visibleIf })} />
      <Checkbox checked={block.newPage === true} onChange={(event) => put({ newPage: event.target.checked })}>{say('prints.newPage')}</Checkbox>
    </div>
  );
}

function TextSettings({ block, words, second, object, objects, put, putWords }: BlockSettingsProps): ReactNode {
  const { say } = useWords();
  const groups = useMemo(() => fieldChoices(object, objects, mayPrint), [object, objects]);
  const [first, other] = [useRef<TextAreaRef>(null), useRef<TextAreaRef>(null)];
  const last = useRef<'first' | 'other'>('first');
  const key = `${block.name}.text`;
  const isCode = block.kind === 'code';
  const insert = (path: string): void => {
    const inOther = last.current === 'other' && second !== undefined && !isCode;
    const text = inOther ? words[key] ?? '' : block.text ?? '';
    const box = (inOther ? other : first).current?.resizableTextArea?.textArea;
    const at = box?.selectionStart ?? text.length;
    const next = `${text.slice(0, at)}{{${path}}}${text.slice(box?.selectionEnd ?? at)}`;
    if (inOther) putWords(key, next);
    else put({ text: next });
  };
  return (
    <>
      <TwoLanguages label={say(isCode ? 'prints.code' : 'prints.text')} first={block.text ?? ''} other={words[key] ?? ''} second={isCode ? undefined : second} max={5000} long boxes={{ first, other }} onFocus={(which) => { last.current = which; }} onFirst={(text) => put({ text })} onOther={(text) => putWords(key, text)} />
      <FieldSelect groups={groups} without={none} label={say('prints.insertField')} onAdd={insert} />
      <p className={styles.hint}>{say('prints.mergeHelp', { open: '{{', close: '}}', example: `{{${object.nameField}}}` })}</p>
      {isCode
        ? <Labelled label={say('prints.codeKind')}><Segmented size="small" value={block.code ?? 'qr'} options={(['qr', 'barcode'] as const).map((value) => ({ value, label: say(`prints.code.${value}`) }))} onChange={(code) => put({ code: code as 'qr' | 'barcode' })} /></Labelled>
        : <Labelled label={say('prints.style')}><Segmented size="small" value={block.style ?? 'normal'} options={(['title', 'heading', 'normal', 'small'] as const).map((value) => ({ value, label: say(`prints.style.${value}`) }))} onChange={(style) => put({ style: style as PrintBlockDefinition['style'] })} /></Labelled>}
      <Labelled label={say('prints.align')}><Segmented size="small" value={block.align ?? 'left'} options={(['left', 'center', 'right'] as const).map((value) => ({ value, label: say(`prints.align.${value}`) }))} onChange={(align) => put({ align: align as PrintBlockDefinition['align'] })} /></Labelled>
    </>
  );
}
const none: ReadonlySet<string> = new Set();

function FieldsSettings({ block, words, second, object, objects, put, putWords }: BlockSettingsProps): ReactNode {
  const { say } = useWords();
  const groups = useMemo(() => fieldChoices(object, objects, mayPrint), [object, objects]);
  const fields = block.fields ?? [];
  const change = (next: readonly PrintFieldDefinition[], mark?: string): void => put({ fields: [...next] }, mark);
  return (
    <>
      <SortableRows rows={fields} idOf={({ field }) => field} labelOf={({ field }) => labelOfPath(groups, field)} label={say('prints.kind.fields')} onChange={(next) => change(next)}>
        {(row) => (
          <Row title={labelOfPath(groups, row.field)} remove={fields.length < 2 ? null : () => change(fields.filter((one) => one !== row))} removeLabel={say('prints.remove', { label: labelOfPath(groups, row.field) })}>
            <TwoLanguages label={say('prints.ownLabel')} first={row.label ?? ''} other={words[`${block.name}.fields.${row.field}`] ?? ''} second={row.label === undefined ? undefined : second} max={200} onFirst={(label) => change(fields.map((one) => (one === row ? changed(one, { label: label || undefined }) : one)), `label ${row.field}`)} onOther={(text) => putWords(`${block.name}.fields.${row.field}`, text)} />
          </Row>
        )}
      </SortableRows>
      <FieldSelect groups={groups} without={new Set(fields.map(({ field }) => field))} label={say('prints.addField')} onAdd={(field) => change([...fields, { field }])} />
      <Labelled label={say('prints.across')}><Segmented size="small" value={block.across ?? 2} options={[1, 2, 3, 4]} onChange={(across) => put({ across: Number(across) })} /></Labelled>
    </>
  );
}

function TableSettings(props: BlockSettingsProps): ReactNode {
  const { say } = useWords();
  const { block, object, objects, put } = props;
  const lists = object.relatedLists.filter(({ kind }) => kind === 'detail' || kind === 'lookup');
  const child = objects.get(lists.find(({ name }) => name === block.relatedList)?.object.name ?? '');
  const choose = (name: string): void => put({ relatedList: name, columns: [{ field: lists.find((list) => list.name === name)!.object.nameField }], sort: undefined });
  return (
    <>
      <Labelled label={say('prints.list')}><Select size="small" value={block.relatedList ?? null} aria-label={say('prints.list')} style={{ width: '100%' }} options={lists.map(({ name, label }) => ({ value: name, label }))} onChange={(name: string | null) => { if (name) choose(name); }} /></Labelled>
      {child && <TableColumns {...props} child={child} />}
      <Checkbox checked={block.numbered === true} onChange={(event) => put({ numbered: event.target.checked })}>{say('prints.numbered')}</Checkbox>
      <Checkbox checked={block.zebra === true} onChange={(event) => put({ zebra: event.target.checked })}>{say('prints.zebra')}</Checkbox>
    </>
  );
}

function TableColumns({ block, words, second, objects, put, putWords, child }: BlockSettingsProps & { readonly child: ObjectDescription }): ReactNode {
  const { say } = useWords();
  const groups = useMemo(() => fieldChoices(child, objects, mayPrint), [child, objects]);
  const columns = block.columns ?? [];
  const fieldAt = (path: string): FieldDescription | undefined => groups.flatMap(({ choices }) => choices).find((one) => one.path === path)?.field;
  const change = (next: readonly PrintColumnDefinition[], mark?: string): void => put({ columns: [...next] }, mark);
  const edit = (row: PrintColumnDefinition, part: Parameters<typeof changed<PrintColumnDefinition>>[1]): void => change(columns.map((one) => (one === row ? changed(one, part) : one)), `${row.field} ${Object.keys(part).join()}`);
  return (
    <>
      <SortableRows rows={columns} idOf={({ field }) => field} labelOf={({ field }) => labelOfPath(groups, field)} label={say('design.listColumns')} onChange={(next) => change(next)}>
        {(row) => (
          <Row title={labelOfPath(groups, row.field)} remove={columns.length < 2 ? null : () => change(columns.filter((one) => one !== row))} removeLabel={say('design.removeColumn', { label: labelOfPath(groups, row.field) })}>
            <span className={own.line}>
              <InputNumber size="small" min={1} max={20} precision={0} prefix={say('prints.width')} aria-label={`${say('prints.width')} ${labelOfPath(groups, row.field)}`} value={row.width ?? 1} onChange={(width) => edit(row, { width: width ?? undefined })} />
              {isNumber(fieldAt(row.field)) && <Checkbox checked={row.sum === true} onChange={(event) => edit(row, { sum: event.target.checked })}>{say('prints.sum')}</Checkbox>}
            </span>
            <TwoLanguages label={say('prints.ownLabel')} first={row.label ?? ''} other={words[`${block.name}.columns.${row.field}`] ?? ''} second={row.label === undefined ? undefined : second} max={200} onFirst={(label) => edit(row, { label: label || undefined })} onOther={(text) => putWords(`${block.name}.columns.${row.field}`, text)} />
          </Row>
        )}
      </SortableRows>
      <FieldSelect groups={groups} without={new Set(columns.map(({ field }) => field))} label={say('design.addColumn')} onAdd={(field) => change([...columns, { field }])} />
    </>
  );
}

function SignatureSettings({ block, words, second, put, putWords }: BlockSettingsProps): ReactNode {
  const { say } = useWords();
  const lines = block.lines ?? [];
  return (
    <>
      <SortableRows rows={lines} idOf={({ name }) => name} labelOf={({ label }) => label} label={say('prints.kind.signatures')} onChange={(next) => put({ lines: [...next] })}>
        {(row) => (
          <Row title={row.label} remove={lines.length < 2 ? null : () => put({ lines: lines.filter((one) => one !== row) })} removeLabel={say('prints.remove', { label: row.label })}>
            <TwoLanguages label={say('prints.label')} first={row.label} other={words[`${block.name}.lines.${row.name}`] ?? ''} second={second} max={200} onFirst={(label) => put({ lines: lines.map((one) => (one === row ? { ...one, label } : one)) }, `line ${row.name}`)} onOther={(text) => putWords(`${block.name}.lines.${row.name}`, text)} />
          </Row>
        )}
      </SortableRows>
      {lines.length < 6 && <Button size="small" icon={<PlusOutlined />} onClick={() => put({ lines: [...lines, { name: freeName(lines, `line${lines.length + 1}`, 'line'), label: say('prints.signature', { number: lines.length + 1 }) }] })}>{say('prints.addSignature')}</Button>}
    </>
  );
}

function Row({ title, remove, removeLabel, children }: { title: string; remove: (() => void) | null; removeLabel: string; children: ReactNode }): ReactNode {
  return (
    <details className={own.row}>
      <summary><span className="tg-ellipsis">{title}</span>{remove && <Button size="small" type="text" icon={<CloseOutlined />} aria-label={removeLabel} onClick={(event) => { event.preventDefault(); remove(); }} />}</summary>
      {children}
    </details>
  );
}

function Labelled({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return <div className={own.pair}><span>{label}</span>{children}</div>;
}

function isNumber(field: FieldDescription | undefined): boolean {
  const kind = field?.type === 'formula' || field?.type === 'rollUp' ? field.returns ?? 'decimal' : field?.type;
  return ['integer', 'decimal', 'currency', 'duration'].includes(kind ?? '');
}
