// Lets Node load this repository's TypeScript directly (swc, decorators with metadata): no build step, nothing stale.
'use strict';
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const swc = require('@swc/core/package.json').version;

const root = path.resolve(__dirname, '..');
const options = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    target: 'es2022',
    keepClassNames: true,
  },
  module: { type: 'commonjs', ignoreDynamic: true },
  sourceMaps: 'inline',
  // The sources lie beside: maps without them are read in half the time.
  inlineSourcesContent: false,
  swcrc: false,
};
/** What was made of each source, by a hash of all it is made from: a start makes only what is new. */
const kept = path.join(root, 'node_modules', '.cache', 'tangram');
const made = `${swc} ${JSON.stringify(options)}`;

require.extensions['.ts'] = (module, filename) => {
  if (!filename.startsWith(root) || filename.includes('node_modules')) throw new Error(`not ours: ${filename}`);
  module._compile(codeOf(filename), filename);
};
process.setSourceMapsEnabled(true);

function codeOf(filename) {
  const source = fs.readFileSync(filename, 'utf8');
  const place = path.join(kept, `${createHash('sha256').update(`${made}\0${filename}\0${source}`).digest('hex')}.js`);
  try {
    return fs.readFileSync(place, 'utf8');
  } catch {
    const { code } = require('@swc/core').transformSync(source, { ...options, filename });
    keep(place, code);
    return code;
  }
}

/** Of several processes that start at once each writes the whole; where nothing may be written, each start makes everything. */
function keep(place, code) {
  const unfinished = `${place}.${process.pid}`;
  try {
    fs.mkdirSync(kept, { recursive: true });
    fs.writeFileSync(unfinished, code);
    fs.renameSync(unfinished, place);
  } catch {
    fs.rmSync(unfinished, { force: true });
  }
}
