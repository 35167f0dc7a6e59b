// The rooms of setup, in the order of its menu: a new screen is one line here.
import { AppstoreOutlined, BgColorsOutlined, CloudSyncOutlined, DeleteOutlined, EditOutlined, HistoryOutlined, LockOutlined, MailOutlined, OrderedListOutlined, SafetyOutlined, TranslationOutlined } from '@ant-design/icons';
import { lazy, type ComponentType, type ReactNode } from 'react';
import type { WordKey } from '../words/zh-cn';
import { UsersIcon } from './users/users-icon';

export interface RoomProps {
  /** What the address says behind the room's own part, e.g. `['book', 'fields']` of `/setup/objects/book/fields`. */
  readonly parts: readonly string[];
}

export interface SetupRoom {
  /** Its part of the address, `/setup/<key>`. */
  readonly key: string;
  readonly title: WordKey;
  readonly icon: ReactNode;
  readonly Page: ComponentType<RoomProps>;
}

/** What stands together in the menu. */
export const setupGroups: readonly { readonly title: WordKey; readonly rooms: readonly SetupRoom[] }[] = [
  {
    title: 'setup.rooms.build',
    rooms: [
      { key: 'objects', title: 'setup.objects', icon: <AppstoreOutlined />, Page: lazy(() => import('./objects/objects-room').then((module) => ({ default: module.ObjectsRoom }))) },
      { key: 'picklists', title: 'setup.picklists', icon: <OrderedListOutlined />, Page: lazy(() => import('./picklists/picklists-room').then((module) => ({ default: module.PicklistsRoom }))) },
      { key: 'translations', title: 'translations.title', icon: <TranslationOutlined />, Page: lazy(() => import('./translations/translations-room').then((module) => ({ default: module.TranslationsRoom }))) },
      { key: 'appearance', title: 'appearance.title', icon: <BgColorsOutlined />, Page: lazy(() => import('./appearance/appearance-room').then((module) => ({ default: module.AppearanceRoom }))) },
    ],
  },
  {
    title: 'setup.rooms.people',
    rooms: [
      { key: 'users', title: 'people.users', icon: <UsersIcon />, Page: lazy(() => import('./users/users-room').then((module) => ({ default: module.UsersRoom }))) },
      { key: 'permissions', title: 'people.sets', icon: <SafetyOutlined />, Page: lazy(() => import('./permissions/permissions-room').then((module) => ({ default: module.PermissionsRoom }))) },
    ],
  },
  {
    title: 'setup.rooms.changes',
    rooms: [
      { key: 'drafts', title: 'setup.drafts', icon: <EditOutlined />, Page: lazy(() => import('./drafts/drafts-room').then((module) => ({ default: module.DraftsRoom }))) },
      { key: 'versions', title: 'setup.versions', icon: <HistoryOutlined />, Page: lazy(() => import('./versions/versions-room').then((module) => ({ default: module.VersionsRoom }))) },
      { key: 'trash', title: 'changes.trash', icon: <DeleteOutlined />, Page: lazy(() => import('./trash/trash-room').then((module) => ({ default: module.TrashRoom }))) },
    ],
  },
  {
    title: 'setup.rooms.system',
    rooms: [
      { key: 'security', title: 'security.title', icon: <LockOutlined />, Page: lazy(() => import('./security/security-room').then((module) => ({ default: module.SecurityRoom }))) },
      { key: 'mail', title: 'mail.title', icon: <MailOutlined />, Page: lazy(() => import('./mail/mail-room').then((module) => ({ default: module.MailRoom }))) },
      { key: 'jobs', title: 'jobs.title', icon: <CloudSyncOutlined />, Page: lazy(() => import('./jobs/jobs-room').then((module) => ({ default: module.JobsRoom }))) },
    ],
  },
];

/** The room of an address behind /setup; the first one where it names none. */
export function roomOf(key: string | undefined): SetupRoom | undefined {
  const rooms = setupGroups.flatMap((group) => group.rooms);
  return key === undefined ? rooms[0] : rooms.find((room) => room.key === key);
}
