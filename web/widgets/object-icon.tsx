// The icon of an object or module by the name its definition gives (Ant Design's names: `file-text`).
import {
  ApartmentOutlined, AppstoreOutlined, AuditOutlined, BankOutlined, BarChartOutlined, BookOutlined, BulbOutlined, CalendarOutlined, CarOutlined,
  CheckSquareOutlined, ClockCircleOutlined, ClusterOutlined, CommentOutlined, ContactsOutlined, CustomerServiceOutlined, DatabaseOutlined,
  DollarOutlined, EnvironmentOutlined, FileDoneOutlined, FileTextOutlined, FlagOutlined, FolderOutlined, FundOutlined, GiftOutlined, GoldOutlined,
  HomeOutlined, IdcardOutlined, InboxOutlined, MailOutlined, MessageOutlined, NotificationOutlined, OrderedListOutlined, PayCircleOutlined,
  PhoneOutlined, PictureOutlined, ProfileOutlined, ProjectOutlined, ReadOutlined, RiseOutlined, RocketOutlined, SafetyOutlined, ScheduleOutlined,
  SettingOutlined, ShopOutlined, ShoppingCartOutlined, ShoppingOutlined, SolutionOutlined, StarOutlined, TagOutlined, TagsOutlined, TeamOutlined,
  ToolOutlined, TransactionOutlined, TrophyOutlined, UnorderedListOutlined, UserOutlined, WalletOutlined,
} from '@ant-design/icons';
import type { ComponentType, ReactNode } from 'react';

const components: Readonly<Record<string, ComponentType>> = {
  ApartmentOutlined, AppstoreOutlined, AuditOutlined, BankOutlined, BarChartOutlined, BookOutlined, BulbOutlined, CalendarOutlined, CarOutlined,
  CheckSquareOutlined, ClockCircleOutlined, ClusterOutlined, CommentOutlined, ContactsOutlined, CustomerServiceOutlined, DatabaseOutlined,
  DollarOutlined, EnvironmentOutlined, FileDoneOutlined, FileTextOutlined, FlagOutlined, FolderOutlined, FundOutlined, GiftOutlined, GoldOutlined,
  HomeOutlined, IdcardOutlined, InboxOutlined, MailOutlined, MessageOutlined, NotificationOutlined, OrderedListOutlined, PayCircleOutlined,
  PhoneOutlined, PictureOutlined, ProfileOutlined, ProjectOutlined, ReadOutlined, RiseOutlined, RocketOutlined, SafetyOutlined, ScheduleOutlined,
  SettingOutlined, ShopOutlined, ShoppingCartOutlined, ShoppingOutlined, SolutionOutlined, StarOutlined, TagOutlined, TagsOutlined, TeamOutlined,
  ToolOutlined, TransactionOutlined, TrophyOutlined, UnorderedListOutlined, UserOutlined, WalletOutlined,
};
const icons: ReadonlyMap<string, ComponentType> = new Map(Object.entries(components).map(([name, icon]) => [kebab(name.replace(/Outlined$/, '')), icon]));

/** Names an object's definition may give, in order. */
export const iconNames: readonly string[] = [...icons.keys()];

/** The icon; a neutral one where the definition names none that is known. */
export function ObjectIcon({ object, size = 16 }: { object: { readonly icon: string | null }; size?: number }): ReactNode {
  const Icon = icons.get(object.icon ?? '') ?? AppstoreOutlined;
  return <span className="tg-icon" style={{ fontSize: size }} aria-hidden><Icon /></span>;
}

function kebab(name: string): string {
  return name.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}
