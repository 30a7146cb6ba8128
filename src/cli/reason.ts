import { userInfo } from 'node:os';
import { isReason } from '../app/withheld-file.ts';
import { RequestError } from '../ports/errors.ts';
import type { Invocation } from './command.ts';

/** The text of `--reason`, NFC. @throws RequestError `invalid-request` */
export function reasonOf(flags: Invocation['flags']): string {
  const reason = String(flags['reason'] ?? '').normalize('NFC');
  if (isReason(reason)) return reason;
  throw new RequestError('invalid-request', 'No reason is given', { details: { field: '--reason' } });
}

/** Who runs the command, for the ledger: `cli:<account of the machine>`. */
export function cliActor(): string {
  return `cli:${userInfo().username}`;
}
