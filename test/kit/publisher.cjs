// A process that publishes one change set, told on standard input which, and is killed at one point of it (die-at.cjs): all of the store, nothing else.
'use strict';
const { count } = require('./die-at.cjs');
require('../../server/register.cjs');
const { openDatabase } = require('../../server/database/open-database');
const { fillKeptValues } = require('../../server/records/fill-kept-values');
const { changeSets } = require('../../server/store/change-sets');
const { openStore } = require('../../server/store/open-store');

let told = '';
process.stdin.on('data', (chunk) => {
  told += chunk;
  if (told.endsWith('\n')) void publish(JSON.parse(told));
});

async function publish({ url, roots, id }) {
  const database = await openDatabase(url);
  const store = await openStore({ database, roots, log: { info: () => undefined, error: console.error }, fill: fillKeptValues(database), pollEvery: 60_000 });
  count();
  await changeSets(database, store).publish(id, { by: null });
  process.stdout.write('published\n');
  process.exit(0);
}
