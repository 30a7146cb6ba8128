// Any Node >= 20.20, no packages: node_modules follows the lock file, then the entry runs under Node 24 or newer.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import nodeModule from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '..');
const modules = path.join(root, 'node_modules');
const stampFile = path.join(modules, '.ensure-stamp'); // inside, so that it vanishes with the folder
const compileCache = path.join(modules, '.cache', 'compile'); // keeps stripped TypeScript too
const bundled = path.join(modules, 'node', 'bin', 'node');
const lock = path.join(root, '.ensure.lock');
function fail(message) {
  console.error(message);
  process.exit(1);
}
function machineNode() {
  // the Node that runs npm: inside `npm run`, PATH hides it behind node_modules/.bin
  const major = /node\/v?(\d+)/.exec(process.env.npm_config_user_agent ?? '')?.[1];
  const file = process.env.npm_node_execpath;
  return major && file
    ? { file, major: Number(major) }
    : { file: process.execPath, major: parseInt(process.versions.node, 10) };
}
function wantedStamp() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const name of ['package.json', 'package-lock.json']) hash.update(fs.readFileSync(path.join(root, name)));
  return hash.digest('hex');
}
const isCurrent = (stamp) => fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp;
function install() {
  // NODE_ENV=production would leave out Node 24 and vite, ignore-scripts would leave out Node 24's binary
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts=false',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const npm = process.env.npm_execpath; // the npm that called us, run by the machine's Node: `npm ci` deletes ours
  const [file, argv] = npm ? [machineNode().file, [npm, ...args]] : ['npm', args];
  console.error('Đang cài các gói cần thiết (npm ci), chừng một phút · Installing dependencies …');
  const result = spawnSync(file, argv, { cwd: root, stdio: ['ignore', 2, 2] });
  if (result.status !== 0)
    throw new Error(
      `npm ci failed (${result.error?.message ?? result.status ?? result.signal}). Check the network and run it again.`,
    );
}
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
function withLock(work) {
  // two starts at once must not both rewrite node_modules; a dead owner's lock is taken over
  for (const end = Date.now() + 15 * 60_000; ; Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500)) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const owner = Number(fs.existsSync(lock) ? fs.readFileSync(lock, 'utf8') : 0);
      if ((owner && !isAlive(owner)) || Date.now() > end) fs.rmSync(lock, { force: true });
    }
  }
  try {
    work();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}
function refresh() {
  const stamp = wantedStamp();
  if (isCurrent(stamp)) return; // somebody else did it while we waited
  install();
  fs.writeFileSync(stampFile, stamp);
}
/**
 * Page images are blocks of 1 to 30 MB. Left to itself glibc soon takes such blocks out of its arenas, which then stay
 * large: with a fixed threshold each goes back to the system when it is freed (a quarter less memory, no more CPU time).
 * https://man7.org/linux/man-pages/man3/mallopt.3.html, M_MMAP_THRESHOLD
 */
const memory = { MALLOC_MMAP_THRESHOLD_: '1048576' };
/**
 * Page images lie outside of V8's heap, count as if they lay in it, and are given back one by one (`releasePixels`). Beside a
 * heap of 20 MB a single one makes the collector of garbage walk everything, in every thread, which cost 0.14 CPU-seconds a page:
 * it begins at 128 MB. A Node that does not know a flag refuses to start: other ones than were tried go without.
 */
const TRIED_MAJOR = 24;
function environment(node) {
  return {
    ...memory,
    ...process.env,
    NODE_COMPILE_CACHE: compileCache,
    PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}`,
  };
}
function runUnder(node, entry, args) {
  const env = environment(node);
  const child = spawn(node, [...collector, entry, ...args], { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child
    .on('error', (error) => fail(error.message))
    .on('exit', (code, signal) => {
      process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143);
    });
}
const [name, ...args] = process.argv.slice(2);
try {
  if (!isCurrent(wantedStamp())) withLock(refresh);
} catch (error) {
  fail(error.message);
}
const machine = machineNode();
const node = machine.major >= 24 ? machine.file : bundled;
if (!fs.existsSync(node)) fail('Node 24 is missing. Run: npm rebuild node --ignore-scripts=false');
const entry = path.join(root, name);
const isTried = node === bundled || machine.major === TRIED_MAJOR;
const collector = isTried ? ['--initial-old-space-size=128'] : [];
const hasMemory = process.platform !== 'linux' || Object.keys(memory).every((name) => process.env[name] !== undefined);
const isTuned = hasMemory && collector.every((flag) => process.execArgv.includes(flag));
if (node === process.execPath && !isTuned && process.execve !== undefined) {
  const flags = [...new Set([...collector, ...process.execArgv])];
  process.execve(node, [node, ...flags, entry, ...args], environment(node)); // same process: never returns
} else if (node === process.execPath) {
  process.argv.splice(1, 2, entry);
  if (!process.env.NODE_V8_COVERAGE) nodeModule.enableCompileCache(compileCache);
  await import(pathToFileURL(entry).href);
} else runUnder(node, entry, args);
