// The types every application's API has, whatever its objects are.
import { specifiedScalarTypes } from 'graphql';
import type { Blueprint } from './blueprint';
import { blueprintsOf } from './blueprint';
import { filterKindTypes } from './filter-types';
import { scalars } from './scalars';
import { summaryKindTypes } from './aggregate-types';

const sdl = /* GraphQL */ `
  """A record of any object."""
  interface Node { id: ID! }

  """Where a page of a list begins and ends."""
  type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }

  enum SortDirection { ASC DESC }

  """How wide a group of dates is."""
  enum DateBucket { YEAR QUARTER MONTH WEEK DAY }

  """What you may do with one record."""
  type RecordAccess { update: Boolean! delete: Boolean! share: Boolean! "Whether it is shared with anybody now." shared: Boolean! "Whether an approval that waits or was given locks it: update and fields say what is left." locked: Boolean! "Every field you may read." fields: [FieldAccess!]! }
  type FieldAccess { name: String! update: Boolean! }

  """A record that is in the recycle bin now."""
  type DeletedRecord { id: ID! object: String! name: String version: Int! }

  enum BatchMode {
    "All or none."
    ALL
    "Each for itself: what is wrong with the others is in problems."
    EACH
  }
  """Why one record of a batch was not written."""
  type BatchProblem { "Place in the list that was sent." index: Int! id: ID code: String! message: String! fields: [FieldProblem!]! }
  type FieldProblem { path: String! rule: String! message: String! label: String }

  """A record found by its words."""
  type SearchHit { "Id of the record." id: ID! "API name of the object." object: String! "Label of the object." label: String! "Name of the record." title: String! "The same as title." name: String! record: Node! }

  """A value of a list of values."""
  type PicklistOption { value: String! label: String! color: String }

  """An amount in a currency."""
  type Money { amount: Decimal! currency: String! }
  input MoneyInput { amount: Decimal! "ISO 4217, e.g. CNY." currency: String }

  """A postal address; in China the first three are those of the official division list."""
  type Address { country: String province: String city: String district: String street: String postcode: String "The whole in one line." full: String }
  input AddressInput { country: String province: String city: String district: String street: String postcode: String }

  """A place on the earth."""
  type Geolocation { latitude: Float! longitude: Float! }
  input GeolocationInput { latitude: Float! longitude: Float! }

  """A file that was uploaded."""
  type File { id: ID! name: String! size: Int! contentType: String! url: String! }
`;

/** Shared blueprints by type name. */
export const sharedTypes: ReadonlyMap<string, Blueprint> = new Map<string, Blueprint>([
  ...blueprintsOf(sdl),
  ...filterKindTypes(),
  ...summaryKindTypes(),
  ...[...specifiedScalarTypes, ...scalars].map((type): [string, Blueprint] => [type.name, { kind: 'ready', make: () => type }]),
]);
