import type { RegisterEntry, RegisterMatch, RegisterRow, Settlement } from '../register-types.ts';

/** The row that is accepted where a person chooses no other. */
export function rowToAccept(match: RegisterMatch, chosen: string | undefined): RegisterRow | undefined {
  const free = match.rows.filter(({ takenBy }) => takenBy === undefined);
  return free.find(({ rowId }) => rowId === chosen) ?? free.find(({ rowId }) => rowId === match.rowId) ?? free[0];
}

/** What takes a settlement back: to what another person had said before, or to what the rules say. */
export function takingBack(before: RegisterMatch, after: Pick<RegisterMatch, 'revision'>): Settlement {
  const { documentId } = before.document;
  const said = before.decidedBy === null ? {} : { rowId: before.rowId };
  return { documentId, revision: after.revision, ...said };
}

/** What is said of a document that has no row: by a person, or by the rules that found none, or several. */
export function withoutRow({ state, decidedBy }: Pick<RegisterMatch, 'state' | 'decidedBy'>) {
  if (decidedBy !== null) return 'line.outside';
  return state === 'doubtful' ? 'line.doubtful' : 'line.none';
}

const SIDES = [
  ['number', 'number', 'number'],
  ['notation', 'notation', 'notation'],
  ['date', 'issuedOn', 'date'],
  ['subject', 'subject', 'subject'],
  ['signer', 'signatory', 'signer'],
] as const satisfies readonly (readonly [string, string, keyof RegisterEntry])[];

export interface SideBySide {
  readonly name: (typeof SIDES)[number][0];
  readonly read: string | undefined;
  readonly said: string | undefined;
  /** Both say something, and not the same; of subjects and names the person is the judge. */
  readonly differs: boolean;
}

/** What was read of a document beside what a row says. */
export function sideBySide(
  { document }: Pick<RegisterMatch, 'document'>,
  row: RegisterRow | undefined,
): readonly SideBySide[] {
  return SIDES.map(([name, field, column]) => {
    const [read, said] = [document.values[field], row?.entry[column] ?? undefined];
    const isExact = name === 'number' || name === 'notation' || name === 'date';
    const differs = isExact && read !== undefined && said !== undefined && plain(read) !== plain(said);
    return { name, read, said, differs };
  });
}

function plain(text: string): string {
  return text.replace(/^0+(?=\d)/u, '').toLowerCase();
}
