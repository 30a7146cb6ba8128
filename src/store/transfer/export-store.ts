import { once } from 'node:events';
import fs from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';
import { FileError } from '../../ports/errors.ts';
import { errorCode } from '../failure.ts';
import { readMigrations } from '../migrate.ts';
import type { OpenStore, StoreConnection } from '../open-store.ts';
import { DUMP_FORMAT, DUMP_VERSION, PartHash, type DumpHeader, type EndLine } from './dump-lines.ts';
import type { DumpSection } from './dump-section.ts';
import { describeTable, readTable, TABLES } from './tables.ts';

export interface DumpReport {
  readonly parts: readonly EndLine[];
}

/**
 * Writes everything the store holds, as of one moment, to a new file; the file appears only when it is whole and
 * flushed. @throws FileError `not-writable`, `disk-full`, `io`
 */
export async function exportStore(
  store: OpenStore,
  file: string,
  sections: readonly DumpSection[] = [],
): Promise<DumpReport> {
  const unfinished = `${file}.unfinished`;
  try {
    const parts = await writeDump(store, unfinished, sections);
    await flush(unfinished);
    await rename(unfinished, file);
    await flush(path.dirname(file));
    return { parts };
  } catch (error) {
    await rm(unfinished, { force: true });
    throw toFileError(error, file);
  }
}

async function writeDump(
  store: OpenStore,
  file: string,
  sections: readonly DumpSection[],
): Promise<readonly EndLine[]> {
  const gzip = createGzip();
  const written = pipeline(gzip, fs.createWriteStream(file, { flags: 'wx', mode: 0o600 }));
  // Awaited below; until then a failure shows as a writer that no longer takes anything.
  written.catch(() => undefined);
  const writer = new DumpWriter(gzip, written);
  const parts = await store.transaction(() => writeParts(store.connection, writer, sections));
  gzip.end();
  await written;
  return parts;
}

async function writeParts(
  connection: StoreConnection,
  writer: DumpWriter,
  sections: readonly DumpSection[],
): Promise<readonly EndLine[]> {
  await connection.execute('set transaction isolation level repeatable read read only');
  await writer.write(JSON.stringify(await makeHeader(connection)));
  const parts: EndLine[] = [];
  for (const spec of TABLES) {
    const table = await describeTable(connection, spec);
    const hash = new PartHash();
    await writer.write(JSON.stringify({ begin: table.name, columns: table.columns.map(({ name }) => name) }));
    for await (const rows of readTable(connection, table)) await writer.writeRows(rows, hash);
    parts.push(await writer.endPart(table.name, hash));
  }
  for (const section of sections) {
    const hash = new PartHash();
    await writer.write(JSON.stringify({ begin: section.name }));
    await writer.writeRows(await section.rows(), hash);
    parts.push(await writer.endPart(section.name, hash));
  }
  await writer.write(JSON.stringify({ last: true, parts: parts.length }));
  return parts;
}

async function makeHeader(connection: StoreConnection): Promise<DumpHeader> {
  const { rows } = await connection.execute('select last_value from vankho.document_revision');
  return {
    format: DUMP_FORMAT,
    version: DUMP_VERSION,
    migrations: readMigrations().map(({ name, sha256 }) => ({ name, sha256 })),
    documentRevision: Number(rows[0]?.['last_value'] ?? 1),
  };
}

class DumpWriter {
  readonly #gzip: Gzip;
  readonly #written: Promise<void>;

  constructor(gzip: Gzip, written: Promise<void>) {
    this.#gzip = gzip;
    this.#written = written;
  }

  async write(line: string): Promise<void> {
    if (this.#gzip.write(`${line}\n`)) return;
    // When the file cannot be written, no drain will ever come: the pipeline's own failure ends the wait.
    await Promise.race([once(this.#gzip, 'drain'), this.#written]);
  }

  async writeRows(rows: readonly unknown[], hash: PartHash): Promise<void> {
    for (const row of rows) {
      const line = JSON.stringify(row);
      hash.add(line);
      await this.write(line);
    }
  }

  async endPart(part: string, hash: PartHash): Promise<EndLine> {
    const end = hash.end(part);
    await this.write(JSON.stringify(end));
    return end;
  }
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function toFileError(cause: unknown, file: string): unknown {
  const details = { file };
  switch (errorCode(cause)) {
    case 'ENOSPC':
      return new FileError('disk-full', 'The disk is full', { cause, details });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EEXIST':
    case 'ENOENT':
    case 'ENOTDIR':
      return new FileError('not-writable', 'The file cannot be written', { cause, details });
    case 'EIO':
      return new FileError('io', 'The file could not be written', { cause, details });
    default:
      return cause;
  }
}
