// Exports the list as it stands on screen.
import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../words/words';
import { useExport, type ExportWish } from './use-export';

/** The button with the formats. */
export function ExportButton(wish: Omit<ExportWish, 'format'>): ReactNode {
  const { say } = useWords();
  const exportRows = useExport();
  return (
    <Dropdown trigger={['click']} menu={{ items: (['xlsx', 'csv', 'print'] as const).map((format) => ({ key: format, label: say(format === 'print' ? 'print.title' : `export.${format}`), onClick: () => void exportRows({ ...wish, format }) })) }}>
      <Button icon={<DownloadOutlined />} aria-label={say('export.title')} title={say('export.title')} />
    </Dropdown>
  );
}
