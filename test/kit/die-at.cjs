// Loaded into a process by a test: cuts it off at one point of its work with the database. SIGUSR2 or `count()` begins the count; DIE_AT=n is the n-th point.
// A point lies before every statement that changes something, and another one right after it is sent. A transaction that is cut off leaves nothing
// behind wherever it is cut off, so inside of it the points are its first statement and its end; KILLED=all has them all.
'use strict';
// The class that every kind of connection is made from; the package does not name it.
const Connection = Object.getPrototypeOf(require('mysql2').Connection);
const Libsql = require('libsql');

exports.count = () => { counting = true; };
/** Is told of every point with what follows it; nothing follows where it does not call that. */
exports.atPoints = (watcher) => { atPoint = watcher; };
/** No statement of these connections is sent any more. */
exports.holdBack = (those) => { isHeld = those; };
exports.die = (...lines) => {
  require('node:fs').writeSync(1, lines.map((line) => `${line}\n`).join(''));
  process.kill(process.pid, 'SIGKILL');
  // The signal needs a moment to arrive; nothing more may happen meanwhile.
  for (;;);
};

let counting = false;
let points = 0;
let isHeld = () => false;
let atPoint = ({ place, sent }, goOn) => {
  points += 1;
  if (points !== Number(process.env.DIE_AT)) return goOn();
  if (sent) goOn();
  return exports.die(`died ${place}`);
};
const everywhere = process.env.KILLED === 'all';
const inside = new WeakSet();
/** Connections whose transaction has changed something. */
const begun = new WeakSet();
process.on('SIGUSR2', () => {
  counting = true;
  process.stdout.write('counting\n');
});

/** Around one statement on one connection. */
function around(connection, sql, send) {
  const text = String(sql).trim();
  const begins = /^(BEGIN|START TRANSACTION|SAVEPOINT)/i.test(text);
  const ends = /^(COMMIT|ROLLBACK)/i.test(text);
  if (isHeld(connection)) return undefined;
  if (begins) inside.add(connection);
  if (ends) inside.delete(connection);
  const changes = begins ? /;/.test(text) : ends || /^(INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP|RELEASE)/i.test(text);
  if (!counting || !changes) return send();
  const later = !everywhere && !begins && inside.has(connection) && begun.has(connection);
  if (inside.has(connection)) begun.add(connection);
  else begun.delete(connection);
  const words = text.replace(/\s+/g, ' ').slice(0, 160);
  const goOn = inside.has(connection) ? send : () => atPoint({ connection, place: `after ${words}`, sent: true }, send);
  return later ? goOn() : atPoint({ connection, place: `before ${words}`, sent: false }, goOn);
}

const { addCommand } = Connection.prototype;
Connection.prototype.addCommand = function (command) {
  if (command.sql === undefined) return addCommand.call(this, command);
  around(this, command.sql, () => addCommand.call(this, command));
  return command;
};

const { prepare, exec } = Libsql.prototype;
Libsql.prototype.exec = function (text) {
  return around(this, text, () => exec.call(this, text));
};
Libsql.prototype.prepare = function (text) {
  const statement = prepare.call(this, text);
  for (const name of ['run', 'all']) {
    const plain = statement[name].bind(statement);
    statement[name] = (...values) => around(this, text, () => plain(...values));
  }
  return statement;
};
