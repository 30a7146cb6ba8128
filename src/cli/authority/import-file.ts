import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import units from '../../../schemas/archive/units/vinh-long.json' with { type: 'json' };
import { importAuthorities } from '../../app/archive/import-authorities.ts';
import { organisationsOfUnits, type UnitData } from '../../domain/archive/administrative-unit.ts';
import { asFileError } from '../../infra/fs-errors.ts';
import { createRecordCheck } from '../../infra/record-check.ts';
import { faultMessage } from '../../infra/schema-validator.ts';
import { createIdSource, systemClock } from '../../infra/system.ts';
import { RecordError, RequestError } from '../../ports/errors.ts';
import type { Invocation } from '../command.ts';
import type { CliContext } from '../context.ts';

interface Request {
  readonly what: string | undefined;
  readonly flags: Invocation['flags'];
}

/** Takes a file of the authority list in, or the bodies of the shipped units; what is wrong is told line by line. */
export async function importFile(context: CliContext, { what, flags }: Request): Promise<number> {
  const file = flags['units'] === true ? shippedUnits() : await readJson(context, what);
  const dryRun = flags['dryRun'] === true;
  const store = await context.openers.openStore(context.config);
  const own = { clock: systemClock, ids: createIdSource(systemClock), checkRecord: createRecordCheck() };
  try {
    const actor = `cli:${userInfo().username}`;
    const entries = await importAuthorities({ store, ...own }, { file, dryRun, actor });
    const added = entries.filter(({ outcome }) => outcome === 'added').length;
    const counts = { added, present: entries.length - added };
    if (context.json) context.output.out(JSON.stringify(entries));
    else context.output.err(context.text(dryRun ? 'cli.authority.wouldImport' : 'cli.authority.imported', counts));
    return 0;
  } catch (error) {
    if (error instanceof RecordError) tellFaults(context, error);
    throw error;
  } finally {
    await store.close();
  }
}

function tellFaults(context: CliContext, { faults }: RecordError): void {
  for (const fault of faults) {
    const told = { place: fault.field, text: faultMessage(fault, context.language) };
    context.output.err(context.text('cli.authority.fault', told));
  }
}

function shippedUnits(): object {
  // Held against `schemas/archive/units.schema.json` by a test.
  return { organisations: organisationsOfUnits(units as unknown as UnitData) };
}

async function readJson(context: CliContext, file: string | undefined): Promise<unknown> {
  if (file === undefined) {
    const reason = context.text('cli.authority.noFile');
    throw new RequestError('invalid-request', 'No file', { details: { field: 'import', reason } });
  }
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
