// Which way a list is looked at: as a table, as a board where its records can stand in columns, as a calendar where they have days.
import { CalendarOutlined, ProjectOutlined, TableOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../words/words';
import type { Look } from './view-address';

/** The switch; nothing where there is only one way. */
export function LookSwitch({ looks, look, choose }: { looks: readonly Look[]; look: Look; choose: (look: Look) => void }): ReactNode {
  const { say } = useWords();
  if (looks.length < 2) return null;
  return (
    <Segmented<Look>
      className="tg-look-switch" value={look} onChange={choose} aria-label={say('look.label')}
      options={looks.map((one) => ({ value: one, title: say(`look.${one}`), icon: <span role="img" aria-label={say(`look.${one}`)}>{icons[one]}</span> }))}
    />
  );
}

const icons: Readonly<Record<Look, ReactNode>> = { table: <TableOutlined aria-hidden />, board: <ProjectOutlined aria-hidden />, calendar: <CalendarOutlined aria-hidden /> };
