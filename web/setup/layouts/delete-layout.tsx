// Takes a layout that is written down away: the page is drawn by the layout of every record type, or by the one the engine makes up.
import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { LayoutDefinition } from '../../../metadata/language/types';
import { useWords } from '../../words/words';
import { usePublish } from '../publish/use-publish';

/** Nothing where no layout is written down. */
export function DeleteLayout({ path, layout, what }: { path: string; layout: LayoutDefinition | undefined; what: string }): ReactNode {
  const { say } = useWords();
  const publish = usePublish();
  if (!layout) return null;
  return <Button type="text" icon={<DeleteOutlined />} aria-label={say('changes.deleteLayout')} title={say('changes.deleteLayout')} onClick={() => void publish({ changes: [{ path, body: null, before: layout }], why: say('changes.whyDeleteLayout', { what }), safe: false })} />;
}
