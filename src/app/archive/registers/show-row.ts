import type { Register, RegisterRow } from '../../../domain/register/register.ts';
import type { AppDeps } from '../../deps.ts';
import { demandFound } from '../refuse.ts';

export interface ShownRow {
  readonly row: RegisterRow;
  readonly register: Omit<Register, 'revision'>;
}

/** The row that a value was taken from, with the register it stands in. @throws RequestError `not-found` also of a removed one */
export async function showRow({ store }: Pick<AppDeps, 'store'>, rowId: string): Promise<ShownRow> {
  const row = demandFound((await store.registers.rowsById([rowId])).get(rowId), rowId);
  const found = demandFound(await store.registers.find(row.registerId), row.registerId);
  const { id, fondsId, kind, year, title } = found;
  return { row, register: { id, fondsId, kind, year, title } };
}
