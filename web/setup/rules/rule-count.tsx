// What a rule would mean for the records there are, while it is being written: how many it would refuse (or, where it `fits`, concern), and some of them.
import { useApolloClient } from '@apollo/client/react';
import { Spin } from 'antd';
import { parse } from 'graphql';
import { useEffect, useState, type ReactNode } from 'react';
import { addresses } from '../../widgets/navigation';
import { useWords } from '../../words/words';
import { Counted } from '../expression/try-drawer';

interface Found { readonly records: readonly { readonly id: string; readonly name: string }[]; readonly counted: { readonly looked: number; readonly holds: number; readonly complete: boolean } | null }
const document = parse('query CountRule($object: String!, $expression: String!) { setup { tryExpression(object: $object, expression: $expression, expects: ["boolean"], samples: 5) { records { id name } counted { looked holds complete } } } }');

/** Nothing while the condition is empty or wrong. */
export function RuleCount({ object, when, meaning = 'fails' }: { object: string; when: string | undefined; meaning?: 'fails' | 'fits' }): ReactNode {
  const { say } = useWords();
  const client = useApolloClient();
  const [found, setFound] = useState<Found | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (!when?.trim()) { setFound(null); return undefined; }
    let left = false;
    const timer = window.setTimeout(() => {
      setBusy(true);
      client.query<{ setup: { tryExpression: Found } }>({ query: document, variables: { object, expression: when }, fetchPolicy: 'no-cache' })
        .then(({ data }) => { if (!left) setFound(data!.setup.tryExpression); }, () => { if (!left) setFound(null); })
        .finally(() => { if (!left) setBusy(false); });
    }, 500);
    return () => { left = true; window.clearTimeout(timer); };
  }, [client, object, when]);
  if (busy && !found) return <div className="tg-setup-wide"><Spin size="small" /> {say('rules.counting')}</div>;
  if (!found?.counted) return null;
  return (
    <div className="tg-setup-wide" data-count={found.counted.holds} aria-busy={busy}>
      <Counted {...found.counted} meaning={meaning} />
      {found.records.length > 0 && (
        <ul className="tg-rule-records" aria-label={say(meaning === 'fits' ? 'sharing.records' : 'rules.badRecords')}>
          {found.records.map((record) => <li key={record.id}><a href={addresses.record({ name: object }, record.id)} target="_blank" rel="noreferrer">{record.name}</a></li>)}
        </ul>
      )}
    </div>
  );
}
