// The dry run of an expression on live records: how many it holds for, which ones, and how each value came about.
import { CheckCircleOutlined, InfoCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { useApolloClient } from '@apollo/client/react';
import { Alert, Drawer, Skeleton, Tag } from 'antd';
import { parse } from 'graphql';
import { useEffect, useState, type ReactNode } from 'react';
import type { TypeKind } from '../../../metadata/language/expression/expression';
import { failureOf, failureWords } from '../../data/failure';
import type { Reference } from '../../field-types/reference';
import { ReferencePicker } from '../../field-types/reference-picker';
import { addresses, linkTo } from '../../widgets/navigation';
import { useNarrow } from '../../widgets/use-narrow';
import { useWords } from '../../words/words';
import { labelled, type Reach } from './labelled-text';

interface Step { readonly text: string; readonly value: unknown }
interface TriedRecord { readonly id: string; readonly name: string; readonly value: unknown; readonly steps: readonly Step[] }
interface Trial {
  readonly problems: readonly { readonly message: string }[]; readonly type: string | null; readonly inSql: boolean; readonly records: readonly TriedRecord[];
  readonly counted: { readonly looked: number; readonly holds: number; readonly complete: boolean } | null;
}
export interface TryDrawerProps {
  readonly object: Reach['object']; readonly reach: Reach; readonly text: string; readonly expected: readonly TypeKind[] | undefined;
  /** What it means for a record that the condition holds. */
  readonly holds: 'fails' | 'fits';
  readonly close: () => void;
}

const document = parse(`query TryExpression($object: String!, $expression: String!, $expects: [String!], $record: ID) { setup { tryExpression(object: $object, expression: $expression, expects: $expects, record: $record) {
  problems { message } type inSql records { id name value steps { text value } } counted { looked holds complete }
} } }`);

/** The drawer; the record that is chosen, or else samples. */
export function TryDrawer({ object, reach, text, expected, holds, close }: TryDrawerProps): ReactNode {
  const { say } = useWords();
  const client = useApolloClient();
  const narrow = useNarrow();
  const [chosen, setChosen] = useState<readonly Reference[]>([]);
  const [state, setState] = useState<{ readonly trial?: Trial; readonly failed?: string }>({});
  const record = chosen[0]?.id;
  useEffect(() => {
    let left = false;
    setState({});
    client.query<{ setup: { tryExpression: Trial } }>({ query: document, variables: { object: object.name, expression: text, expects: expected ?? null, record: record ?? null }, fetchPolicy: 'no-cache' }).then(
      ({ data }) => { if (!left) setState({ trial: data!.setup.tryExpression }); },
      (error: unknown) => { if (!left) setState({ failed: failureWords(failureOf(error), say) }); },
    );
    return () => { left = true; };
  }, [client, expected, object.name, record, say, text]);
  const { trial, failed } = state;
  const problem = failed ?? trial?.problems[0]?.message;
  return (
    <Drawer open size={narrow ? '100%' : 640} onClose={close} title={say('expression.tryTitle')} destroyOnHidden>
      <pre className="tg-expression-tried">{labelled(text, reach)}</pre>
      <div className="tg-expression-record">
        <label htmlFor="expression-record">{say('expression.record')}</label>
        <ReferencePicker id="expression-record" label={say('expression.record')} targets={[object]} value={chosen} onChange={setChosen} placeholder={say('expression.anyRecord')} />
      </div>
      {problem && <Alert type="error" showIcon role="alert" title={problem} />}
      {!trial && !failed && <Skeleton active paragraph={{ rows: 4 }} />}
      {trial && !problem && (
        <>
          {trial.counted && <Counted {...trial.counted} holds={trial.counted.holds} meaning={holds} />}
          {!trial.inSql && <p className="tg-expression-hint">{say('expression.notInSql')}</p>}
          {trial.records.map((one) => <Tried key={one.id} record={one} object={object} reach={reach} open={record !== undefined || trial.records.length === 1} />)}
          {trial.records.length === 0 && !trial.counted && <p className="tg-expression-hint">{say('expression.noRecord')}</p>}
        </>
      )}
    </Drawer>
  );
}

/** `1,204 of 80,311 records would be refused`. */
export function Counted({ looked, holds, complete, meaning }: { looked: number; holds: number; complete: boolean; meaning: 'fails' | 'fits' }): ReactNode {
  const { say, language } = useWords();
  const number = (value: number): string => value.toLocaleString(language);
  const words = { holds: number(holds), looked: number(looked) };
  const state = meaning === 'fits' ? 'plain' : holds > 0 ? 'bad' : 'good';
  const Icon = state === 'plain' ? InfoCircleOutlined : state === 'bad' ? WarningOutlined : CheckCircleOutlined;
  return (
    <div className="tg-expression-count" data-state={state} role="status">
      <Icon /><span>{say(meaning === 'fits' ? 'expression.fits' : 'expression.fails', words)}</span>
      {!complete && <small>{say('expression.partly', { looked: words.looked })}</small>}
    </div>
  );
}

function Tried({ record, object, reach, open }: { record: TriedRecord; object: { name: string }; reach: Reach; open: boolean }): ReactNode {
  const { say } = useWords();
  return (
    <details className="tg-expression-steps" open={open}>
      <summary><span className="tg-ellipsis">{record.name}</span><Value value={record.value} /></summary>
      <table>
        <tbody>
          {record.steps.map((step) => <tr key={step.text}><td><code>{labelled(step.text, reach)}</code></td><td><Value value={step.value} /></td></tr>)}
        </tbody>
      </table>
      <a {...linkTo(addresses.record(object, record.id))}>{say('expression.openRecord')}</a>
    </details>
  );
}

function Value({ value }: { value: unknown }): ReactNode {
  const { say } = useWords();
  if (value === null || value === undefined) return <Tag>{say('expression.empty')}</Tag>;
  if (typeof value === 'boolean') return <Tag color={value ? 'green' : 'default'}>{say(value ? 'value.yes' : 'value.no')}</Tag>;
  return <span className="tg-number">{Array.isArray(value) ? value.join(', ') : String(value)}</span>;
}
