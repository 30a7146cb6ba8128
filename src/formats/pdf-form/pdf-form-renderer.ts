import { open, rename, rm } from 'node:fs/promises';
import type { FormRenderer } from '../../ports/form-renderer.ts';
import type { FormatsPool } from '../formats-pool.ts';
import { asFileError } from '../fs-errors.ts';
import { writeSpool } from './spool.ts';

/** Forms by our own layout. Pages are drawn on a thread of the pool, so that others are answered meanwhile. */
export function createPdfFormRenderer(pool: Pick<FormatsPool, 'run'>): FormRenderer {
  return {
    format: 'pdf',
    mediaType: 'application/pdf',
    draws: () => true,
    async draw(form, path, signal) {
      const [spool, draft] = [`${path}.spool`, `${path}.part`];
      let isOurs = false;
      try {
        // The name is taken first: nothing that lies there is written over.
        await (await open(path, 'wx')).close();
        isOurs = true;
        await writeSpool(spool, form, signal);
        const drawn = await pool.run('drawForm', { spool, path: draft, producer: PRODUCER }, signal);
        await rename(draft, path);
        return drawn;
      } catch (error) {
        await Promise.all([draft, ...(isOurs ? [path] : [])].map((name) => rm(name, { force: true })));
        throw asFileError(error, 'write');
      } finally {
        await rm(spool, { force: true });
      }
    },
  };
}

const PRODUCER = 'Vankho forms';
