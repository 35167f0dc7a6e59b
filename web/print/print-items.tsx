// The entries of a menu that lead to paper: one for each print template of the object.
import type { MenuProps } from 'antd';
import type { ObjectDescription } from '../../metadata/language/description';
import { addresses, navigate } from '../widgets/navigation';

/** Most records in one document: the server's own limit. */
export const mostPrinted = 200;

/** Empty where the object has no template. */
export function printItems(object: ObjectDescription, ids: () => Promise<readonly string[]> | readonly string[]): NonNullable<MenuProps['items']> {
  return object.printTemplates.map(({ name, label }) => ({ key: `print-${name}`, label, onClick: () => void Promise.resolve(ids()).then((found) => navigate(addresses.print(object, name, { ids: found }))) }));
}
