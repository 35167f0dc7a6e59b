// Which test file begins first: the long ones, so that no worker is alone with one at the end.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');

/** Folders whose tests start servers and browsers, the slowest first; within a folder the larger file is the longer. */
const slow = ['test/journeys', 'test/conformance', 'test/commands'].map((folder) => path.resolve(__dirname, '..', folder) + path.sep);

module.exports = class LongFirst extends Sequencer {
  /** The same order on every machine: what Jest remembers of earlier runs is not asked. */
  sort(tests) {
    const places = tests.map((test) => ({ test, folder: folderOf(test.path), size: fs.statSync(test.path).size }));
    return places.sort((a, b) => a.folder - b.folder || b.size - a.size || a.test.path.localeCompare(b.test.path)).map(({ test }) => test);
  }
};

function folderOf(file) {
  const found = slow.findIndex((folder) => file.startsWith(folder));
  return found === -1 ? slow.length : found;
}
