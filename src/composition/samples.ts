import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config/load-config.ts';
import { asFileError } from '../infra/fs-errors.ts';
import { SCAN_EXTENSIONS } from '../ports/host.ts';
import { placesOf } from './places.ts';

const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url));

/**
 * Fills the inbox of a first start with the project's own sample scans. Only where there is no inbox yet and none was
 * configured: a folder that people use is never touched. The folder appears whole or not at all.
 */
export async function layOutSamples(config: Config): Promise<number> {
  const { inbox } = placesOf(config);
  if (!config['inbox.enabled'] || config['inbox.folder'] !== null || existsSync(inbox) || !existsSync(SAMPLES))
    return 0;
  const building = `${inbox}.${String(process.pid)}`;
  try {
    await mkdir(building, { recursive: true });
    const names = (await readdir(SAMPLES)).filter(
      (name) => path.extname(name).slice(1).toLowerCase() in SCAN_EXTENSIONS,
    );
    for (const name of names) await copyFile(path.join(SAMPLES, name), path.join(building, name));
    await rename(building, inbox);
    return names.length;
  } catch (error) {
    await rm(building, { recursive: true, force: true });
    throw asFileError(error, 'write');
  }
}
