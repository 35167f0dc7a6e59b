// The address is the view: which saved view, filter, words and order a list shows stand in its query, and nowhere else.
import type { SortDefinition } from '../../metadata/language/types';

/** An API filter as it stands in the address. */
export type Filter = { readonly [key: string]: unknown };

/** Ways to look at a list. */
export type Look = 'table' | 'board' | 'calendar';
/** How much of a calendar shows at once. */
export type Span = 'month' | 'agenda';

export interface ViewAddress {
  /** How the records show. */
  readonly look: Look;
  /** Calendar: the day that is looked at; null: today. */
  readonly on: string | null;
  /** Calendar: null: as much as fits the screen. */
  readonly span: Span | null;
  /** Saved list view; null: the object's default. */
  readonly view: string | null;
  /** Null: the view's; `{}`: none, also where a view of one's own has one. */
  readonly filter: Filter | null;
  /** Null: the order of the view. */
  readonly sort: readonly SortDefinition[] | null;
  /** Words searched for. */
  readonly words: string;
  /** Null: the columns of the view. */
  readonly columns: readonly string[] | null;
}

/** Reads the query of a list's address; what cannot be read is left out. */
export function readViewAddress(query: URLSearchParams): ViewAddress {
  return { ...readLook(query), view: query.get('view'), filter: readFilter(query.get('filter')), sort: readSort(query.get('sort')), words: query.get('q') ?? '', columns: readColumns(query.get('columns')) };
}

/** The query of an address, without `?`; parts that are empty or not given are left out. */
export function writeViewAddress(address: Partial<ViewAddress>): string {
  const query = new URLSearchParams();
  if (address.look && address.look !== 'table') query.set('as', address.look);
  if (address.on) query.set('on', address.on);
  if (address.span) query.set('span', address.span);
  if (address.view) query.set('view', address.view);
  if (address.words) query.set('q', address.words);
  if (address.filter) query.set('filter', JSON.stringify(address.filter));
  if (address.sort && address.sort.length > 0) query.set('sort', address.sort.map((sort) => `${sort.direction === 'DESC' ? '-' : ''}${sort.field}`).join(','));
  if (address.columns && address.columns.length > 0) query.set('columns', address.columns.join(','));
  return query.toString();
}

function readLook(query: URLSearchParams): Pick<ViewAddress, 'look' | 'on' | 'span'> {
  const [look, on, span] = ['as', 'on', 'span'].map((name) => query.get(name));
  return {
    look: look === 'board' || look === 'calendar' ? look : 'table',
    on: on && /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(on) ? on : null, span: span === 'month' || span === 'agenda' ? span : null,
  };
}

function readFilter(text: string | null): Filter | null {
  if (!text) return null;
  try {
    const filter: unknown = JSON.parse(text);
    return filter !== null && typeof filter === 'object' && !Array.isArray(filter) ? (filter as Filter) : null;
  } catch {
    return null;
  }
}

function readSort(text: string | null): readonly SortDefinition[] | null {
  if (!text) return null;
  const sorts = text.split(',').filter((part) => /^-?[A-Za-z][A-Za-z0-9.]*$/.test(part))
    .map((part): SortDefinition => (part.startsWith('-') ? { field: part.slice(1), direction: 'DESC' } : { field: part, direction: 'ASC' }));
  return sorts.length > 0 ? sorts : null;
}

function readColumns(text: string | null): readonly string[] | null {
  const paths = (text ?? '').split(',').filter((path) => /^[A-Za-z][A-Za-z0-9.]*$/.test(path));
  return paths.length > 0 ? paths : null;
}
