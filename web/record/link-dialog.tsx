// Chooses existing records to link to the record on screen.
import { Modal } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import type { ObjectSummary } from '../../metadata/language/description';
import type { Reference } from '../field-types/reference';
import { ReferencePicker } from '../field-types/reference-picker';
import { focusFirstField, useCloseOnEscape } from '../widgets/dialog-keys';
import { useWords } from '../words/words';

/** The picker in a dialog; any number of records. */
export function LinkDialog({ target, title, close, link, adds }: { target: ObjectSummary; title: string; /** What is chosen is added rather than linked. */ adds?: boolean; close: () => void; link: (ids: readonly string[]) => void }): ReactNode {
  const { say } = useWords();
  const [chosen, setChosen] = useState<readonly Reference[]>([]);
  const inside = useRef<HTMLDivElement>(null);
  useCloseOnEscape(inside, close);
  return (
    <Modal open keyboard={false} afterOpenChange={focusFirstField(inside)} title={title} onCancel={close} okText={say(adds ? 'related.addCount' : 'related.linkCount', { count: chosen.length })} cancelText={say('action.cancel')} okButtonProps={{ disabled: chosen.length === 0 }} onOk={() => link(chosen.map((reference) => reference.id))}>
      <div ref={inside}><ReferencePicker label={title} targets={[target]} value={chosen} multiple autoFocus onChange={setChosen} placeholder={say('lookup.search', { object: target.label })} /></div>
    </Modal>
  );
}
