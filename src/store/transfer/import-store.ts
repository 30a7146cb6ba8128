import { FileError, StoreError } from '../../ports/errors.ts';
import { readMigrations } from '../migrate.ts';
import type { OpenStore, StoreConnection } from '../open-store.ts';
import { PartHash, type DumpHeader, type EndLine } from './dump-lines.ts';
import type { DumpSection } from './dump-section.ts';
import type { DumpReport } from './export-store.ts';
import { readDump, type DumpEvent } from './read-dump.ts';
import { describeTable, hasRows, readTable, TABLES, type TextRow } from './tables.ts';

/** Rows of pages and artifacts hold up to a megabyte; all of a statement are in memory at once. */
const ROWS_A_STATEMENT = 50;

/**
 * Fills an empty store from a dump, all or nothing: counts and hashes of every table are compared with the dump after
 * the rows were written, and the ledger must verify.
 * @throws StoreError `store-not-empty`, `store-migration`, `ledger-broken`; FileError `file-broken` …
 */
export async function importStore(
  file: string,
  target: OpenStore,
  sections: readonly DumpSection[] = [],
): Promise<DumpReport> {
  const importer = new Importer(target, file, sections);
  return await target.transaction(() => importer.run());
}

class Importer {
  readonly #target: OpenStore;
  readonly #connection: StoreConnection;
  readonly #file: string;
  readonly #sections: ReadonlyMap<string, DumpSection>;
  readonly #parts: EndLine[] = [];
  #columns: readonly string[] = [];
  #rows: TextRow[] = [];

  constructor(target: OpenStore, file: string, sections: readonly DumpSection[]) {
    this.#target = target;
    this.#connection = target.connection;
    this.#file = file;
    this.#sections = new Map(sections.map((section) => [section.name, section]));
  }

  async run(): Promise<DumpReport> {
    await this.#assertEmpty();
    // Only inside this transaction: the heads are set as they were, not raised one by one.
    await this.#connection.execute('alter table vankho.ledger_head disable trigger ledger_head_only_forward');
    for await (const event of readDump(this.#file)) await this.#take(event);
    await this.#connection.execute('alter table vankho.ledger_head enable trigger ledger_head_only_forward');
    for (const part of this.#parts) await this.#compare(part);
    await this.#assertLedger();
    return { parts: this.#parts };
  }

  async #assertEmpty(): Promise<void> {
    const taken = [await hasRows(this.#connection)];
    for (const section of this.#sections.values()) taken.push(!(await section.isEmpty()));
    if (!taken.includes(true)) return;
    throw new StoreError('store-not-empty', 'The store already holds data; a dump goes into an empty one only');
  }

  async #take(event: DumpEvent): Promise<void> {
    switch (event.kind) {
      case 'header':
        await this.#acceptHeader(event.header);
        return;
      case 'begin':
        this.#columns = event.columns;
        return;
      case 'row':
        await this.#takeRow(event.part, event.row);
        return;
      case 'end':
        await this.#write(event.end.end);
        this.#parts.push(event.end);
    }
  }

  async #acceptHeader({ migrations, documentRevision }: DumpHeader): Promise<void> {
    const own = readMigrations();
    const isSame = own.length === migrations.length && own.every(({ sha256 }, i) => migrations[i]?.sha256 === sha256);
    if (!isSame) {
      const migration = migrations.at(-1)?.name ?? '';
      const details = { migration };
      throw new StoreError('store-migration', 'The dump was written by another version of the program', { details });
    }
    await this.#connection.execute(`select setval('vankho.document_revision', $1)`, [documentRevision]);
  }

  async #takeRow(part: string, row: unknown): Promise<void> {
    const section = this.#sections.get(part);
    if (section !== undefined) await section.restore(row);
    else if (TABLES.some(({ name }) => name === part) && isTextRow(row, this.#columns.length)) {
      this.#rows.push(row);
      if (this.#rows.length >= ROWS_A_STATEMENT) await this.#write(part);
    } else {
      throw new FileError('file-broken', 'The dump holds something unknown', { details: { file: this.#file } });
    }
  }

  async #write(part: string): Promise<void> {
    const rows = this.#rows;
    this.#rows = [];
    if (rows.length === 0) return;
    const names = await this.#columnNames(part);
    let number = 0;
    const values = rows.map((row) => `(${row.map(() => `$${String((number += 1))}`).join(', ')})`);
    const conflict =
      part === 'ledger_head'
        ? ' on conflict (chain) do update set sequence = excluded.sequence, hash = excluded.hash'
        : '';
    const text = `insert into vankho.${part} (${names.join(', ')}) values ${values.join(', ')}${conflict}`;
    await this.#connection.execute(text, rows.flat());
  }

  /** Column names come from a file: only those that the table has are put into a statement. */
  async #columnNames(part: string): Promise<readonly string[]> {
    const spec = TABLES.find(({ name }) => name === part);
    const known =
      spec === undefined ? [] : (await describeTable(this.#connection, spec)).columns.map(({ name }) => name);
    if (this.#columns.every((name) => known.includes(name))) return this.#columns;
    throw new FileError('file-broken', 'The dump holds an unknown column', { details: { file: this.#file } });
  }

  async #compare(part: EndLine): Promise<void> {
    const spec = TABLES.find(({ name }) => name === part.end);
    if (spec === undefined) return;
    const hash = new PartHash();
    for await (const rows of readTable(this.#connection, await describeTable(this.#connection, spec))) {
      for (const row of rows) hash.add(JSON.stringify(row));
    }
    const here = hash.end(part.end);
    if (here.rows === part.rows && here.sha256 === part.sha256) return;
    throw new Error(`Table ${part.end} differs from the dump after the import`);
  }

  async #assertLedger(): Promise<void> {
    const { ok, broken } = await this.#target.ledger.verify();
    if (ok) return;
    const [first] = broken;
    const details = { chain: first?.chain ?? 0, sequence: first?.sequence ?? 0 };
    throw new StoreError('ledger-broken', 'The ledger of the dump does not verify', { details });
  }
}

function isTextRow(row: unknown, columns: number): row is TextRow {
  return (
    Array.isArray(row) && row.length === columns && row.every((value) => value === null || typeof value === 'string')
  );
}
