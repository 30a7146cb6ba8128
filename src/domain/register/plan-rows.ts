import { plainNotation, plainNumber, subjectWords } from './words.ts';
import type { Register, RegisterEntry, RegisterRow } from './register.ts';

interface Given {
  readonly register: Pick<Register, 'id' | 'kind'>;
  /** Rows as they stand. */
  readonly before: readonly RegisterRow[];
  readonly file: {
    readonly rows: readonly { readonly row: number; readonly entry: RegisterEntry }[];
    /** Rows that could not be read: what they said before stays. */
    readonly faults: readonly { readonly row: number }[];
  };
  readonly nextId: () => string;
}

export interface PlannedRows {
  readonly changes: {
    readonly added: readonly RegisterRow[];
    readonly changed: readonly RegisterRow[];
    readonly removed: readonly string[];
  };
  readonly unchanged: number;
}

/**
 * What an import does to the rows of a register: first those that say the same are found again, then those of the same number,
 * then those about the same matter on the same day. None is removed while rows of the file could not be read.
 */
export function planRows({ register, before, file, nextId }: Given): PlannedRows {
  const left = new Map(before.map((row) => [row.id, row]));
  const found = new Map<number, RegisterRow>();
  for (const keyOf of [sameKey, (entry: RegisterEntry) => numberKey(entry, register.kind), matterKey]) {
    const byKey = Map.groupBy(left.values(), ({ entry }) => keyOf(entry));
    file.rows.forEach(({ entry }, at) => {
      const key = keyOf(entry);
      const [row] = found.has(at) || key === '' ? [] : (byKey.get(key) ?? []);
      if (row === undefined) return;
      byKey.get(key)?.shift();
      left.delete(row.id);
      found.set(at, row);
    });
  }
  const added: RegisterRow[] = [];
  const changed: RegisterRow[] = [];
  file.rows.forEach(({ entry }, at) => {
    const row = found.get(at);
    const line = at + 1;
    if (row === undefined) added.push({ id: nextId(), registerId: register.id, line, entry });
    else if (wholeKey(row.entry) !== wholeKey(entry) || row.line !== line) changed.push({ ...row, line, entry });
  });
  const removed = file.faults.length > 0 ? [] : [...left.keys()];
  return { changes: { added, changed, removed }, unchanged: file.rows.length - added.length - changed.length };
}

function wholeKey(entry: RegisterEntry): string {
  return JSON.stringify(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Registers that were taken in without the zeros of their numbers say the same as their files, which have them. */
function sameKey({ number, arrivalNumber, ...rest }: RegisterEntry): string {
  const plain = (one: string | null) => one && plainNumber(one);
  return wholeKey({ ...rest, number: plain(number), arrivalNumber: plain(arrivalNumber) });
}

function numberKey({ number, notation, issuer, arrivalNumber }: RegisterEntry, kind: Register['kind']): string {
  if (kind === 'incoming' && arrivalNumber !== null)
    return `${plainNumber(arrivalNumber)} ${plainNumber(number ?? '')}`;
  if (number === null) return '';
  return `${plainNumber(number)} ${plainNotation(notation ?? '')} ${subjectWords(issuer ?? '').join(' ')}`;
}

function matterKey({ date, subject }: RegisterEntry): string {
  return date === null || subject === null ? '' : `${date} ${subjectWords(subject).join(' ')}`;
}
