// The input for every setting that is an expression: fields by label, completion, help, problems at their places, and a dry run on real records.
import { ExperimentOutlined, FunctionOutlined } from '@ant-design/icons';
import { Button, Input, Popover, Select } from 'antd';
import { lazy, Suspense, useCallback, useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import type { FieldDescription, ObjectDescription } from '../../../metadata/language/description';
import { checkExpression, functionCompletions, problemText, typeText, type FunctionCompletion, type TypeKind } from '../../../metadata/language/expression/expression';
import { fieldTypes } from '../../../metadata/language/field-types';
import { findObject, useApp, useObject } from '../../describe/use-description';
import type { Descriptions } from '../../layout/shown-fields';
import { shortName, useWords } from '../../words/words';
import { fits, usePinyin } from '../layouts/find-fields';
import type { BoxHandle } from './expression-box';
import './expression.css';
import { FunctionList } from './function-list';
import { labelled, labelledScope, plainText } from './labelled-text';
import { callAround, suggestionsAt, type Asking } from './suggestions';
import { TryDrawer } from './try-drawer';
import { useReach } from './use-reach';

const ExpressionBox = lazy(() => import('./expression-box').then((module) => ({ default: module.ExpressionBox })));

export interface ExpressionInputProps {
  readonly id?: string; readonly label: string;
  /** As it is kept: API names. */
  readonly text: string | undefined; readonly onChange: (text: string | undefined) => void;
  /** What it may give; a condition: `['boolean']`. */
  readonly expected?: readonly TypeKind[];
  /** What it means that a condition holds, for the dry run's count. */
  readonly holds?: 'fails' | 'fits';
  readonly invalid?: boolean;
}

/** The input, of an object by name; a plain box where the object is switched off. */
export function ExpressionOf({ object, ...props }: ExpressionInputProps & { readonly object: string | undefined }): ReactNode {
  const app = useApp();
  if (object === undefined || !findObject(app, object)) {
    return <Input.TextArea id={props.id} className="tg-setup-code" autoSize={{ minRows: 2, maxRows: 10 }} spellCheck={false} aria-label={props.label} status={props.invalid ? 'error' : undefined} value={props.text ?? ''} onChange={(event) => props.onChange(event.target.value || undefined)} />;
  }
  return <Described {...props} name={object} />;
}

function Described({ name, ...props }: ExpressionInputProps & { readonly name: string }): ReactNode {
  return <ExpressionInput {...props} object={useObject(name)} />;
}

/** The input. */
export function ExpressionInput({ label, text, onChange, object, objects, ...props }: ExpressionInputProps & { readonly object: ObjectDescription; readonly objects?: Descriptions }): ReactNode {
  const { say, language } = useWords();
  const own = useId();
  const id = props.id ?? own;
  const one = shortName(language);
  const reach = useReach(object, text ?? '', objects);
  const pinyinOf = usePinyin(true);
  const [shown, setShown] = useState(() => labelled(text ?? '', reach));
  const [caret, setCaret] = useState('');
  const [trying, setTrying] = useState(false);
  const [listing, setListing] = useState(false);
  const box = useRef<BoxHandle | null>(null);
  // What others set (undo, another draft), or what has a label only now, is shown anew; what was typed stays as it was typed.
  const typed = useRef(false);
  useEffect(() => {
    setShown((before) => (plainText(before, reach) === (text ?? '') && typed.current ? before : labelled(text ?? '', reach)));
  }, [text, reach]);
  const type = useCallback((next: string) => {
    typed.current = true;
    setShown(next);
    const plain = plainText(next, reach);
    if (plain !== (text ?? '')) onChange(plain.trim() === '' ? undefined : plain);
  }, [onChange, reach, text]);
  const problems = useMemo(() => {
    if (shown.trim() === '' || !reach.ready) return [];
    const outcome = checkExpression(shown, labelledScope(reach), props.expected);
    return 'problems' in outcome ? outcome.problems.map((problem) => ({ start: problem.start, end: problem.end, message: problemText(problem, one) })) : [];
  }, [shown, reach, one, props.expected]);
  const said = useSettled(problems);
  const asking = useMemo<Asking>(() => ({ reach, language: one, pinyinOf, typeLabel: (field) => typeLabel(field, one) }), [reach, one, pinyinOf]);
  const suggest = useCallback((before: string, asked: boolean) => suggestionsAt(before, asking, asked), [asking]);
  const call = useMemo(() => helpOf(callAround(caret), one), [caret, one]);
  const insert = (words: string, back = 0): void => box.current?.insert(words, back);
  return (
    <div className="tg-expression">
      <Suspense fallback={<div className="tg-expression-box tg-expression-waits">{shown}</div>}>
        <ExpressionBox
          id={id} label={label} text={shown} placeholder={say('expression.example')} diagnostics={said} describedBy={said.length > 0 ? `${id}-problem` : undefined}
          suggest={suggest} onChange={type} onCaret={setCaret} onReady={(handle) => { box.current = handle; }}
        />
      </Suspense>
      {said[0]
        ? <div id={`${id}-problem`} className="tg-expression-problem" role="alert">{said[0].message}</div>
        : call && <div className="tg-expression-call"><code>{call.signature}</code> {call.help}</div>}
      <div className="tg-expression-tools">
        <Select
          size="small" variant="borderless" value={null} popupMatchSelectWidth={280} placeholder={say('design.insertField')} aria-label={`${label}: ${say('design.insertField')}`}
          showSearch={{ filterOption: (words, option) => fits({ label: option?.label ?? '', name: option?.value ?? '' }, words, pinyinOf) }}
          options={object.fields.map((field) => ({ value: field.name, label: field.label }))}
          onChange={(name: string | null) => { if (name) insert(labelled(name, reach)); }}
        />
        <Popover trigger="click" placement="bottomLeft" open={listing} onOpenChange={setListing} destroyOnHidden content={<FunctionList choose={(chosen) => {
          setListing(false);
          insert(`${chosen.name}()`, 1);
        }} />}>
          <Button size="small" type="text" icon={<FunctionOutlined />}>{say('expression.functions')}</Button>
        </Popover>
        <Button size="small" type="text" icon={<ExperimentOutlined />} disabled={shown.trim() === '' || problems.length > 0} onClick={() => setTrying(true)}>{say('expression.try')}</Button>
        {problems.length === 0 && shown.trim() !== '' && reach.ready && <ResultType text={shown} scope={reach} />}
      </div>
      {trying && <TryDrawer object={object} reach={reach} text={text ?? ''} expected={props.expected} holds={props.holds ?? 'fits'} close={() => setTrying(false)} />}
    </div>
  );
}

/** What is wrong is said when typing pauses; what is right again, at once. */
function useSettled<T>(problems: readonly T[]): readonly T[] {
  const [said, setSaid] = useState(problems);
  useEffect(() => {
    if (problems.length === 0) { setSaid(problems); return undefined; }
    const timer = window.setTimeout(() => setSaid(problems), 400);
    return () => window.clearTimeout(timer);
  }, [problems]);
  return problems.length === 0 ? problems : said;
}

function ResultType({ text, scope }: { text: string; scope: Parameters<typeof labelledScope>[0] }): ReactNode {
  const { say, language } = useWords();
  const outcome = checkExpression(text, labelledScope(scope));
  if ('problems' in outcome) return null;
  return <span className="tg-expression-type">{say('expression.gives', { type: typeText(outcome.type.kind, shortName(language)) })}</span>;
}

function helpOf(name: string | undefined, language: 'zh' | 'en'): FunctionCompletion | undefined {
  return name === undefined ? undefined : functionCompletions(language).find((each) => each.names.includes(name.toUpperCase()) || each.names.includes(name));
}

function typeLabel(field: FieldDescription, language: 'zh' | 'en'): string {
  return field.type === 'id' || field.type === 'version' ? field.type : fieldTypes[field.type].label[language];
}
