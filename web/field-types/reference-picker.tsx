// The picker of records: finds by pinyin while typing, and offers to create what is not there yet.
import { PlusOutlined } from '@ant-design/icons';
import { useApolloClient } from '@apollo/client/react';
import { Button, Select, Spin } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { ObjectSummary } from '../../metadata/language/description';
import { useWords } from '../words/words';
import { findRecords } from './find-records';
import { useQuickCreate } from './quick-create-context';
import type { Reference } from './reference';

export interface ReferencePickerProps {
  readonly id?: string;
  readonly label: string;
  readonly targets: readonly ObjectSummary[];
  readonly value: readonly Reference[];
  readonly onChange: (value: readonly Reference[]) => void;
  readonly multiple?: boolean;
  readonly invalid?: boolean;
  readonly inTable?: boolean;
  readonly clearable?: boolean;
  readonly autoFocus?: boolean;
  readonly placeholder?: string;
  /** Draws an option; default: the name, and the object where there are several. */
  readonly draw?: (reference: Reference) => ReactNode;
}

/** Chooses one or several records of the targets. */
export function ReferencePicker(props: ReferencePickerProps): ReactNode {
  const { targets, value, onChange, multiple, label } = props;
  const { say } = useWords();
  const quickCreate = useQuickCreate();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const { found, loading, failed } = useFound(targets, text, open);
  const known = new Map([...value, ...found].map((reference) => [reference.id, reference]));
  const creatable = quickCreate ? targets.filter((target) => target.may.create) : [];
  const choose = (ids: readonly string[]): void => onChange(ids.flatMap((id) => known.get(id) ?? []));
  const create = (target: ObjectSummary): void => {
    setOpen(false);
    quickCreate?.({ object: target.name, name: text.trim(), done: (made) => onChange(multiple ? [...value, made] : [made]) });
  };
  const draw = props.draw ?? ((reference: Reference) => <Named reference={reference} targets={targets} />);
  return (
    <Select<string[] | string | undefined>
      id={props.id}
      mode={multiple ? 'multiple' : undefined}
      value={multiple ? value.map((reference) => reference.id) : value[0]?.id}
      open={open}
      onOpenChange={setOpen}
      showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
      options={[...known.values()].filter((reference) => found.includes(reference) || value.some((one) => one.id === reference.id))
        .map((reference) => ({ value: reference.id, label: reference.name }))}
      optionRender={(option) => {
        const reference = known.get(String(option.value));
        return reference ? draw(reference) : option.label;
      }}
      allowClear={props.clearable !== false}
      autoFocus={props.autoFocus}
      placeholder={props.placeholder ?? say('lookup.placeholder')}
      notFoundContent={loading ? <Spin size="small" /> : failed ? say('failure.offline') : say(text.trim() ? 'lookup.nothing' : 'lookup.none')}
      status={props.invalid ? 'error' : undefined}
      variant={props.inTable ? 'borderless' : 'outlined'}
      style={{ width: '100%' }}
      popupMatchSelectWidth={280}
      aria-label={label}
      popupRender={(menu) => (
        <>
          {menu}
          {creatable.length > 0 && (
            <div className="tg-picker-create">
              {creatable.map((target) => (
                <Button key={target.name} type="text" size="small" block icon={<PlusOutlined />} style={{ justifyContent: 'flex-start' }} onMouseDown={(event) => event.preventDefault()} onClick={() => create(target)}>
                  {text.trim() ? say('lookup.createNamed', { object: target.label, name: text.trim() }) : say('lookup.create', { object: target.label })}
                </Button>
              ))}
            </div>
          )}
        </>
      )}
      onChange={(next) => {
        setText('');
        choose(Array.isArray(next) ? next : next === undefined ? [] : [next]);
      }}
    />
  );
}

function Named({ reference, targets }: { reference: Reference; targets: readonly ObjectSummary[] }): ReactNode {
  const object = targets.length > 1 ? targets.find((target) => target.name === reference.object)?.label : undefined;
  return <span className="tg-picker-option"><span className="tg-ellipsis">{reference.name}</span>{object && <small>{object}</small>}</span>;
}

/** What is found for the text, a moment after the last key; an older answer never overwrites a newer one. */
function useFound(targets: readonly ObjectSummary[], text: string, active: boolean): { found: readonly Reference[]; loading: boolean; failed: boolean } {
  const client = useApolloClient();
  const [state, setState] = useState<{ found: readonly Reference[]; loading: boolean; failed: boolean }>({ found: [], loading: false, failed: false });
  const asked = useRef(0);
  const names = targets.map((target) => target.name).join();
  useEffect(() => {
    if (!active) return undefined;
    const turn = ++asked.current;
    setState((before) => ({ ...before, loading: true, failed: false }));
    const timer = window.setTimeout(() => {
      findRecords(client, targets, text).then(
        (found) => turn === asked.current && setState({ found, loading: false, failed: false }),
        () => turn === asked.current && setState({ found: [], loading: false, failed: true }),
      );
    }, text ? 160 : 0);
    return () => window.clearTimeout(timer);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the targets are the same as long as their names are
  }, [client, names, text, active]);
  return state;
}
