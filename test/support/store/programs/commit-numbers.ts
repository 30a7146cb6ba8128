import fs from 'node:fs';
import { openStore } from '../../../../src/store/open-store.ts';

/*
 * Commits one transaction after the other to the embedded store in FOLDER and prints the number of each one after its
 * commit. What was printed must be there after a kill or a power cut.
 */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Usage: commit-numbers FOLDER');
const store = await openStore({ kind: 'embedded', folder });
const { connection, ledger } = store;
await connection.execute('create table if not exists public.numbers (number int primary key, text text not null)');
await connection.execute('create table if not exists public.counter (id int primary key, value int not null)');
await connection.execute('insert into public.counter values (1, 0) on conflict do nothing');
const { rows } = await connection.execute('select value from public.counter');
for (let number = Number(rows[0]?.['value']) + 1; ; number += 1) {
  const value = number;
  await store.transaction(async () => {
    await connection.execute('insert into public.numbers values ($1, repeat($2, 20))', [value, `số ${String(value)}`]);
    await connection.execute('update public.counter set value = $1', [value]);
    await ledger.append({ action: 'number.committed', subject: String(value % 5), actor: 'test', body: { value } });
  });
  if (number % 150 === 0) await connection.execute('checkpoint');
  fs.writeSync(1, `${String(number)}\n`);
}
