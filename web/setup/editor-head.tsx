// The head of an editor that is a page: back, what else it offers, cancel, publish.
import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { CSSProperties, ReactNode } from 'react';
import { useWords } from '../words/words';
import type { PageEditing } from './use-page-editing';

export interface EditorHeadProps { readonly back: string; readonly editing: PageEditing; readonly close: () => void; readonly save: () => Promise<void>; readonly style?: CSSProperties; /** Buttons before cancel. */ readonly children?: ReactNode }

/** Publishing is offered once something is unsaved. */
export function EditorHead({ back, editing: { dirty, state }, close, save, style, children }: EditorHeadProps): ReactNode {
  const { say } = useWords();
  return (
    <div className="tg-setup-tools" style={style}>
      <Button type="text" icon={<ArrowLeftOutlined />} onClick={close}>{back}</Button>
      <span className="tg-setup-tools-end">
        {children}
        <Button onClick={close}>{say('action.cancel')}</Button>
        <Button type="primary" disabled={!dirty} loading={state === 'busy'} onClick={() => void save()}>{say('setup.publish')}</Button>
      </span>
    </div>
  );
}
