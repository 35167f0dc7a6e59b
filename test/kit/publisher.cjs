// A process that publishes change sets, told on standard input which, each in a database of its own, and is cut off at one point of each (die-at.cjs).
// Loading it takes longer than all the rest, so one process serves for many points. On a server every publication is stopped at its point, and when
// all have come there the process is killed, those statements just sent that it shall not see the end of. On SQLite, which works within the process,
// a kill leaves the files as they are in that moment: they are copied at every point, and one publication is enough.
'use strict';
const { spawnSync } = require('node:child_process');
const { mkdirSync, existsSync } = require('node:fs');
const { join } = require('node:path');
const { createConnection } = require('mysql2/promise');
const { atPoints, count, die, holdBack } = require('./die-at.cjs');
require('../../server/register.cjs');
const { openDatabase } = require('../../server/database/open-database');
const { fillKeptValues } = require('../../server/records/fill-kept-values');
const { changeSets } = require('../../server/store/change-sets');
const { loadDefinitions } = require('../../server/store/load-files');
const { openStore } = require('../../server/store/open-store');

let told = '';
process.stdin.on('data', (chunk) => {
  told += chunk;
  if (told.endsWith('\n')) void publish(JSON.parse(told));
});
const roots = process.env.ROOTS.split(':');
// The checks of definitions are made when they are first used.
void loadDefinitions(roots);

async function publish({ orders, copies, kill }) {
  const ready = await Promise.all(orders.map(async (order) => {
    const database = await openDatabase(order.url, { poolSize: 4 });
    const store = await openStore({ database, roots, log: { info: () => undefined, error: console.error }, fill: fillKeptValues(database), pollEvery: 60_000 });
    return { ...order, database, store };
  }));
  if (kill) killAt(kill, await watch(orders[0].url));
  else if (copies) copyAtEach(orders[0].url.slice('sqlite:'.length), copies);
  else stopEach(orders);
  count();
  await Promise.all(ready.map(async ({ id, database, store, url }) => {
    await changeSets(database, store).publish(id, { by: null });
    ended(url);
  })).catch((error) => console.log(`failed ${error.message}`));
  process.exit(0);
}

let ended = (url) => console.log(`published ${url}`);

/** Each order's publication stops at its own `point`; the last to stop or to end takes all of them along. */
function stopEach(orders) {
  const nameOf = (url) => new URL(url).pathname.slice(1);
  const running = new Map(orders.map(({ url, point }) => [nameOf(url), { url, left: point, state: 'running', words: '', last: undefined }]));
  const all = [...running.values()];
  const of = (connection) => running.get(connection.config.database);
  const whenAllStand = () => {
    if (all.some(({ state }) => state === 'running') || all.every(({ state }) => state === 'ended')) return;
    for (const { last } of all) last?.();
    die(...all.filter(({ state }) => state === 'stopped').map(({ url, words }) => `died ${url} ${words}`));
  };
  holdBack((connection) => of(connection)?.state === 'stopped');
  atPoints(({ connection, place, sent }, goOn) => {
    const one = of(connection);
    one.left -= 1;
    if (one.left !== 0) return goOn();
    Object.assign(one, { state: 'stopped', words: place, last: sent ? goOn : undefined });
    return whenAllStand();
  });
  const say = ended;
  ended = (url) => {
    say(url);
    running.get(nameOf(url)).state = 'ended';
    whenAllStand();
  };
}

/** The files as a kill at this point would leave them: `copies`/1/, `copies`/2/ … */
function copyAtEach(file, copies) {
  let point = 0;
  const copy = (place) => {
    point += 1;
    const folder = join(copies, String(point));
    mkdirSync(folder);
    // WARNING: by a process of its own: whoever closes a file gives up every lock that his process has on it.
    spawnSync('cp', [...[file, `${file}-wal`, `${file}-shm`].filter(existsSync), folder]);
    console.log(`died ${folder} ${place}`);
  };
  atPoints(({ place, sent }, goOn) => {
    if (!sent) copy(place);
    const answer = goOn();
    if (sent) copy(place);
    return answer;
  });
}

/** The process dies that the database runs in, this one lives on. */
function killAt({ pid, at, during }, seen) {
  const left = at.map((words) => new RegExp(words));
  let killed = false;
  const kill = (words) => {
    if (killed) return;
    killed = true;
    process.kill(pid, 'SIGKILL');
    console.log(`killed ${words}`);
  };
  atPoints(({ place, sent }, goOn) => {
    // Where the work was done before anybody could see it, the next point has to do.
    if (left.length === 0) kill(place);
    else if (left[0].test(place)) left.shift();
    else return goOn();
    if (left.length > 0 || killed) return goOn();
    if (!sent) kill(place);
    const answer = goOn();
    if (during) seen(during).then(kill, () => undefined);
    else kill(place);
    return answer;
  });
}

/** Resolves with what the server says of its work on a statement, once it has begun. */
async function watch(url) {
  const connection = await createConnection(url);
  return async (begin) => {
    for (;;) {
      const [[row]] = await connection.query('SELECT STATE AS state FROM information_schema.PROCESSLIST WHERE INFO LIKE ? AND STATE NOT LIKE ?', [`${begin}%`, '%wait%']);
      if (row?.state) return row.state;
    }
  };
}
