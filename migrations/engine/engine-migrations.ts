// The migrations of the engine's own tables, in order. TypeORM runs each once; see server/database/migrate.ts.
import { Engine0001 } from './0001-engine';
import { Store0002 } from './0002-store';
import { Jobs0010 } from './0010-jobs';
import { Views0011 } from './0011-views';
import { FileUses0012 } from './0012-file-uses';

export const engineMigrations: readonly (new () => object)[] = [Engine0001, Store0002, Jobs0010, Views0011, FileUses0012];
