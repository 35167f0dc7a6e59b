// The foot of an editor in a drawer: leave or publish, by Ctrl+S too.
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useSaveKey } from '../widgets/use-keys';
import { useWords } from '../words/words';

/** Two buttons. */
export function EditorFoot({ busy, leave, save }: { readonly busy: boolean; readonly leave: () => void; readonly save: () => Promise<void> }): ReactNode {
  const { say } = useWords();
  useSaveKey(save);
  return (
    <footer className="tg-setup-foot">
      <Button onClick={leave}>{say('action.cancel')}</Button>
      <Button type="primary" loading={busy} onClick={() => void save()}>{say('setup.publish')}</Button>
    </footer>
  );
}
