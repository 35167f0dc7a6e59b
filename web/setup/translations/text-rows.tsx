// Texts one below the other, each with a box for what it is called: Enter goes to the next, several lines go into several boxes.
import { Input, Tag } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';
import { useWords } from '../../words/words';
import { languageName } from '../labels';
import { longestText, pastedAt, saidOf, type Text, type Typed } from './texts';

export interface TextRowsProps {
  readonly texts: readonly Text[];
  readonly typed: Typed;
  readonly language: string;
  /** The language they are written in. */
  readonly first: string;
  readonly placeOf: (folder: string) => string;
  readonly take: (said: Typed) => void;
}

/** A table; one card a text where there is no room. */
export function TextRows({ texts, typed, language, first, placeOf, take }: TextRowsProps): ReactNode {
  const { say, language: shownIn } = useWords();
  const move = (event: KeyboardEvent<HTMLElement>): void => {
    // The Enter that ends a composition chooses a word and leaves nothing.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const boxes = [...event.currentTarget.closest('table')!.querySelectorAll<HTMLTextAreaElement>('textarea[data-text]')];
    const next = boxes[boxes.indexOf(event.target as HTMLTextAreaElement) + (event.shiftKey ? -1 : 1)];
    next?.focus();
    next?.select();
  };
  return (
    <div className="tg-setup-table tg-texts">
      <table>
        <thead><tr><th>{say('translations.place')}</th><th>{languageName(first, shownIn)}</th><th>{languageName(language, shownIn)}</th></tr></thead>
        <tbody>
          {texts.map((text, index) => (
            <tr key={text.id} data-typed={text.id in typed || undefined} data-missing={!saidOf(text, typed, language) || undefined}>
              <td><span className="tg-texts-place">{placeOf(text.folder)}<Tag>{say(`translations.kind.${text.kind}`)}{text.key === 'plural' && ` · ${say('translations.plural')}`}</Tag></span><code>{text.key}</code></td>
              <td className="tg-texts-written">{text.written}</td>
              <td>
                <Input.TextArea
                  data-text={text.id} autoSize={{ minRows: 1, maxRows: 6 }} maxLength={longestText} value={saidOf(text, typed, language)} onKeyDown={move}
                  aria-label={say('translations.saidIn', { what: text.written, language: languageName(language, shownIn) })}
                  onChange={(event) => take({ [text.id]: event.target.value })}
                  onPaste={(event) => {
                    const pasted = event.clipboardData.getData('text/plain');
                    if (!/[\r\n]./.test(pasted)) return;
                    event.preventDefault();
                    take(pastedAt(texts, index, pasted));
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
