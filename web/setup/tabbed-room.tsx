// A setup room of several pages under tabs; the first stands at the room's own address.
import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { addresses, navigate } from '../widgets/navigation';
import { NotFound } from '../widgets/page-state';
import { SetupRoom } from './setup-room';

export interface RoomTab { readonly key: string; readonly label: string; readonly children: ReactNode }

/** `parts`: what follows the room in the address. */
export function TabbedRoom({ room, parts, tabs }: { readonly room: string; readonly parts: readonly string[]; readonly tabs: readonly RoomTab[] }): ReactNode {
  const first = tabs[0]!.key;
  const shown = parts[0] ?? first;
  if (parts.length > 1 || !tabs.some(({ key }) => key === shown)) return <NotFound />;
  return (
    <SetupRoom room={room}>
      <Tabs activeKey={shown} destroyOnHidden onChange={(key) => navigate(addresses.setup(key === first ? room : `${room}/${key}`))} items={[...tabs]} />
    </SetupRoom>
  );
}
