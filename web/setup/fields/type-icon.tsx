// The icon of a field type, by the name its page gives.
import {
  AimOutlined, AlignLeftOutlined, ApartmentOutlined, BgColorsOutlined, CalculatorOutlined, CalendarOutlined, CheckSquareOutlined, ClockCircleOutlined, ClusterOutlined,
  CodeOutlined, DownSquareOutlined, EnvironmentOutlined, FieldTimeOutlined, FileTextOutlined, FontSizeOutlined, ForkOutlined, FunctionOutlined, HourglassOutlined,
  LinkOutlined, LockOutlined, MailOutlined, NumberOutlined, OrderedListOutlined, PaperClipOutlined, PayCircleOutlined, PercentageOutlined, PhoneOutlined,
  PictureOutlined, QrcodeOutlined, ShareAltOutlined, StarOutlined, TagsOutlined, UserOutlined, QuestionOutlined,
} from '@ant-design/icons';
import type { ComponentType, ReactNode } from 'react';

const components: Readonly<Record<string, ComponentType>> = {
  AimOutlined, AlignLeftOutlined, ApartmentOutlined, BgColorsOutlined, CalculatorOutlined, CalendarOutlined, CheckSquareOutlined, ClockCircleOutlined, ClusterOutlined,
  CodeOutlined, DownSquareOutlined, EnvironmentOutlined, FieldTimeOutlined, FileTextOutlined, FontSizeOutlined, ForkOutlined, FunctionOutlined, HourglassOutlined,
  LinkOutlined, LockOutlined, MailOutlined, NumberOutlined, OrderedListOutlined, PaperClipOutlined, PayCircleOutlined, PercentageOutlined, PhoneOutlined,
  PictureOutlined, QrcodeOutlined, ShareAltOutlined, StarOutlined, TagsOutlined, UserOutlined,
};

/** The icon; decorative, the name of the type stands beside it. */
export function TypeIcon({ icon }: { icon: string }): ReactNode {
  const name = `${icon.split('-').map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('')}Outlined`;
  const Icon = components[name] ?? QuestionOutlined;
  return <span className="tg-icon" aria-hidden><Icon /></span>;
}
