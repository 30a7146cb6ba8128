import type { RegisterEntry, RegisterRow } from '../../../src/domain/register/register.ts';

const EMPTY: RegisterEntry = {
  ...{ number: null, notation: null, date: null, documentType: null, subject: null, signer: null },
  ...{ issuer: null, recipient: null, arrivalNumber: null, arrivedOn: null },
};

/** A row of a register that says this and nothing else. */
export function aRow(line: number, entry: Partial<RegisterEntry>): RegisterRow {
  return { id: `r${String(line)}`, registerId: 'r', line, entry: { ...EMPTY, ...entry } };
}
