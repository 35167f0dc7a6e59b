// Asks for a typed word before deleted things go for good, with what goes with them.
import { Alert, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { formatDecimal } from '../../words/format';
import { useWords } from '../../words/words';
import { SettingRow } from '../setting-row';
import type { TrashItem } from './trash-page';

/** One thing is confirmed by its API name, several by a word. */
export function PurgeDialog({ items, busy, close, purge }: { items: readonly TrashItem[]; busy: boolean; close: () => void; purge: () => void }): ReactNode {
  const { say, language } = useWords();
  const [typed, setTyped] = useState('');
  const word = items.length === 1 ? items[0]!.name : say('changes.purgeWord');
  const isMeant = typed.trim() === word;
  const sum = (kind: 'object' | 'field'): number => items.reduce((total, item) => total + (item.kind === kind ? item.values ?? 0 : 0), 0);
  const [values, records] = [sum('field'), sum('object')];
  return (
    <Modal open width={520} title={say('changes.purgeTitle', { count: items.length })} onCancel={close} okText={say('changes.purge')} cancelText={say('action.cancel')} okButtonProps={{ danger: true, disabled: !isMeant }} confirmLoading={busy} onOk={purge} destroyOnHidden>
      <Alert type="error" showIcon title={values + records === 0 ? say('changes.purgeNothing') : say('changes.purgeBody', { values: formatDecimal(values, language), records: formatDecimal(records, language) })} style={{ marginBottom: 16 }} />
      <SettingRow name="purge" id="purge-word" label={say('changes.purgeType', { word })}>
        <Input id="purge-word" className="tg-setup-code" autoFocus spellCheck={false} autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} onPressEnter={(event) => {
          if (isMeant && !busy && !event.nativeEvent.isComposing) purge();
        }} />
      </SettingRow>
    </Modal>
  );
}
