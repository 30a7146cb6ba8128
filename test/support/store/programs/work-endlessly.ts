import { createQueue } from '../../../../src/queue/create-queue.ts';
import { openStore } from '../../../../src/store/open-store.ts';

// Takes jobs from the queue at URL, prints the id of each, and never ends them.
const [connectionString] = process.argv.slice(2);
if (connectionString === undefined) throw new Error('Usage: work-endlessly URL');
const { connection } = await openStore({ kind: 'server', connectionString, poolSize: 3 });
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const queue = await createQueue({ connection, log: silent });
const never = () => new Promise<void>(() => undefined);
queue.handle('read-scan-file', 1, ({ scanFileId }) => {
  process.stdout.write(`${scanFileId}\n`);
  return never();
});
queue.handle('withdraw-results', 1, never);
queue.handle('look-at-document', 1, never);
queue.handle('reconcile-host', 1, never);
queue.handle('sweep-host', 1, never);
await queue.start();
