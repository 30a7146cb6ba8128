import type { RegisterEntry, RegisterKind, RegisterRow } from '../../../domain/register/register.ts';
import { effectiveValue, type Evidence } from '../../../domain/cataloguing/field-value.ts';
import type { FieldName } from '../../../domain/metadata/field-name.ts';
import type { CataloguedScan, RegisterMatch } from '../../../ports/archive/registers.ts';
import type { PageOf, PageRequest } from '../../../ports/store/paging.ts';
import type { AppDeps } from '../../deps.ts';

type StoreDeps = Pick<AppDeps, 'store'>;

/** A document as it is held against a row. */
export interface ScanSide {
  readonly documentId: string;
  readonly scanFileId: string;
  readonly fileName: string;
  readonly values: Readonly<Partial<Record<FieldName, string>>>;
  /** Where number or notation stand on the page. */
  readonly evidence?: Evidence;
}

/** A row as it is held against a document. */
export interface RowSide {
  readonly rowId: string;
  readonly registerId: string;
  readonly line: number;
  readonly entry: RegisterEntry;
  /** Log odds; absent of a row that a person chose. */
  readonly score?: number;
  /** The document to which the row belongs, where it is another one. */
  readonly takenBy?: string;
  /** The name of its file. */
  readonly takenByFile?: string;
}

/** The document to which a row belongs. */
export interface Holder {
  readonly documentId: string;
  readonly fileName: string;
}

/** A document with the rows that may be its own, most likely first. */
export interface MatchView extends Pick<RegisterMatch, 'state' | 'doubt' | 'decided' | 'revision'> {
  readonly fondsId: string;
  readonly document: ScanSide;
  readonly rowId: string | null;
  readonly rows: readonly RowSide[];
}

/** Matches of a fonds with both sides. */
export async function listMatches(
  { store }: StoreDeps,
  filter: { readonly fondsId: string; readonly state?: RegisterMatch['state'] },
  page: PageRequest,
): Promise<PageOf<MatchView>> {
  const { items, ...rest } = await store.registers.listMatches(filter, page);
  return { items: await bothSides({ store }, items), ...rest };
}

export async function bothSides(
  { store }: StoreDeps,
  matches: readonly RegisterMatch[],
): Promise<readonly MatchView[]> {
  const ids = matches.flatMap(({ candidates, rowId }) => [
    ...candidates.map((one) => one.rowId),
    ...(rowId === null ? [] : [rowId]),
  ]);
  const rows = await store.registers.rowsById([...new Set(ids)]);
  const holders = await holdersOf(store.registers, ids);
  const scans = await store.registers.scansById(matches.map(({ documentId }) => documentId));
  return matches.flatMap((match) => {
    const scan = scans.get(match.documentId);
    return scan === undefined ? [] : [viewOf(match, { scan, rows, holders })];
  });
}

/** The documents to which rows belong, with the names of their files. */
export async function holdersOf(
  registers: StoreDeps['store']['registers'],
  rowIds: readonly string[],
): Promise<ReadonlyMap<string, Holder>> {
  const holders = await registers.holders([...new Set(rowIds)]);
  const scans = await registers.scansById([...new Set(holders.values())]);
  return new Map(
    [...holders].map(([rowId, documentId]) => [rowId, { documentId, fileName: scans.get(documentId)?.fileName ?? '' }]),
  );
}

/** One match with both sides; undefined where no matching has seen the document. */
export async function showMatch({ store }: StoreDeps, documentId: string): Promise<MatchView | undefined> {
  const match = await store.registers.match(documentId);
  return match && (await bothSides({ store }, [match]))[0];
}

interface Sides {
  readonly scan: CataloguedScan;
  readonly rows: ReadonlyMap<string, RegisterRow>;
  readonly holders: ReadonlyMap<string, Holder>;
}

function viewOf(match: RegisterMatch, { scan, rows, holders }: Sides): MatchView {
  const { fondsId, documentId, state, doubt, decided, revision, rowId } = match;
  const scores = new Map(match.candidates.map((one) => [one.rowId, one.score]));
  const order = [...new Set([...(rowId === null ? [] : [rowId]), ...scores.keys()])];
  const sides = order.flatMap((id) => {
    const [row, score] = [rows.get(id), scores.get(id)];
    if (row === undefined) return [];
    return [{ ...rowSide(row, { documentId, holder: holders.get(id) }), ...(score !== undefined && { score }) }];
  });
  return { state, doubt, decided, revision, fondsId, rowId, document: scanSide(scan), rows: sides };
}

/** A row as it is held against this document, which may be its own. */
export function rowSide(
  { id, registerId, line, entry }: RegisterRow,
  { documentId, holder }: { readonly documentId: string; readonly holder: Holder | undefined },
): RowSide {
  const isOfOther = holder !== undefined && holder.documentId !== documentId;
  const taken = isOfOther ? { takenBy: holder.documentId, takenByFile: holder.fileName } : {};
  return { rowId: id, registerId, line, entry, ...taken };
}

/** The place on the page that a person holds against the row: the first of these that was found. */
const SHOWN: readonly FieldName[] = ['number', 'notation', 'referenceNumber', 'issuedOn'];

export function scanSide({ id, scanFileId, fileName, fields }: CataloguedScan): ScanSide {
  const values = Object.entries(fields).flatMap(([name, opinions]) => {
    const value = effectiveValue(opinions)?.value;
    return value === undefined ? [] : [[name, typeof value === 'object' ? value.join('; ') : String(value)] as const];
  });
  const evidence = SHOWN.flatMap((name) => Object.values(fields[name] ?? {}).flatMap((one) => one.evidence ?? []))[0];
  return {
    ...{ documentId: id, scanFileId, fileName, values: Object.fromEntries(values) },
    ...(evidence !== undefined && { evidence }),
  };
}

export interface Completeness {
  readonly registers: number;
  readonly rows: number;
  readonly paired: number;
  readonly rowsWithout: number;
  readonly documents: number;
  readonly doubtful: number;
  readonly documentsWithout: number;
  readonly byRegister: readonly {
    readonly id: string;
    readonly kind: RegisterKind;
    readonly year: number;
    readonly title: string;
    readonly rows: number;
    readonly paired: number;
  }[];
}

/** How far the registers of a fonds and its scans cover each other, as matching left it. */
export async function checkCompleteness({ store }: StoreDeps, fondsId: string): Promise<Completeness> {
  const registers = await store.registers.list(fondsId);
  const matches = await store.registers.matches(fondsId);
  const sum = (of: (one: (typeof registers)[number]) => number) => registers.reduce((total, one) => total + of(one), 0);
  const count = (state: RegisterMatch['state']) => matches.filter((match) => match.state === state).length;
  const [rows, paired] = [sum((one) => one.rows), sum((one) => one.paired)];
  return {
    ...{ registers: registers.length, rows, paired, rowsWithout: rows - paired, documents: matches.length },
    ...{ doubtful: count('doubtful'), documentsWithout: count('unmatched') },
    byRegister: registers.map(({ id, kind, year, title, ...counts }) => {
      return { ...{ id, kind, year, title }, rows: counts.rows, paired: counts.paired };
    }),
  };
}
