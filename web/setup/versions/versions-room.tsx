// What stands behind /setup/versions: all of them, two side by side, or the history of one definition.
import { ArrowLeftOutlined, SwapOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { addresses, linkTo } from '../../widgets/navigation';
import { NotFound } from '../../widgets/page-state';
import { useWords } from '../../words/words';
import { SetupRoom } from '../setup-room';
import type { RoomProps } from '../setup-rooms';
import { ComparePage } from './compare-page';
import { HistoryPage } from './history-page';
import { VersionsPage } from './versions-page';

/** The room of versions. */
export function VersionsRoom({ parts: [page, ...more] }: RoomProps): ReactNode {
  const { say } = useWords();
  const back = <Button icon={<ArrowLeftOutlined />} {...linkTo(addresses.setup('versions'))}>{say('compare.all')}</Button>;
  if (more.length > 0) return <NotFound />;
  if (page === 'compare') return <SetupRoom room="versions" tools={back}><ComparePage /></SetupRoom>;
  if (page === 'history') return <SetupRoom room="versions" tools={back}><HistoryPage /></SetupRoom>;
  return page === undefined ? <SetupRoom room="versions" tools={<Button icon={<SwapOutlined />} {...linkTo(addresses.setup('versions/compare'))}>{say('compare.title')}</Button>}><VersionsPage /></SetupRoom> : <NotFound />;
}
