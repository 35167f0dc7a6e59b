// Which fields take values of the record picked in a lookup: pairs of an own field and a field of that record.
import { ArrowLeftOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { Suspense, type ReactNode } from 'react';
import type { FieldDescription } from '../../../metadata/language/description';
import { findObject, useApp, useObject } from '../../describe/use-description';
import { expressionType } from '../../layout/form-rules';
import { useWords } from '../../words/words';

type Copies = Readonly<Record<string, string>>;
export interface CopiesEditorProps { readonly id: string; readonly object: string; readonly target: string | undefined; readonly value: Copies; readonly onChange: (value: Copies | undefined) => void }

/** The pairs; nothing can be said before the other object is chosen. */
export function CopiesEditor(props: CopiesEditorProps): ReactNode {
  const { say } = useWords();
  const app = useApp();
  if (!props.target || !findObject(app, props.target) || !findObject(app, props.object)) return <span id={props.id} className="tg-setup-hint">{say('copies.noObject')}</span>;
  return <Suspense fallback={null}><Pairs {...props} target={props.target} /></Suspense>;
}

function Pairs({ id, object, target, value, onChange }: CopiesEditorProps & { readonly target: string }): ReactNode {
  const { say } = useWords();
  const own = useObject(object).fields.filter((field) => !field.system && !field.readOnly && !computed.has(field.type) && expressionType(field));
  const theirs = useObject(target).fields.filter((field) => expressionType(field));
  const pairs = Object.entries(value);
  const put = (next: readonly (readonly [string, string])[]): void => onChange(next.length > 0 ? Object.fromEntries(next) : undefined);
  const options = (fields: readonly FieldDescription[]) => fields.map((field) => ({ value: field.name, label: field.label }));
  const fitting = (name: string): readonly FieldDescription[] => {
    const kind = expressionType(own.find((field) => field.name === name) ?? theirs[0]!)?.kind;
    return theirs.filter((field) => expressionType(field)?.kind === kind);
  };
  const free = own.filter((field) => !(field.name in value) && fitting(field.name).length > 0);
  const add = (name: string): void => put([...pairs, [name, fitting(name).find((field) => field.name === name)?.name ?? fitting(name)[0]!.name]]);
  return (
    <div id={id} className="tg-copies">
      {pairs.map(([name, path], index) => (
        <div key={name} data-copy={name}>
          <span className="tg-ellipsis">{own.find((field) => field.name === name)?.label ?? name}</span>
          <ArrowLeftOutlined aria-label={say('copies.takes')} />
          <Select size="small" showSearch={{ optionFilterProp: 'label' }} aria-label={say('copies.from', { field: name })} value={path} options={[...options(fitting(name)), ...(theirs.some((field) => field.name === path) ? [] : [{ value: path, label: path }])]} onChange={(next) => put(pairs.map((pair, at) => (at === index ? [name, next] : pair)))} />
          <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={say('copies.remove', { field: name })} onClick={() => put(pairs.filter((_, at) => at !== index))} />
        </div>
      ))}
      <Select size="small" variant="borderless" suffixIcon={<PlusOutlined />} value={null} placeholder={say('copies.add')} aria-label={say('copies.add')} popupMatchSelectWidth={240} showSearch={{ optionFilterProp: 'label' }} options={options(free)} onChange={(name: string | null) => { if (name) add(name); }} />
    </div>
  );
}

const computed: ReadonlySet<string> = new Set(['formula', 'rollUp', 'autoNumber', 'masterDetail']);
