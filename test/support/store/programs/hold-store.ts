import { isMainThread } from 'node:worker_threads';
import { PortError } from '../../../../src/ports/errors.ts';
import { openStore } from '../../../../src/store/open-store.ts';

// Opens the embedded store in FOLDER, says `open` or the code of the refusal, and holds it until it is killed.
const [folder] = process.argv.slice(2);
if (folder === undefined || !isMainThread) throw new Error('Usage: hold-store FOLDER');
try {
  await openStore({ kind: 'embedded', folder });
  process.stdout.write('open\n');
  setInterval(() => undefined, 60_000);
} catch (error) {
  process.stdout.write(`${error instanceof PortError ? String(error.code) : String(error)}\n`);
}
