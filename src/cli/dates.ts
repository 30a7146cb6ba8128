import type { PartialDate } from '../domain/archive/partial-date.ts';
import type { Day } from '../domain/retention/day.ts';
import { readDate } from '../domain/spreadsheet/read-value.ts';
import { RequestError } from '../ports/errors.ts';
import type { Invocation } from './command.ts';
import type { CliContext } from './context.ts';

interface Call {
  readonly context: CliContext;
  readonly flags: Invocation['flags'];
}

/** `2026-01-05` or `05/01/2026`, as cells of workbooks are read. @throws RequestError `invalid-request` */
export function dayFlag(call: Call, name: string): Day | undefined {
  const date = read(call, name);
  if (date === undefined || date.length === 10) return date;
  throw refusal(call, name);
}

/** As `dayFlag`; day and month may be left out. @throws RequestError `invalid-request` */
export function dateFlag(call: Call, name: string): PartialDate | undefined {
  return read(call, name);
}

function read(call: Call, name: string): PartialDate | undefined {
  const given = call.flags[name];
  if (typeof given !== 'string') return undefined;
  const date = readDate(given.trim());
  if (date !== undefined) return date;
  throw refusal(call, name);
}

function refusal({ context }: Call, name: string): RequestError {
  const field = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const details = { field, reason: context.text('cli.notDate') };
  return new RequestError('invalid-request', 'The command cannot be carried out', { details });
}
