// A postal address: in China by the official list of provinces, cities and districts; elsewhere as it is written.
import { empty, refused, values, wrongType } from './accepted';
import { districtsOf, findPlace, isDistrictSomewhere, isMunicipality, provinceOfCity, provinces } from './china-divisions';
import { cleanLine, lengthOf } from './clean-text';
import type { Accepted, FieldType } from './field-type';
import { textJson } from './json-text';
import { textOf } from './text-line';

/** The parts in the order of their columns, after the whole address in one line. */
const parts = ['country', 'province', 'city', 'district', 'street', 'postcode'] as const;
type Part = (typeof parts)[number];
type Address = { [K in Part]: string | null };
const longest: Readonly<Record<Part, number>> = { country: 60, province: 60, city: 60, district: 60, street: 200, postcode: 20 };

/** Type `address`. The first column is the whole in one line, which is what lists show and filters read. */
export const address: FieldType = {
  type: 'address',
  columns: () => [{ suffix: '', storage: { kind: 'text', length: 500 } }, ...parts.map((part) => ({ suffix: part, storage: { kind: 'text', length: longest[part] } as const }))],
  accept(value) {
    if (value === null) return empty(parts.length + 1);
    if (typeof value !== 'object' || Array.isArray(value)) return wrongType('address');
    const given: Address = { country: null, province: null, city: null, district: null, street: null, postcode: null };
    for (const [name, part] of Object.entries(value)) {
      if (!isPart(name)) return refused('unknownField', { name });
      if (part === null || part === undefined) continue;
      if (typeof part !== 'string') return wrongType('address');
      const clean = cleanLine(part)?.replace(/\s+/g, ' ') ?? null;
      const length = lengthOf(clean ?? '', longest[name]);
      if (length > longest[name]) return refused('tooLong', { max: longest[name], length });
      given[name] = clean;
    }
    const official = inChina(given.country) ? officialNames(given) : given;
    return 'problem' in official ? official : values(oneLine(official), ...parts.map((part) => official[part]));
  },
  outputs: (field) => [{
    name: field.name, type: 'Address',
    parts: { ...Object.fromEntries(parts.map((part, i) => [part, { type: 'String', json: textJson(i + 1) }])), full: { type: 'String', json: textJson(0) } },
  }],
  input: () => 'AddressInput',
  filter: () => ({ kind: 'text', column: 0 }),
  sortable: false,
  searchText: (stored) => textOf(stored[0]),
  plain: (stored) => (stored.every((each) => each === null || each === undefined) ? null : Object.fromEntries(parts.map((part, i) => [part, stored[i + 1] ?? null]))),
};

function isPart(name: string): name is Part {
  return (parts as readonly string[]).includes(name);
}

const namesOfChina: ReadonlySet<string> = new Set(['中国', '中华人民共和国', 'china', 'cn', 'chn', 'prc', "people's republic of china"]);

function inChina(country: string | null): boolean {
  return country === null || namesOfChina.has(country.toLowerCase());
}

/** The official names of what was given in short or as a code; what contradicts the list is refused, what the list does not know in detail is kept. */
function officialNames(given: Address): Address | Extract<Accepted, { problem: unknown }> {
  const refuse = (value: string) => refused('notAChoice', { value }) as Extract<Accepted, { problem: unknown }>;
  // Without a province the address is free, unless its city says where it is.
  const province = given.province === null ? (given.city === null ? undefined : provinceOfCity(given.city)) : findPlace(given.province, provinces());
  if (province === undefined) return given.province === null ? given : refuse(given.province);
  const city = given.city === null ? undefined : findPlace(given.city, province.below);
  const ownName = given.city !== null && province.keys.has(given.city) && isMunicipality(province);
  if (given.city !== null && city === undefined && !ownName && !countyCity(given.city, province.below)) return refuse(given.city);
  const district = given.district === null ? undefined : findPlace(given.district, districtsOf(province, city));
  if (given.district !== null && district === undefined && isDistrictSomewhere(given.district)) return refuse(given.district);
  return { ...given, province: province.name, city: ownName ? province.name : (city?.name ?? given.city), district: district?.name ?? given.district };
}

/** Cities of county rank stand among the districts of the list: 义乌市, 石河子市. */
function countyCity(name: string, cities: ReturnType<typeof provinces>): boolean {
  return cities.some((city) => findPlace(name, city.below) !== undefined);
}

/** 浙江省杭州市西湖区文三路 1 号 · Obere Str. 57, 12209 Berlin, Germany */
function oneLine(address: Address): string | null {
  const { country, province, city, district, street, postcode } = address;
  const text = inChina(country)
    ? [country, province, city === province ? null : city, district, street].filter((part) => part !== null).join('')
    : [street, district, [postcode, city].filter((part) => part !== null).join(' '), province, country].filter((part) => part !== null && part !== '').join(', ');
  return text === '' ? postcode : text;
}
