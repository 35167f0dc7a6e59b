// The migrations of the engine's own tables, in order. TypeORM runs each once; see server/database/migrate.ts.
import { Engine0001 } from './0001-engine';
import { Store0002 } from './0002-store';
import { Jobs0010 } from './0010-jobs';
import { Views0011 } from './0011-views';
import { FileUses0012 } from './0012-file-uses';
import { Identity0013 } from './0013-identity';
import { Unfinished0020 } from './0020-unfinished';
import { Drafts0021 } from './0021-drafts';
import { Operations0030 } from './0030-operations';
import { Imports0031 } from './0031-imports';
import { NewWords0040 } from './0040-new-words';
import { Stages0041 } from './0041-stages';
import { Shares0042 } from './0042-shares';
import { DefinitionBases0090 } from './0090-definition-bases';
import { Approvals0100 } from './0100-approvals';
import { ReplacedValues0131 } from './0131-replaced-values';
import { Analyses0140 } from './0140-analyses';
import { Notices0152 } from './0152-notices';
import { Matches0170 } from './0170-matches';

/** One a line, so that two that are added at the same time do not meet. */
export const engineMigrations: readonly (new () => object)[] = [
  Engine0001,
  Store0002,
  Jobs0010,
  Views0011,
  FileUses0012,
  Identity0013,
  Unfinished0020,
  Drafts0021,
  Operations0030,
  Imports0031,
  NewWords0040,
  Stages0041,
  Shares0042,
  DefinitionBases0090,
  Approvals0100,
  ReplacedValues0131,
  Analyses0140,
  Matches0170,
  Notices0152,
];
