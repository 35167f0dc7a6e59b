// `npm test`: looks for what the machine offers (a MySQL-compatible server, Chromium), checks the types, then runs Jest.
'use strict';
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const net = require('node:net');
const path = require('node:path');
const { chromium } = require('./kit/chromium.cjs');
const { mariadbd } = require('./kit/mariadbd.cjs');

const root = path.resolve(__dirname, '..');
const ci = process.env.CI === 'true';
const env = { ...process.env, NODE_OPTIONS: '--max-old-space-size=4096', TZ: 'UTC', FORCE_COLOR: '0' };

main();

async function main() {
  const words = process.argv.slice(2);
  env.TEST_DATABASE_URL ??= (await answers(3306)) ? 'mysql://root@127.0.0.1:3306/tangram_test' : '';
  env.TEST_CHROMIUM = chromium;
  report('MySQL-compatible server', env.TEST_DATABASE_URL, 'set TEST_DATABASE_URL=mysql://user:pass@host:3306/name');
  report('MariaDB to start and to kill', mariadbd, 'install mariadb-server or set TEST_MARIADBD=/path');
  report('Chinese font and pdftotext', pdf(), 'install them: apt-get install fonts-noto-cjk poppler-utils; or set PDF_FONT=/path');
  report('Chromium', env.TEST_CHROMIUM, 'install it (apt-get install chromium-headless-shell, or chromium) or set TEST_CHROMIUM=/path');
  if (!words.length) {
    run('types of server, metadata and tests', 'tsc', ['--noEmit', '-p', 'tsconfig.base.json']);
    run('types of web', 'tsc', ['--noEmit', '-p', 'web']);
  }
  // Journeys start several servers at once: what they all need is made beforehand.
  if (!words.length || words.some((word) => /journeys|commands/.test(word))) node('web app', ['server/start.cjs', 'build']);
  run('tests', 'jest', ['-c', 'test/jest.config.cjs', '--maxWorkers=2', ...words]);
}

/** Says what was found; in CI a missing part fails, so that no test is skipped unseen. */
function report(what, found, advice) {
  if (found) return console.log(`${what}: ${found.replace(/:[^:@/]*@/, '@')}`);
  console.log(`${what}: none found, its tests are skipped (${advice})`);
  if (ci) process.exit(1);
}

function run(what, command, args) {
  node(what, [fs.realpathSync(path.join(root, 'node_modules', '.bin', command)), ...args]);
}

function node(what, args) {
  const started = Date.now();
  console.log(`\n${what} …`);
  const { status } = spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
  console.log(`${what}: ${status === 0 ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - started) / 1000)} s`);
  if (status !== 0) process.exit(status ?? 1);
}

/** Where the font is; '' where it or the program that reads PDF files is missing. */
function pdf() {
  const fonts = [process.env.PDF_FONT?.split('#')[0], '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc', '/System/Library/Fonts/PingFang.ttc'];
  return spawnSync('pdftotext', ['-v']).error ? '' : fonts.find((file) => file && fs.existsSync(file)) ?? '';
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: '127.0.0.1', timeout: 1000 });
    socket.once('connect', () => { socket.destroy(); resolve(true); });
    socket.once('error', () => resolve(false));
    socket.once('timeout', () => { socket.destroy(); resolve(false); });
  });
}
