// Two guards before GraphQL: nobody uses a browser's cookie from another site, and nobody who is not signed in learns anything.
import type { IncomingMessage } from 'node:http';
import { Kind, parse } from 'graphql';
import type { DocumentNode, SelectionSetNode } from 'graphql';

/** true where a request that is signed in by cookie came from our own pages: they send a header other sites cannot, or browsers vouch for the origin. */
export function isFromOwnPages(request: IncomingMessage): boolean {
  const { headers } = request;
  if (headers['x-tangram-client'] !== undefined) return true;
  if (headers['sec-fetch-site'] !== undefined) return headers['sec-fetch-site'] === 'same-origin';
  if (headers.origin === undefined) return false;
  try {
    return new URL(headers.origin).host === headers.host;
  } catch {
    return false;
  }
}

/**
 * true where a document does nothing but sign in. Fragments and types of the schema are refused too, because validation would suggest names.
 * A document that does not parse is let through: its error says nothing of the schema.
 */
export function onlySignsIn(query: unknown): boolean {
  if (typeof query !== 'string' || query.length > 10_000) return false;
  let document: DocumentNode;
  try {
    document = parse(query, { noLocation: true });
  } catch {
    return true;
  }
  return document.definitions.every((definition) => definition.kind === Kind.OPERATION_DEFINITION
    && (definition.variableDefinitions ?? []).every(({ type }) => {
      const named = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
      return named.kind === Kind.NAMED_TYPE && named.name.value === 'String';
    })
    // One try a request: the waiting after wrong passwords could be outrun otherwise.
    && definition.selectionSet.selections.length === 1
    && definition.selectionSet.selections.every((selection) => selection.kind === Kind.FIELD
      && selection.name.value === 'signIn' && knownOnly(selection.selectionSet)));
}

/** true where a document does nothing but set up or show a second factor, or sign out. */
export function onlyShowsSecondFactor(query: unknown): boolean {
  if (typeof query !== 'string' || query.length > 10_000) return false;
  try {
    return parse(query, { noLocation: true }).definitions.every((definition) => definition.kind === Kind.OPERATION_DEFINITION
      && definition.selectionSet.selections.every((selection) => selection.kind === Kind.FIELD && secondFactorFields.has(selection.name.value)));
  } catch {
    return false;
  }
}
const secondFactorFields: ReadonlySet<string> = new Set(['mySecurity', 'beginSecondFactor', 'confirmSecondFactor', 'proveSecondFactor', 'signOut', '__typename']);

const sessionFields: ReadonlySet<string> = new Set(['secondFactorNeeded', 'token', 'expiresAt', 'viewer', 'id', 'name', 'login', '__typename']);

function knownOnly(selections: SelectionSetNode | undefined): boolean {
  return (selections?.selections ?? []).every((selection) => selection.kind === Kind.FIELD && sessionFields.has(selection.name.value) && knownOnly(selection.selectionSet));
}
