import { completeCuts, cutsOf, type PersonCuts } from '../../../domain/division/person-cuts.ts';
import type { FileDivision } from '../division-types.ts';

export interface Side {
  readonly page: number;
  readonly blank: boolean;
}

/** A file as it is being cut: what stands in the service, and what the person made of it so far. */
export interface CutWork {
  readonly sides: readonly Side[];
  /** First pages that must stay: people typed values there, put the document into a dossier or paired it with a row of a register. */
  readonly kept: ReadonlySet<number>;
  readonly base: PersonCuts;
  readonly cuts: PersonCuts;
  /** Earlier cuts, the last one at the end. */
  readonly past: readonly PersonCuts[];
}

export type Refusal = 'first' | 'kept' | 'separator';

export function startWork(division: FileDivision, sides: readonly Side[]): CutWork {
  const isKept = ({ typed, inDossier, inRegister }: FileDivision['documents'][number]) =>
    typed > 0 || inDossier || inRegister;
  const kept = new Set(division.documents.filter(isKept).map(({ firstPage }) => firstPage));
  const base = cutsOf(division);
  return { sides, kept, base, cuts: base, past: [] };
}

export function sameCuts(one: PersonCuts, other: PersonCuts): boolean {
  return String(one.starts) === String(other.starts) && String(one.separators) === String(other.separators);
}

/** Why a document cannot be made to begin, or not to begin, at `page`; undefined where it can. */
export function refusalOf({ cuts, kept, sides }: CutWork, page: number): Refusal | undefined {
  if (cuts.separators.includes(page)) return 'separator';
  if (!cuts.starts.includes(page)) return undefined;
  if (kept.has(page)) return 'kept';
  return completeCuts(without(cuts, page), sides).starts.includes(page) ? 'first' : undefined;
}

/** Cuts before `page`, or joins it with what is before. The same work where that is refused. */
export function toggleStart(work: CutWork, page: number): CutWork {
  if (refusalOf(work, page) !== undefined) return work;
  const { cuts } = work;
  const isStart = cuts.starts.includes(page);
  return changed(work, isStart ? without(cuts, page) : { ...cuts, starts: [...cuts.starts, page] });
}

/** Makes `page` a separator sheet, or a page like others again. */
export function toggleSeparator(work: CutWork, page: number): CutWork {
  const { starts, separators } = work.cuts;
  if (separators.includes(page)) {
    return changed(work, { starts, separators: separators.filter((one) => one !== page) });
  }
  if (work.kept.has(page)) return work;
  return changed(work, { starts: starts.filter((one) => one !== page), separators: [...separators, page] });
}

export function undo(work: CutWork): CutWork {
  const cuts = work.past.at(-1);
  return cuts === undefined ? work : { ...work, cuts, past: work.past.slice(0, -1) };
}

/** What would stand there if the machine's cuts counted; undefined where it is not known how the machine cuts. */
export function byMachine(work: CutWork, { machine }: FileDivision): CutWork | undefined {
  return machine && { ...work, cuts: withKept(machine, work) };
}

/** Earlier cuts as they can be taken up on what stands in the service now. */
export function withPast(now: CutWork, past: readonly PersonCuts[]): CutWork {
  return { ...now, past: past.map((cuts) => withKept(cuts, now)) };
}

/** Documents on which people worked keep their first pages. */
function withKept({ starts, separators }: PersonCuts, { kept, sides }: CutWork): PersonCuts {
  const others = separators.filter((page) => !kept.has(page));
  return completeCuts({ starts: [...starts, ...kept], separators: others }, sides);
}

function changed(work: CutWork, wanted: PersonCuts): CutWork {
  const cuts = completeCuts(wanted, work.sides);
  return sameCuts(cuts, work.cuts) ? work : { ...work, cuts, past: [...work.past, work.cuts] };
}

function without({ starts, separators }: PersonCuts, page: number): PersonCuts {
  return { starts: starts.filter((one) => one !== page), separators };
}

export const CHANGE_KINDS = ['cut', 'joined', 'sheets', 'noSheets'] as const;

/** Pages before which is cut and no longer cut, that become sheets and are none any more. */
export type CutChanges = Readonly<Record<(typeof CHANGE_KINDS)[number], readonly number[]>>;

export function changesOf({ base, cuts }: Pick<CutWork, 'base' | 'cuts'>): CutChanges {
  const more = (from: readonly number[], to: readonly number[]) => to.filter((page) => !from.includes(page));
  return {
    cut: more(base.starts, cuts.starts),
    joined: more(cuts.starts, base.starts),
    sheets: more(base.separators, cuts.separators),
    noSheets: more(cuts.separators, base.separators),
  };
}

/** The person's changes made to what stands there now; first pages that must stay do so. */
export function reapply(work: CutWork, now: CutWork): CutWork {
  const { cut, joined, sheets, noSheets } = changesOf(work);
  const apply = (from: readonly number[], add: readonly number[], remove: readonly number[]) => [
    ...new Set([...from, ...add].filter((page) => !remove.includes(page))),
  ];
  const separators = apply(now.base.separators, sheets, noSheets).filter((page) => !now.kept.has(page));
  const starts = [...apply(now.base.starts, cut, joined), ...now.kept].filter((page) => !separators.includes(page));
  return changed(now, { starts: [...new Set(starts)], separators });
}
