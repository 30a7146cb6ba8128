import { DurableNodeFS } from './durable-node-fs.ts';
import { flushTree } from './flush-tree.ts';
import { startPglite } from './start-pglite.ts';

/** Makes a database in an empty folder, and flushes all of it. */
async function makeDatabase(folder: string): Promise<void> {
  const fs = new DurableNodeFS(folder, (error) => {
    throw error;
  });
  const pglite = await startPglite(fs);
  await pglite.exec('checkpoint');
  await pglite.close();
  flushTree(folder);
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Usage: first-init-program FOLDER');
await makeDatabase(folder);
