// The part of the API that is written in code, as one schema; the generated part is added to it for each Model.
import 'reflect-metadata';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';
import type { GraphQLSchema } from 'graphql';
import { CredentialResolver } from './credential-resolver';
import { DescribeResolver } from './describe-resolver';
import { HistoryResolver } from './history-resolver';
import { JobResolver } from './job-resolver';
import { MyViewsResolver } from './my-views-resolver';
import { SessionResolver } from './session-resolver';
import { SetupObjectResolver } from './setup-objects';
import { SetupLayoutsResolver } from './setup-layouts';
import { SetupResolver } from './setup-resolver';
import { SetupRightsResolver } from './setup-rights';
import { SetupUsesResolver } from './setup-uses';
import { ShortcutResolver } from './shortcut-resolver';

/** Built once; its types know nothing of any Model. */
export function fixedSchema(): GraphQLSchema {
  // Validated when the tests compare the whole schema; class-validator is not used, so arguments are not passed through it.
  built ??= buildSchemaSync({ resolvers, validate: false, skipCheck: true });
  return built;
}

let built: GraphQLSchema | undefined;
/** One a line, so that two that are added at the same time do not meet. */
const resolvers: NonEmptyArray<Function> = [
  DescribeResolver,
  SessionResolver,
  CredentialResolver,
  HistoryResolver,
  JobResolver,
  MyViewsResolver,
  SetupResolver,
  SetupObjectResolver,
  SetupLayoutsResolver,
  SetupUsesResolver,
  SetupRightsResolver,
  ShortcutResolver,
];
