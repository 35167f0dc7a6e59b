// Writes types.ts from the schemas: `node -r ./server/register.cjs metadata/language/generate.ts`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { typesText } from './types-text';

writeFileSync(join(__dirname, 'types.ts'), typesText());
