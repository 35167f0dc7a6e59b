// Takes a layout that is written down away: the page is drawn by the layout of every record type, or by the one the engine makes up.
import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { addresses, navigate } from '../../widgets/navigation';
import { useWords } from '../../words/words';
import { usePublish } from '../publish/use-publish';
import type { ObjectSetup } from '../setup-data';
import { withoutLayout } from './layout-list';

/** Nothing where no layout is written down. The designer of one with a name is left when it is gone. */
export function DeleteLayout({ setup, layoutKey: key, what }: { setup: ObjectSetup; layoutKey: string; what: string }): ReactNode {
  const { say } = useWords();
  const publish = usePublish();
  const layout = setup.layouts[key];
  if (!layout) return null;
  const remove = async (): Promise<void> => {
    const outcome = await publish({ changes: withoutLayout(setup, { key, body: layout }), why: say('changes.whyDeleteLayout', { what: layout.name === undefined ? what : `${what} · ${layout.label ?? layout.name}` }), safe: false });
    if (outcome.state === 'published' && layout.name !== undefined) navigate(`${addresses.setup(`objects/${setup.name}/layouts`)}?page=${layout.kind}`);
  };
  return <Button type="text" icon={<DeleteOutlined />} aria-label={say('changes.deleteLayout')} title={say('changes.deleteLayout')} onClick={() => void remove()} />;
}
