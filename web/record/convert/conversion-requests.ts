// Asks what a conversion would make, and converts.
import type { ApolloClient } from '@apollo/client';
import { parse } from 'graphql';
import { recordsChanged } from '../../data/changes';

export interface ConversionStep {
  readonly name: string; readonly object: string; readonly optional: boolean;
  readonly values: Readonly<Record<string, unknown>>;
  readonly filled: readonly { readonly field: string; readonly step: string }[];
  readonly lines: readonly { readonly relatedList: string; readonly count: number }[];
  readonly matches: readonly { readonly id: string; readonly name: string; readonly fields: readonly string[] }[];
}
export interface ConversionChoice { readonly step: string; readonly use?: string; readonly skip?: boolean; readonly values?: Readonly<Record<string, unknown>> }
export interface ConvertedRecord { readonly step: string; readonly object: string; readonly id: string; readonly name: string; readonly made: boolean }

/** Read anew each time: somebody else may have converted the record. */
export const conversionDocument = parse(`query Conversion($id: ID!, $conversion: String!) {
  conversionSteps(id: $id, conversion: $conversion) { name object optional values filled { field step } lines { relatedList count } matches { id name fields } }
}`);

const convertMutation = parse(`mutation Convert($id: ID!, $conversion: String!, $ifVersion: Int, $choices: [ConversionChoice!]!) {
  convertRecord(id: $id, conversion: $conversion, ifVersion: $ifVersion, choices: $choices) { step object id name made }
}`);

/** Converts the record; whatever lists are on screen elsewhere are read again. */
export async function convert(client: ApolloClient, what: { readonly object: string; readonly id: string; readonly conversion: string; readonly version: number | null; readonly choices: readonly ConversionChoice[]; readonly key: string }): Promise<readonly ConvertedRecord[]> {
  const { data } = await client.mutate<{ convertRecord: readonly ConvertedRecord[] }>({
    mutation: convertMutation, variables: { id: what.id, conversion: what.conversion, ifVersion: what.version, choices: what.choices }, context: { idempotencyKey: what.key },
  });
  const made = data!.convertRecord;
  for (const name of new Set([what.object, ...made.map((record) => record.object)])) recordsChanged(name);
  client.refetchQueries({ include: 'active' }).catch(() => undefined);
  return made;
}
