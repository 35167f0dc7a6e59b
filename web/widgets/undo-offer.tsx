// What was done, with the offer to take it back: the content of a message.
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../words/words';

/** Without `undo`, only the words. */
export function UndoOffer({ what, undo }: { readonly what: ReactNode; readonly undo?: () => void }): ReactNode {
  const { say } = useWords();
  return <span>{what}{undo && <Button type="link" size="small" onClick={undo}>{say('action.undo')}</Button>}</span>;
}
