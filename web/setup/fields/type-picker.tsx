// Choosing the type of a new field: by group, with what each type is for.
import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { fieldTypes, type FieldTypePage } from '../../../metadata/language/field-types';
import type { FieldTypeName } from '../../../metadata/language/types';
import { Empty } from '../../widgets/page-state';
import { shortName, useWords } from '../../words/words';
import type { WordKey } from '../../words/zh-cn';
import { TypeIcon } from './type-icon';

const pages: readonly FieldTypePage[] = Object.values(fieldTypes);
const groups: Readonly<Record<string, WordKey>> = {
  text: 'setup.group.text', number: 'setup.group.number', date: 'setup.group.date', choice: 'setup.group.choice',
  reference: 'setup.group.reference', computed: 'setup.group.computed', other: 'setup.group.other',
};

/** All types as buttons. */
export function TypePicker({ choose }: { choose: (type: FieldTypeName) => void }): ReactNode {
  const { say, language } = useWords();
  const [words, setWords] = useState('');
  const wanted = words.trim().toLowerCase();
  const shown = pages.filter((page) => [page.label.zh, page.label.en, page.help.zh, page.help.en, page.type].some((text) => text.toLowerCase().includes(wanted)));
  const one = shortName(language);
  return (
    <div className="tg-setup-types">
      <Input autoFocus allowClear prefix={<SearchOutlined />} placeholder={say('setup.findType')} aria-label={say('setup.findType')} value={words} onChange={(event) => setWords(event.target.value)} />
      {shown.length === 0 && <Empty small title={say('search.nothing')} />}
      {Object.entries(groups).map(([group, word]) => {
        const types = shown.filter((page) => page.group === group);
        return types.length > 0 && (
          <section key={group}>
            <h3>{say(word)}</h3>
            <div className="tg-setup-type-list">
              {types.map((page) => (
                <button key={page.type} type="button" className="tg-setup-type" data-type={page.type} onClick={() => choose(page.type)}>
                  <TypeIcon icon={page.icon} /><span><strong>{page.label[one]}</strong><small>{page.help[one]}</small></span>
                </button>
              ))}
            </div>
          </section>
        );
      })}
    </div>
  );
}
