import { lockDirectory } from '../../../../src/store/embedded/directory-lock.ts';

// Tries for the lock of FOLDER and says whether it got it; the winner blocks its event loop for a while, then holds on.
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Usage: lock-folder FOLDER');
try {
  await lockDirectory(folder);
  process.stdout.write('won\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500);
  setInterval(() => undefined, 60_000);
} catch {
  process.stdout.write('lost\n');
}
