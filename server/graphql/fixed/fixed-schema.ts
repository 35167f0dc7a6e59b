// The part of the API that is written in code, as one schema; the generated part is added to it for each Model.
import 'reflect-metadata';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';
import type { GraphQLSchema } from 'graphql';
import { ApprovalResolver } from './approval-resolver';
import { AnalysisResolver } from './analysis-resolver';
import { ConversionResolver } from './conversion-resolver';
import { OwnSignInResolver } from './own-sign-in-resolver';
import { CredentialResolver } from './credential-resolver';
import { DescribeAsResolver } from './describe-as-resolver';
import { DescribeResolver } from './describe-resolver';
import { DuplicateResolver } from './duplicate-resolver';
import { DraftResolver } from './draft-resolver';
import { ExplainResolver } from './explain-resolver';
import { HistoryResolver } from './history-resolver';
import { ImportResolver } from './import-resolver';
import { JobResolver } from './job-resolver';
import { MailResolver } from './mail-resolver';
import { MyViewsResolver } from './my-views-resolver';
import { NoticeResolver } from './notice-resolver';
import { PrintResolver } from './print-resolver';
import { PeopleResolver } from './people-resolver';
import { SessionResolver } from './session-resolver';
import { SetupApprovalsResolver } from './setup-approvals';
import { ReplaceResolver } from './replace-resolver';
import { SetupObjectResolver } from './setup-objects';
import { SetupLayoutsResolver } from './setup-layouts';
import { SecurityResolver } from './security-resolver';
import { SetupResolver } from './setup-resolver';
import { SetupRightsResolver } from './setup-rights';
import { SetupTryResolver } from './setup-try';
import { SetupValuesResolver } from './setup-values';
import { TrashResolver } from './trash-resolver';
import { SetupUsesResolver } from './setup-uses';
import { SheetResolver } from './sheet-resolver';
import { StageResolver } from './stage-resolver';
import { ShareResolver } from './share-resolver';
import { ShortcutResolver } from './shortcut-resolver';

/** Built once; its types know nothing of any Model. */
export function fixedSchema(): GraphQLSchema {
  // Validated when the tests compare the whole schema; class-validator is not used, so arguments are not passed through it.
  built ??= buildSchemaSync({ resolvers, validate: false, skipCheck: true });
  return built;
}

let built: GraphQLSchema | undefined;
/** One a line: rooms of the fixed API are added side by side. */
const resolvers: NonEmptyArray<Function> = [
  DescribeResolver,
  DescribeAsResolver,
  SessionResolver,
  CredentialResolver,
  OwnSignInResolver,
  SecurityResolver,
  ExplainResolver,
  HistoryResolver,
  ImportResolver,
  JobResolver,
  MailResolver,
  MyViewsResolver,
  ApprovalResolver,
  ConversionResolver,
  NoticeResolver,
  PeopleResolver,
  PrintResolver,
  StageResolver,
  ShareResolver,
  DuplicateResolver,
  AnalysisResolver,
  SetupResolver,
  DraftResolver,
  SetupObjectResolver,
  SetupLayoutsResolver,
  SetupTryResolver,
  SetupApprovalsResolver,
  SetupUsesResolver,
  SetupValuesResolver,
  ReplaceResolver,
  TrashResolver,
  SetupRightsResolver,
  ShortcutResolver,
  SheetResolver,
];
