// What npm start runs: checks Node, builds the web app when its sources are newer than the build, then starts the server or a command.
'use strict';
const { createHash } = require('node:crypto');
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '..');
const web = path.join(root, 'web');
const mark = path.join(web, '.next', 'tangram-build');
const lock = path.join(web, '.next-build.lock');

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Tangram needs Node 20.19 or newer, this is ${process.versions.node}: install a newer one from https://nodejs.org`);
  process.exit(1);
}
if (!fs.existsSync(path.join(root, 'node_modules', 'graphql'))) {
  console.error('The packages are missing: run npm ci first');
  process.exit(1);
}
process.env.NODE_ENV ??= 'production';
process.env.NEXT_TELEMETRY_DISABLED ??= '1';

const words = process.argv.slice(2);
start().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});

async function start() {
  const isCommand = words[0] === 'cli';
  if (words[0] === 'build') return buildWeb();
  const build = isCommand || process.env.WEB === 'off' ? Promise.resolve() : buildWeb();
  require('./register.cjs');
  require('reflect-metadata');
  if (isCommand) {
    process.exitCode = await require('./cli').runCommand(words.slice(1));
    return;
  }
  await build;
  await require('./main').start(words);
}

/** Builds the web app once for each state of its sources; of several processes one builds and the others wait for it. */
async function buildWeb() {
  if (!fs.existsSync(path.join(web, 'next.config.ts'))) return;
  while (!isBuilt()) {
    if (!takeLock()) {
      await new Promise((again) => { setTimeout(again, 200); });
      continue;
    }
    try {
      const state = sourceState();
      const started = Date.now();
      process.stdout.write('Building the web app (once, about a minute) …\n');
      await next();
      fs.writeFileSync(mark, state);
      process.stdout.write(`Built the web app in ${Math.round((Date.now() - started) / 1000)} s\n`);
      return;
    } finally {
      fs.rmSync(lock, { force: true });
    }
  }
}

function isBuilt() {
  if (!fs.existsSync(mark) || !fs.existsSync(path.join(web, '.next', 'BUILD_ID'))) return false;
  // The old mark stands while a new build runs over its files.
  return !fs.existsSync(lock) && fs.readFileSync(mark, 'utf8') === sourceState();
}

/** true where this process may build now; the lock of a process that has died is taken over. */
function takeLock() {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (!runs(Number(readIfThere(lock)))) fs.rmSync(lock, { force: true });
  return false;
}

function readIfThere(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function runs(pid) {
  // A lock just made may not hold its number yet.
  if (!pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function next() {
  return new Promise((resolve, reject) => {
    const build = spawn(process.execPath, [require.resolve('next/dist/bin/next'), 'build'], { cwd: web, env: process.env, stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    const keep = (chunk) => { printed = (printed + chunk).slice(-8000); };
    build.stdout.on('data', keep);
    build.stderr.on('data', keep);
    build.once('error', reject);
    build.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${printed}\nThe web app could not be built (see above). WEB=off npm start starts the API without it.`))));
  });
}

/** A hash of everything the build is made from. */
function sourceState() {
  const hash = createHash('sha256');
  for (const folder of ['web', 'metadata/language']) {
    for (const file of filesBelow(path.join(root, folder)).sort()) {
      hash.update(path.relative(root, file)).update('\0').update(fs.readFileSync(file)).update('\0');
    }
  }
  hash.update(fs.readFileSync(path.join(root, 'package-lock.json')));
  return hash.digest('hex');
}

function filesBelow(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name.startsWith('.next') || /\.test\.tsx?$|\.tsbuildinfo$|^next-env\.d\.ts$/.test(entry.name)) return [];
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(file) : [file];
  });
}
