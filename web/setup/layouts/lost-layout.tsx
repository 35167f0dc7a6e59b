// An address may name a layout that is no longer there: then the way back to those there are.
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { addresses, linkTo } from '../../widgets/navigation';
import { Empty } from '../../widgets/page-state';
import { useWords } from '../../words/words';
import type { ObjectSetup } from '../setup-data';
import { recordTypesOf, type LayoutKind } from './layout-list';

/** true: a layout with this name, or of this record type, is or can be written down. */
export function isLayout(setup: ObjectSetup, kind: LayoutKind, own: string): boolean {
  return setup.layouts[`${kind}.${own}`] !== undefined || (kind !== 'list' && recordTypesOf(setup).includes(own));
}

/** Says so. */
export function LostLayout({ setup, name }: { setup: ObjectSetup; name: string }): ReactNode {
  const { say } = useWords();
  return <Empty title={say('layouts.lost', { layout: name })} action={<Button {...linkTo(addresses.setup(`objects/${setup.name}/layouts`))}>{say('layouts.toLayouts')}</Button>} />;
}
