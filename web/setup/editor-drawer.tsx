// The panel in which one rule is edited: what is wrong with the whole above, its settings, the foot below.
import { Alert, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useNarrow } from '../widgets/use-narrow';
import { EditorFoot } from './editor-foot';
import type { RuleEditing } from './rules/use-rule-editing';

export interface EditorDrawerProps { readonly title: string; readonly editing: RuleEditing; readonly save: () => Promise<void>; /** Pixels; 720 where it holds an expression. */ readonly size?: number; readonly children: ReactNode }

/** As wide as the screen on a phone. */
export function EditorDrawer({ title, editing, save, size = 720, children }: EditorDrawerProps): ReactNode {
  const narrow = useNarrow();
  const problem = editing.problems[''];
  return (
    <Drawer open size={narrow ? '100%' : size} onClose={editing.leave} keyboard destroyOnHidden title={title} styles={{ body: { padding: 0 } }}>
      <div className="tg-setup-editor">
        <div className="tg-setup-editor-body">
          <div>
            {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginBottom: 12 }} />}
            <div className="tg-setup-form">{children}</div>
          </div>
        </div>
        <EditorFoot busy={editing.busy} leave={editing.leave} save={save} />
      </div>
    </Drawer>
  );
}
