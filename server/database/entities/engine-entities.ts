// The engine's own tables as TypeORM entities. Times in them are milliseconds since 1970; hot paths use plain SQL on the same tables.
import { ApiKey } from './api-key';
import { ChangeSet } from './change-set';
import { Counter } from './counter';
import { Credential } from './credential';
import { HistoryEntry } from './history-entry';
import { IdempotentAnswer } from './idempotent-answer';
import { Lease } from './lease';
import { ListView } from './list-view';
import { OutboxEvent } from './outbox-event';
import { Pointer } from './pointer';
import { PublishedVersion } from './published-version';
import { Session } from './session';
import { SignInLink } from './sign-in-link';
import { StoredDefinition } from './stored-definition';
import { StoredFile } from './stored-file';
import { UserSetting } from './user-setting';

export const engineEntities: readonly (new () => object)[] = [
  ApiKey, ChangeSet, Counter, Credential, HistoryEntry, IdempotentAnswer, Lease, ListView, OutboxEvent, Pointer, PublishedVersion, Session, SignInLink, StoredDefinition, StoredFile, UserSetting,
];
