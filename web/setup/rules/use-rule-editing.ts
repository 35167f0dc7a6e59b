// Editing one rule of an object in a panel: what it is based on, what is unsaved, what was refused, and how the panel is left.
import { useApolloClient } from '@apollo/client/react';
import { App } from 'antd';
import { parse } from 'graphql';
import { useEffect, useState } from 'react';
import { useWords } from '../../words/words';
import { freeName } from '../free-name';
import type { DefinitionProblem } from '../publish/publish-requests';
import type { PublishOutcome } from '../publish/use-publish';
import type { ObjectSetup } from '../setup-data';

const freeNameDocument = parse('query FreeRuleName($label: String!) { setup { freeName(label: $label) } }');

export interface RuleEditing {
  /** The object as it stands in force. */
  readonly base: ObjectSetup;
  readonly busy: boolean;
  /** Messages by setting; '' for the whole. */
  readonly problems: Readonly<Record<string, string>>;
  /** These settings were changed: something is unsaved, and what was said about them is over. */
  readonly changed: (settings: readonly string[]) => void;
  readonly leave: () => void;
  /** true where saving may go on; `missing` is shown otherwise. */
  readonly begin: (missing: Readonly<Record<string, string>>) => boolean;
  /** A name none of the others has, after a label. */
  readonly nameAfter: (label: string, others: readonly { readonly name: string }[]) => Promise<string>;
  readonly finish: (outcome: PublishOutcome) => void;
}

/** `settingOf`: the setting a place in the rules' definition is about; '' where it is about none of the panel's. */
export function useRuleEditing({ setup, close, settingOf }: { readonly setup: ObjectSetup; readonly close: () => void; readonly settingOf: (pointer: string) => string }): RuleEditing {
  const { say } = useWords();
  const { modal } = App.useApp();
  const client = useApolloClient();
  const [base, setBase] = useState(setup);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [dirty, setDirty] = useState(false);
  const [state, setState] = useState<'idle' | 'busy' | 'published' | 'stale'>('idle');
  useEffect(() => {
    if (base === setup) return;
    if (state === 'published') close();
    // Somebody published first: the newest is the base now, what was typed stays.
    else if (state === 'stale') { setBase(setup); setState('idle'); }
  }, [base, close, setup, state]);
  return {
    base, problems, busy: state === 'busy',
    changed(settings) {
      setProblems((before) => Object.fromEntries(Object.entries(before).filter(([setting]) => !settings.includes(setting))));
      setDirty(true);
    },
    leave() {
      if (!dirty) return close();
      modal.confirm({ title: say('leave.title'), content: say('setup.dropBody'), okText: say('setup.drop'), cancelText: say('leave.stay'), onOk: close });
    },
    begin(missing) {
      if (state !== 'idle') return false;
      setProblems(missing);
      if (Object.keys(missing).length > 0) return false;
      setState('busy');
      return true;
    },
    async nameAfter(label, others) {
      const wanted = await client.query<{ setup: { freeName: string } }>({ query: freeNameDocument, variables: { label }, fetchPolicy: 'no-cache' }).then(({ data }) => data!.setup.freeName, () => '');
      return freeName(others, wanted, 'rule');
    },
    finish(outcome) {
      if (outcome.state === 'unchanged') return close();
      setState(outcome.state === 'published' ? 'published' : outcome.state === 'conflict' ? 'stale' : 'idle');
      if (outcome.state === 'refused') setProblems(placed(outcome.problems, settingOf));
    },
  };
}

function placed(problems: readonly DefinitionProblem[], settingOf: (pointer: string) => string): Readonly<Record<string, string>> {
  return Object.fromEntries(problems.map(({ pointer, message }) => [settingOf(pointer), message]));
}
