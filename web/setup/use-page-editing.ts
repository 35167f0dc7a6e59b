// Editing one thing of an object on a page of its own: what is unsaved, and how the page is left, by itself once it is published.
import { App } from 'antd';
import { useEffect, useState } from 'react';
import { setLeaveGuard } from '../widgets/navigation';
import { useLeaveGuard } from '../widgets/use-leave-guard';
import { useWords } from '../words/words';
import type { PublishOutcome } from './publish/use-publish';

export interface PageEditing {
  readonly dirty: boolean;
  readonly state: 'idle' | 'busy' | 'published';
  /** Something is unsaved. */
  readonly touch: () => void;
  readonly begin: () => void;
  readonly finish: (outcome: PublishOutcome) => void;
}

/** `begunDirty`: what it begins with is unsaved already. Whoever leaves with something unsaved is asked. */
export function usePageEditing(close: () => void, begunDirty = false): PageEditing {
  const { say } = useWords();
  const { modal } = App.useApp();
  const [dirty, setDirty] = useState(begunDirty);
  const [state, setState] = useState<PageEditing['state']>('idle');
  useLeaveGuard(dirty && state !== 'published', (go) => {
    modal.confirm({ title: say('leave.title'), content: say('setup.dropBody'), okText: say('setup.drop'), cancelText: say('leave.stay'), onOk: go });
  });
  useEffect(() => {
    if (state !== 'published') return;
    setLeaveGuard(null);
    close();
  }, [close, state]);
  return {
    dirty, state, touch: () => setDirty(true), begin: () => setState('busy'),
    finish: (outcome) => setState(outcome.state === 'published' || outcome.state === 'unchanged' ? 'published' : 'idle'),
  };
}
