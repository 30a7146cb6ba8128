import type { ColumnChoice } from '../../../domain/register/columns.ts';
import { planRows } from '../../../domain/register/plan-rows.ts';
import type { Register, RegisterKind } from '../../../domain/register/register.ts';
import type { RowChanges } from '../../../ports/archive/registers.ts';
import { refusal } from '../refuse.ts';
import { requireFonds } from '../dossiers/require-dossier.ts';
import { readRegisterFile, type RegisterFile, type RowFault } from './read-register-file.ts';
import type { RegisterFileDeps } from './register-deps.ts';

export interface RegisterImportRequest {
  readonly path: string;
  /** What the file is called where people see it; empty where nobody knows. */
  readonly fileName?: string;
  readonly fondsId: string;
  readonly kind: RegisterKind;
  readonly year: number;
  /** Empty where the office kept one register a year. */
  readonly title?: string;
  readonly columns?: ColumnChoice;
  /** Says what would happen and writes nothing. */
  readonly dryRun: boolean;
  /** `skip`: rows without faults go in; `refuse`: with one fault nothing does. */
  readonly faulty: 'skip' | 'refuse';
  readonly actor: string;
  readonly signal?: AbortSignal;
}

export interface RegisterImportReport {
  readonly registerId: string | null;
  readonly headers: RegisterFile['headers'];
  readonly read: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly faults: readonly RowFault[];
  readonly written: boolean;
}

const MOST_LETTERS = 200;
const [FIRST_YEAR, LAST_YEAR] = [1900, 2100];

/**
 * Takes a register in from a file. The same register again brings its rows up to date: a row that is known by number, notation
 * and date keeps its id, what it said before is kept, and rows that faulty cells keep out stay as they were.
 * @throws RequestError `not-found` (fonds), `layout-unknown`; RecordError; FileError
 */
export async function importRegister(
  deps: RegisterFileDeps,
  request: RegisterImportRequest,
): Promise<RegisterImportReport> {
  const { id: fondsId } = await requireFonds(deps, request.fondsId);
  const title = (request.title ?? '').normalize('NFC').trim();
  const { kind, year, columns: choice } = request;
  if (title.length > MOST_LETTERS) throw refusal('title', 'maxLength', { limit: MOST_LETTERS });
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) throw refusal('year', 'format');
  const file = await readRegisterFile(deps, { ...request, ...(choice && { choice }) });
  return deps.store.transaction(async () => {
    const known = await deps.store.registers.findByTitle({ fondsId, kind, year, title });
    const register = known ?? { id: deps.ids.next(), fondsId, kind, year, title, revision: 1 };
    const before = known === undefined ? [] : await deps.store.registers.rows(known.id);
    const { changes, unchanged } = planRows({ register, before, file, nextId: () => deps.ids.next() });
    const count = changes.added.length + changes.changed.length + changes.removed.length;
    const written = !request.dryRun && count > 0 && (request.faulty === 'skip' || file.faults.length === 0);
    if (written) await write(deps, { request, register, isNew: known === undefined, changes });
    return {
      ...{
        registerId: written || known ? register.id : null,
        headers: file.headers,
        read: file.rows.length,
        unchanged,
      },
      ...{ added: changes.added.length, changed: changes.changed.length, removed: changes.removed.length },
      ...{ faults: file.faults, written },
    };
  });
}

interface Writing {
  readonly request: RegisterImportRequest;
  readonly register: Register;
  readonly isNew: boolean;
  readonly changes: RowChanges;
}

async function write({ store, ids, clock }: RegisterFileDeps, { request, register, isNew, changes }: Writing) {
  const counts = { added: changes.added.length, changed: changes.changed.length, removed: changes.removed.length };
  const fileName = request.fileName ?? '';
  if (isNew) await store.registers.insert(register);
  else await store.registers.setRemoved(register.id, false);
  const done = {
    id: ids.next(),
    registerId: register.id,
    fileName,
    importedBy: request.actor,
    importedAt: clock.now(),
  };
  await store.registers.saveImport({ ...done, ...counts }, changes);
  const { kind, year } = register;
  const body = { register: register.id, kind, year, ...counts };
  await store.ledger.append({ action: 'register.imported', subject: register.fondsId, actor: request.actor, body });
}
