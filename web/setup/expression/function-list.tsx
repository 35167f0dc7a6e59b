// Every function of the rule language with its help, to be read and inserted.
import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { functionCompletions, type FunctionCompletion } from '../../../metadata/language/expression/expression';
import { shortName, useWords } from '../../words/words';
import type { WordKey } from '../../words/zh-cn';
import { fits, usePinyin } from '../layouts/find-fields';

/** The list with a box to search in. */
export function FunctionList({ choose }: { choose: (chosen: FunctionCompletion) => void }): ReactNode {
  const { say, language } = useWords();
  const [typed, setTyped] = useState('');
  const pinyinOf = usePinyin(true);
  const found = functionCompletions(shortName(language)).filter((each) => [...each.names, each.help].some((text) => fits({ label: text, name: text }, typed, pinyinOf)));
  const groups = [...new Set(found.map(({ category }) => category))];
  return (
    <div className="tg-expression-functions">
      <Input allowClear autoFocus size="small" placeholder={say('expression.findFunction')} aria-label={say('expression.findFunction')} value={typed} onChange={(event) => setTyped(event.target.value)} />
      <div>
        {groups.map((group) => (
          <section key={group} aria-label={say(titles[group])}>
            <h4>{say(titles[group])}</h4>
            {found.filter(({ category }) => category === group).map((each) => (
              <button key={each.name} type="button" onClick={() => choose(each)}>
                <code>{each.signature}</code><span>{each.help}</span><small>{each.example}</small>
              </button>
            ))}
          </section>
        ))}
        {found.length === 0 && <p>{say('expression.noFunction')}</p>}
      </div>
    </div>
  );
}

const titles: Readonly<Record<FunctionCompletion['category'], WordKey>> = {
  logic: 'expression.group.logic', number: 'expression.group.number', text: 'expression.group.text', date: 'expression.group.date', list: 'expression.group.list', viewer: 'expression.group.viewer',
};
