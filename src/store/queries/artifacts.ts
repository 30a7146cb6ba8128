import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { ArtifactRepository } from '../../ports/store.ts';
import type { Database } from '../database.ts';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

export function makeArtifactRepository({ db }: Database): ArtifactRepository {
  return {
    get: async (fingerprint) => {
      const query = db.selectFrom('artifact').select('body').where('fingerprint', '=', fingerprint);
      const row = await query.executeTakeFirst();
      return row === undefined ? undefined : await unpackJson(row.body);
    },
    put: async ({ fingerprint, scanFileId, step, page, body }) => {
      const row = { fingerprint, scan_file_id: scanFileId, step, page, body: await packJson(body) };
      // Equal fingerprints mean equal bodies: who comes second changes nothing.
      const insert = db.insertInto('artifact').values(row);
      await insert.onConflict((conflict) => conflict.column('fingerprint').doNothing()).execute();
    },
  };
}

/** Gzip of the JSON; some fifteenth of it for a page of words with boxes. */
export async function packJson(value: unknown): Promise<Buffer> {
  return await compress(JSON.stringify(value));
}

export async function unpackJson(packed: Buffer): Promise<unknown> {
  return JSON.parse((await decompress(packed)).toString('utf8')) as unknown;
}
