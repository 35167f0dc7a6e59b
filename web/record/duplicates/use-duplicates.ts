// While a form is typed in: which records are like the one it makes, and whether the person wants to save it all the same.
import { useApolloClient } from '@apollo/client/react';
import { parse } from 'graphql';
import { App } from 'antd';
import { createElement, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { findObject, useApp } from '../../describe/use-description';
import { formInput } from '../../layout/form-values';
import type { FormController } from '../../layout/use-form';
import { addresses } from '../../widgets/navigation';
import { useWords } from '../../words/words';
import { DuplicateList, type DuplicateLine } from './duplicate-list';

/** What one rule found, as the API tells it. */
interface FoundDuplicates {
  readonly rule: string;
  readonly label: string;
  readonly refuses: boolean;
  readonly records: readonly { readonly id: string; readonly object: string; readonly title: string; readonly owner: string | null }[];
  readonly hidden: readonly string[];
}
export interface DuplicateCheck {
  /** Of what is on the form now, without what the person has put aside. */
  readonly lines: readonly DuplicateLine[];
  /** One of them cannot be saved beside. */
  readonly refuses: boolean;
  readonly putAside: () => void;
  /** Asks the person where something was found that is not put aside; true: go on and save. */
  readonly mayGo: () => Promise<boolean>;
}

const document = parse('query FindDuplicates($object: String!, $values: JSON!, $id: ID) { duplicates(object: $object, values: $values, id: $id) { rule label refuses hidden records { id object title owner } } }');
const nothing: readonly FoundDuplicates[] = [];
/** Milliseconds after the last key. */
const pause = 400;

/** `id`: the record that is changed; null: a new one. Only fields that were entered are asked about. */
export function useDuplicates({ object, state, fields, lineFields, isNew }: FormController, id: string | null): DuplicateCheck {
  const client = useApolloClient();
  const { say } = useWords();
  const { modal } = App.useApp();
  const app = useApp();
  const { content, awaited } = state;
  const compared = useMemo(() => new Set(object.duplicateRules.flatMap((rule) => rule.fields)), [object]);
  const values = useMemo(() => {
    if (compared.size === 0) return {};
    const asked = fields.filter((field) => compared.has(field.name));
    return formInput({ ...content, lines: {} }, { fields: asked, lineFields, isNew, awaited });
  }, [compared, fields, lineFields, content, isNew, awaited]);
  const text = JSON.stringify(values);
  const [answer, setAnswer] = useState<{ readonly of: string; readonly found: readonly FoundDuplicates[] }>({ of: '{}', found: nothing });
  const [aside, setAside] = useState<ReadonlySet<string>>(() => new Set());
  const latest = useRef(answer);
  const ask = useCallback(async (of: string): Promise<readonly FoundDuplicates[]> => {
    if (of === '{}') return nothing;
    if (latest.current.of === of) return latest.current.found;
    const { data } = await client.query<{ duplicates: readonly FoundDuplicates[] }>({ query: document, variables: { object: object.name, values: JSON.parse(of) as unknown, id }, fetchPolicy: 'no-cache' });
    latest.current = { of, found: data?.duplicates ?? nothing };
    return latest.current.found;
  }, [client, object.name, id]);
  useEffect(() => {
    let left = false;
    const timer = window.setTimeout(() => {
      // What cannot be asked now is asked again when it is saved, and a check that fails stops nobody.
      ask(text).then((found) => { if (!left) setAnswer({ of: text, found }); }, () => undefined);
    }, text === '{}' ? 0 : pause);
    return () => { left = true; window.clearTimeout(timer); };
  }, [ask, text]);
  const rest = (found: readonly FoundDuplicates[]): readonly FoundDuplicates[] => found.filter((one) => !aside.has(placeOf(one)));
  const putAside = (found: readonly FoundDuplicates[]): void => setAside((before) => new Set([...before, ...found.map(placeOf)]));
  const linesOf = (found: readonly FoundDuplicates[]): readonly DuplicateLine[] => found.flatMap(({ rule, label, records, hidden }) => [
    ...records.map(({ id: other, object: of, title, owner }) => ({
      key: `${rule} ${other}`, rule: label, what: findObject(app, of)?.label ?? '', link: { href: addresses.record({ name: of }, other), title }, owner: owner ? say('duplicates.owner', { name: owner }) : '',
    })),
    ...hidden.map((owner, index) => ({ key: `${rule} hidden ${index}`, rule: label, what: owner ? say('duplicates.hiddenOf', { name: owner }) : say('duplicates.hidden'), link: null, owner: '' })),
  ]);
  const shown = rest(answer.found);
  return {
    lines: linesOf(shown), refuses: shown.some(({ refuses }) => refuses),
    putAside: () => putAside(answer.found),
    mayGo: async () => {
      const found = rest(await ask(text).catch(() => nothing)).filter(({ refuses }) => !refuses);
      if (found.length === 0) return true;
      const agreed = await modal.confirm({
        title: say('duplicates.saveTitle'), width: 520, content: createElement(DuplicateList, { lines: linesOf(found) }), okText: say('duplicates.saveAnyway'), cancelText: say('duplicates.back'),
      });
      if (agreed) putAside(found);
      return agreed;
    },
  };
}

/** The same rule with the same records: put aside once, it stays so while one types on. */
function placeOf({ rule, records, hidden }: FoundDuplicates): string {
  return JSON.stringify([rule, records.map(({ id }) => id), hidden]);
}
