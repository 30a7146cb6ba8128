import type { DocumentInDossier } from '../archive/document-in-dossier.ts';
import type { DossierDescription } from '../archive/dossier.ts';
import { parsePartialDate, type PartialDate } from '../archive/partial-date.ts';
import { addDays, lastDay, type Day } from '../retention/day.ts';
import type { AccessFacts } from './access-facts.ts';
import {
  DECIDED_BEFORE_DAYS,
  highestLevel,
  isSecrecyLevel,
  lateExtensions,
  termEnd,
  UNVERIFIED_FROM,
  type SecrecyLevel,
} from './secrecy.ts';

/** From what the day was taken on which the level was set; `none`: nobody knows it. */
export type SetOnBasis = 'stated' | 'issued-on' | 'documents' | 'dossier-end' | 'none';
/** Who declassifies (Luật 29/2018, Điều 22): the body that set the level; where it is not known, see 22.5. */
export type Competence = 'setting-body' | 'setting-body-unknown';

/** Whether and since when the protection of something may have ended. A candidate, never more: a competent body decides. */
export interface Candidate {
  readonly level: SecrecyLevel | null;
  readonly setOn: PartialDate | null;
  readonly basis: SetOnBasis;
  /** The day on which the term ends; null where level or day are not known. */
  readonly endsOn: Day | null;
  readonly state: 'ended' | 'soon' | 'running' | 'unknown';
  readonly setBy: string | null;
  readonly competence: Competence;
  /** The end lies in the time of Luật 117/2025/QH15, whose terms could not be verified. */
  readonly unverified: boolean;
  readonly extensions: number;
  /** Of them decided less than 60 days before the end. */
  readonly lateExtensions: number;
}

interface Origin {
  readonly level: SecrecyLevel | null;
  readonly setOn: PartialDate | null;
  readonly basis: SetOnBasis;
  readonly setBy: string | null;
}

export function documentCandidate({ entry }: DocumentInDossier, facts: AccessFacts, on: Day): Candidate {
  const { secrecy, issuedOn, issuingBody } = entry;
  const setOn = facts.setOn ?? dateOf(issuedOn);
  return candidate(
    {
      level: isSecrecyLevel(secrecy) ? secrecy : null,
      setOn,
      basis: basisOf(facts, setOn, 'issued-on'),
      setBy: facts.setBy ?? (typeof issuingBody === 'string' ? issuingBody : null),
    },
    facts,
    on,
  );
}

interface MarkedDossier {
  readonly description: DossierDescription;
  readonly documents: readonly DocumentInDossier[];
}

/**
 * The day is that of the latest document of the highest level, so that nothing is told as ended too early; where no document
 * tells it, the end of the dossier.
 */
export function dossierCandidate({ description, documents }: MarkedDossier, facts: AccessFacts, on: Day): Candidate {
  const marked = documents.filter(({ entry }) => isSecrecyLevel(entry.secrecy));
  const level = highestLevel([description.secrecy, ...marked.map(({ entry }) => textOf(entry.secrecy))]) ?? null;
  const decisive = marked.filter(({ entry }) => entry.secrecy === level);
  const latest = latestOf(decisive.flatMap(({ entry }) => dateOf(entry.issuedOn) ?? []));
  const basis = latest === undefined ? 'dossier-end' : 'documents';
  const setOn = facts.setOn ?? latest ?? description.endDate ?? null;
  const bodies = new Set(decisive.flatMap(({ entry }) => textOf(entry.issuingBody) ?? []));
  const setBy = facts.setBy ?? (bodies.size === 0 ? null : [...bodies].join('; '));
  return candidate({ level, setOn, basis: basisOf(facts, setOn, basis), setBy }, facts, on);
}

function candidate(origin: Origin, { extensions }: AccessFacts, on: Day): Candidate {
  const { level, setOn } = origin;
  const told = { ...origin, competence: competenceOf(origin), extensions: extensions.length };
  if (level === null || setOn === null)
    return { ...told, endsOn: null, state: 'unknown', unverified: true, lateExtensions: 0 };
  const term = { level, setOn, extensions };
  const endsOn = termEnd(term);
  const state = endsOn <= on ? 'ended' : endsOn <= addDays(on, DECIDED_BEFORE_DAYS) ? 'soon' : 'running';
  const late = lateExtensions(term).length;
  return { ...told, endsOn, state, unverified: endsOn >= UNVERIFIED_FROM, lateExtensions: late };
}

function competenceOf({ setBy }: Origin): Competence {
  return setBy === null ? 'setting-body-unknown' : 'setting-body';
}

function basisOf(facts: AccessFacts, setOn: PartialDate | null, otherwise: SetOnBasis): SetOnBasis {
  if (setOn === null) return 'none';
  return facts.setOn === null ? otherwise : 'stated';
}

function latestOf(dates: readonly PartialDate[]): PartialDate | undefined {
  return dates.toSorted((a, b) => (lastDay(a) < lastDay(b) ? -1 : 1)).at(-1);
}

function dateOf(value: unknown): PartialDate | null {
  return typeof value === 'string' ? (parsePartialDate(value) ?? null) : null;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
