import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import units from '../../../schemas/archive/units/vinh-long.json' with { type: 'json' };
import { importAuthorities, type ImportedEntry } from '../../app/archive/import-authorities.ts';
import { organisationsOfUnits, type UnitData } from '../../domain/archive/administrative-unit.ts';
import { readAuthorityRows, type AuthorityRows } from '../../domain/archive/authority-rows.ts';
import { asFileError } from '../../infra/fs-errors.ts';
import { createRecordCheck } from '../../infra/record-check.ts';
import { createIdSource, systemClock } from '../../infra/system.ts';
import { RecordError, RequestError } from '../../ports/errors.ts';
import type { RecordFault } from '../../ports/record-check.ts';
import type { Invocation } from '../command.ts';
import type { CliContext } from '../context.ts';

interface Request {
  readonly what: string | undefined;
  readonly flags: Invocation['flags'];
}

interface Given {
  readonly file: unknown;
  /** Of a table. */
  readonly rows?: AuthorityRows['rows'];
}

/**
 * Takes a file of the authority list in (JSON, or a table: XLSX, CSV, DOCX, HTML), or the bodies of the shipped units;
 * what is wrong is told row by row, and then nothing is taken in.
 */
export async function importFile(context: CliContext, { what, flags }: Request): Promise<number> {
  const given: Given = flags['units'] === true ? { file: shippedUnits() } : await readAny(context, what);
  const dryRun = flags['dryRun'] === true;
  const store = await context.openers.openStore(context.config);
  const own = { clock: systemClock, ids: createIdSource(systemClock), checkRecord: createRecordCheck() };
  try {
    const actor = `cli:${userInfo().username}`;
    const entries = await importAuthorities({ store, ...own }, { file: given.file, dryRun, actor });
    if (context.json) context.output.out(JSON.stringify(entries));
    else tell(context, { entries, dryRun, rows: given.rows });
    return 0;
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    context.output.err(context.text('cli.authority.nothingTaken'));
    throw given.rows === undefined ? error : byRows(context, error, given.rows);
  } finally {
    await store.close();
  }
}

interface Told {
  readonly entries: readonly ImportedEntry[];
  readonly dryRun: boolean;
  readonly rows: AuthorityRows['rows'] | undefined;
}

/** Each entry that was not taken with the reason, then how many were. */
function tell(context: CliContext, { entries, dryRun, rows }: Told): void {
  const present = entries.filter(({ outcome }) => outcome === 'present');
  for (const { place, name, id } of present) {
    const [list = '', index = ''] = place.split('.');
    const row = rows?.get(place);
    const at = row === undefined ? { number: Number(index) + 1 } : { row };
    const where = context.text(row === undefined ? 'cli.authority.entry' : 'cli.authority.row', at);
    const kind = context.text(`cli.authority.kind.${list}`);
    context.output.out(context.text('cli.authority.present', { name, place: where, kind, id }));
  }
  if (entries.length === 0) context.output.err(context.text('cli.authority.tooFew'));
  const counts = { added: entries.length - present.length, present: present.length };
  context.output.err(context.text(dryRun ? 'cli.authority.wouldImport' : 'cli.authority.imported', counts));
}

function shippedUnits(): object {
  // Held against `schemas/archive/units.schema.json` by a test.
  return { organisations: organisationsOfUnits(units as unknown as UnitData) };
}

async function readAny(context: CliContext, path: string | undefined): Promise<Given> {
  if (path === undefined) {
    const reason = context.text('cli.authority.noFile');
    throw new RequestError('invalid-request', 'No file', { details: { field: 'import', reason } });
  }
  if (/\.json$/i.test(path)) return { file: await readJson(context, path) };
  const tables = await context.openers.openTables(context.config);
  try {
    const { rows, remarks } = await tables.reader.read(path, context.signal);
    for (const { code, details } of remarks) context.output.err(context.text(`table.remark.${code}`, details));
    const read = readAuthorityRows(rows);
    for (const { row, column } of read.unread)
      context.output.err(
        column === undefined
          ? context.text('cli.authority.unreadTable', { row })
          : context.text('cli.authority.unreadColumn', { row, column }),
      );
    if (read.faults.length > 0) throw new RecordError(read.faults.map((fault) => rowFault(context, fault)));
    return read;
  } finally {
    await tables.dispose();
  }
}

/** `dòng 7, Đến ngày`: a person looks for the row, not for the place in our data. */
function rowFault(context: CliContext, { row, column, keyword }: AuthorityRows['faults'][number]): RecordFault {
  const place = context.text('cli.authority.row', { row, ...(column !== '' && { column }) });
  return { field: place, keyword, details: {} };
}

function byRows(context: CliContext, { faults }: RecordError, rows: AuthorityRows['rows']): RecordError {
  return new RecordError(
    faults.map((fault) => {
      const [list = '', index = '', ...rest] = fault.field.split('.');
      const row = rows.get(`${list}.${index}`);
      if (row === undefined) return fault;
      const column = rest.join('.');
      return { ...fault, field: context.text('cli.authority.row', { row, ...(column !== '' && { column }) }) };
    }),
  );
}

async function readJson(context: CliContext, file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw asFileError(cause, 'read');
  });
  try {
    return JSON.parse(text);
  } catch {
    // The message of the parser quotes the file; that it is no JSON is all a person needs.
    const reason = context.text('validation.not-json');
    throw new RequestError('invalid-request', 'The file is no JSON', { details: { field: file, reason } });
  }
}
