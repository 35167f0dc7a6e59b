// Operations of other programs that use something: what they are called, how often and when they came, their text folded away.
import type { ReactNode } from 'react';
import { useApp } from '../../describe/use-description';
import { formatDecimal, formatMoment } from '../../words/format';
import { useWords } from '../../words/words';

/** One operation, as the server tells it. */
export interface SeenOperation { readonly signature: string; readonly name: string; readonly source: string; readonly text: string; readonly times: number; readonly lastAt: string }
/** What to ask of an operation. */
export const operationFields = 'signature name source text times lastAt';

/** The latest first. */
export function OperationList({ operations }: { operations: readonly SeenOperation[] }): ReactNode {
  const { say, language } = useWords();
  const app = useApp();
  return (
    <ul className="tg-operations">
      {operations.map((operation) => (
        <li key={operation.signature}>
          <details>
            <summary><code>{operation.name}</code><small>{say('changes.operationSeen', { times: formatDecimal(operation.times, language), at: formatMoment(operation.lastAt, app.timeZone) })}</small></summary>
            <pre tabIndex={0}>{operation.text}</pre>
          </details>
        </li>
      ))}
    </ul>
  );
}
