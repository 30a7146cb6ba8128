import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRandom } from '../../pages/random.ts';
import { baseFiles } from './bases.ts';
import { hostileFiles } from './hostile.ts';
import { mutate } from './mutate.ts';
import { nameFor } from './names.ts';

export interface MadeFile {
  readonly path: string;
  readonly name: string;
  /** What was done to it. */
  readonly how: string;
}

export interface MakeFiles {
  readonly folder: string;
  readonly seed: string;
  readonly count: number;
  /** The files made to do harm as well, before the others. */
  readonly hostile: boolean;
}

/** Writes damaged and hostile files, each into a folder of its own: names may be alike. Same seed, same files. */
export async function makeFiles({ folder, seed, count, hostile }: MakeFiles): Promise<readonly MadeFile[]> {
  const made: MadeFile[] = [];
  const add = async (file: { name: string; how: string; data: Buffer | undefined }) => {
    const own = join(folder, String(made.length + 1).padStart(5, '0'));
    const path = join(own, file.name);
    await mkdir(file.data === undefined ? path : own, { recursive: true });
    if (file.data !== undefined) await writeFile(path, file.data);
    made.push({ path, name: file.name, how: file.how });
  };
  for (const file of hostile ? await hostileFiles() : []) await add({ ...file, how: 'hostile' });
  const bases = await baseFiles();
  for (let n = made.length; n < count; n += 1) {
    const random = createRandom(`${seed} ${String(n)}`);
    const base = random.pick(bases);
    const { how, data } = mutate(base.data, random);
    await add({
      name: nameFor(`${base.name}-${String(n)}`, base.extension, random),
      how: `${base.name}: ${how}`,
      data,
    });
  }
  return made;
}
