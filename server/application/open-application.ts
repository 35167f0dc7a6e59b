// Opens what server and command line share: data folder, keys, database, definitions; and the context that may do everything.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pino, { type Logger } from 'pino';
import { makeContext, systemViewer } from '../access/make-context';
import type { Context } from '../access/context';
import { forgetViewers, viewerObjects } from '../access/viewer';
import { useDataFolder } from '../base/data-folder';
import { openKeyring, useKeyring } from '../base/keyring';
import { useMailPlace } from '../channels/mail/mail-place';
import { watchMessages } from '../channels/mail/watch-messages';
import type { Config } from '../config';
import { migrate } from '../database/migrate';
import { openDatabase } from '../database/open-database';
import type { Database } from '../database/source';
import { fillInBackground } from '../records/fill-in-background';
import { keepFolding } from '../records/fold-words';
import { listen } from '../records/moments';
import { changeSets, type ChangeSets } from '../store/change-sets';
import { openStore, type Store } from '../store/open-store';

export interface Application {
  readonly config: Config;
  readonly database: Database;
  readonly store: Store;
  readonly changeSets: ChangeSets;
  readonly log: Logger;
  /** A context with every right on the Model in force, for the engine's own work. */
  system(reason: string, source?: string): Context;
  close(): Promise<void>;
}

/** The repository's root, where metadata/ and web/ lie. */
export const root = resolve(__dirname, '../..');
/** Definitions that ship with the product. */
export const shippedMetadata = join(root, 'metadata');

/** Migrates, brings tables up to date, and reads the definitions. Throws in plain words where something is missing. */
export async function openApplication(config: Config): Promise<Application> {
  const log = pino({ level: config.logLevel, base: undefined, redact: ['password', 'token', '*.password', '*.token'] });
  makeFolder(config.dataDir);
  useDataFolder(config.dataDir);
  useKeyring(openKeyring(config.dataDir));
  useMailPlace({ server: config.mailServer, from: config.mailFrom, publicUrl: config.publicUrl ?? `http://localhost:${config.port}` });
  const database = await openDatabase(config.databaseUrl, { poolSize: config.poolSize });
  try {
    await migrate(database);
    const store = await openStore({ database, roots: config.metadata ?? [shippedMetadata], log, fill: fillInBackground(database) });
    const stopListening = listen('afterCommit', {
      name: 'users are read again',
      run: async (_context, records) => { if (records.some((record) => viewerObjects.has(record.object.name))) forgetViewers(database); },
    });
    const stopWatching = watchMessages();
    const folding = keepFolding(database, (error) => log.error({ error }, 'search words could not be folded in'));
    return {
      config, database, store, changeSets: changeSets(database, store), log,
      system: (reason, source = 'job') => {
        const model = store.current();
        log.debug({ reason }, 'system context');
        return makeContext({ viewer: systemViewer(model), model, database, requestId: reason, source });
      },
      async close() {
        stopListening();
        stopWatching();
        await folding.stop();
        await store.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Error(`The data folder ${folder} cannot be made (${(error as NodeJS.ErrnoException).code}): set DATA_DIR to a folder this user may write to`);
  }
}
