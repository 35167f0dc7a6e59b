// Writes parser.generated.js from grammar.peggy: `node -r ./server/register.cjs metadata/language/expression/generate.ts`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as peggy from 'peggy';

const heading = '// The parser of the rule language, generated from grammar.peggy by generate.ts: change the grammar, not this file.\n';

/** The text that parser.generated.js must have. */
export function parserSource(): string {
  const grammar = readFileSync(join(__dirname, 'grammar.peggy'), 'utf8');
  const allowedStartRules = ['Expression', 'References'];
  return heading + peggy.generate(grammar, { output: 'source', format: 'commonjs', allowedStartRules });
}

/** Where the parser stands. */
export const parserFile = join(__dirname, 'parser.generated.js');

if (require.main === module) writeFileSync(parserFile, parserSource());
