// The migrations of the engine's own tables, in order. TypeORM runs each once; see server/database/migrate.ts.
import { Engine0001 } from './0001-engine';

export const engineMigrations: readonly (new () => object)[] = [Engine0001];
