import type { DocumentEntry } from '../../domain/archive/document-in-dossier.ts';
import { isSecret, type Dossier } from '../../domain/archive/dossier.ts';
import type { PartialDate } from '../../domain/archive/partial-date.ts';
import { schedulesOn } from '../../domain/retention/in-force.ts';
import { countPrecedents, type Precedents } from '../../domain/retention/proposals/precedents.ts';
import { proposeForDossier, type DossierProposal } from '../../domain/retention/proposals/propose-for-dossier.ts';
import type { Synonyms } from '../../domain/retention/proposals/lexicon.ts';
import { indexSchedules, type ScheduleIndex } from '../../domain/retention/proposals/schedule-index.ts';
import type { RetentionSchedule } from '../../domain/retention/retention-schedule.ts';
import type { DossierRepository } from '../../ports/archive/dossiers.ts';
import type { RetentionRepository, ScheduleVersion } from '../../ports/archive/retention.ts';
import { RequestError } from '../../ports/errors.ts';
import type { PageOf, PageRequest } from '../../ports/store/paging.ts';

export interface ProposeDeps {
  readonly store: {
    readonly dossiers: Pick<DossierRepository, 'findMany' | 'list' | 'documentsOf'>;
    readonly retention: Pick<RetentionRepository, 'inState'>;
  };
  /** Absent = the shipped ones. */
  readonly synonyms?: Synonyms;
}

export interface ProposeOptions {
  /** Schedules of these sectors go before the common one. */
  readonly sectors?: readonly string[];
  /** Look into these schedules, whenever they were in force; without it into those of the time when the work ended. */
  readonly schedules?: readonly string[];
}

export interface RetentionProposal extends DossierProposal {
  readonly dossierId: string;
  /** Of the dossier: whoever accepts the proposal names it. */
  readonly revision: number;
  readonly title: string;
  readonly secret: boolean;
  /** Versions of the schedules that were looked into: what a decision cites. Empty = none was in force. */
  readonly schedules: readonly { readonly scheduleId: string; readonly version: number }[];
  /** None was in force when the work ended; the earliest later one was taken. */
  readonly later: boolean;
}

/** Proposes for dossiers by their titles and documents. Nothing is decided and nothing is written. */
export interface Proposer {
  /** @throws RequestError `not-found` for an id that is none */
  forDossiers(ids: readonly string[]): Promise<readonly RetentionProposal[]>;
  /** A page of a fonds in the archival order, those that nobody decided on alone. */
  forFonds(fondsId: string, page: PageRequest): Promise<PageOf<RetentionProposal>>;
  /** For a title that is being typed. */
  forTitle(title: string, endDate: PartialDate | undefined): RetentionProposal;
}

const DECISIONS_AT_ONCE = 1000;

/** Reads the schedules in force and the decisions of this archive once: for as many dossiers as are wanted at one time. */
export async function openProposer(deps: ProposeDeps, options: ProposeOptions = {}): Promise<Proposer> {
  const active = await deps.store.retention.inState('active');
  const shelf = createShelf(active, options, deps.synonyms);
  const precedents = await readPrecedents(deps);
  const propose = (dossier: Subject, documents: readonly DocumentEntry[]) =>
    proposeOne(dossier, { documents, shelf, precedents });
  const withDocuments = async (dossiers: readonly Dossier[]) => {
    const documents = await deps.store.dossiers.documentsOf(dossiers.map(({ id }) => id));
    return dossiers.map((dossier) =>
      propose(
        dossier,
        (documents.get(dossier.id) ?? []).map(({ entry }) => entry),
      ),
    );
  };
  return {
    async forDossiers(ids) {
      const found = new Map((await deps.store.dossiers.findMany(ids)).map((dossier) => [dossier.id, dossier]));
      const missing = ids.find((id) => !found.has(id));
      if (missing !== undefined)
        throw new RequestError('not-found', 'No dossier of this id', { details: { id: missing } });
      return withDocuments(ids.flatMap((id) => found.get(id) ?? []));
    },
    async forFonds(fondsId, page) {
      const { items, ...rest } = await deps.store.dossiers.list({ fondsId }, page);
      const undecided = items.filter(({ retentionDecision }) => retentionDecision === null);
      return { ...rest, items: await withDocuments(undecided) };
    },
    forTitle: (title, endDate) =>
      propose({ id: '', revision: 0, description: { title, ...(endDate && { endDate }) } }, []),
  };
}

type Subject = Pick<Dossier, 'id' | 'revision' | 'description'>;

interface Means {
  readonly documents: readonly DocumentEntry[];
  readonly shelf: Shelf;
  readonly precedents: Precedents;
}

function proposeOne(
  { id, revision, description }: Subject,
  { documents, shelf, precedents }: Means,
): RetentionProposal {
  const { title, endDate, startDate } = description;
  const formed = endDate ?? startDate;
  const { index, later, versions } = shelf(formed);
  const texts = documents.map(textOf);
  const proposal = proposeForDossier({ title, documents: texts, formed }, { index, precedents });
  return { ...proposal, dossierId: id, revision, title, secret: isSecret(description), schedules: versions, later };
}

function textOf({ documentType, subject }: DocumentEntry): string {
  return [documentType, subject].filter((part) => typeof part === 'string').join(' ');
}

interface Chosen {
  readonly index: ScheduleIndex;
  readonly versions: RetentionProposal['schedules'];
  readonly later: boolean;
}
type Shelf = (date: PartialDate | undefined) => Chosen;

/** Which schedules to look into for a date; each set of them is made ready once. */
function createShelf(active: readonly ScheduleVersion[], options: ProposeOptions, synonyms?: Synonyms): Shelf {
  const ready = new Map<string, Chosen>();
  const known = active.map(({ schedule }) => schedule);
  const wanted = options.schedules && demandKnown(known, options.schedules);
  return (date) => {
    const { schedules, later } = wanted ? { schedules: wanted, later: false } : chooseFor(known, date, options);
    const key = `${String(later)} ${schedules.map(({ id }) => id).join(' ')}`;
    const chosen = ready.get(key) ?? {
      index: indexSchedules(schedules, synonyms),
      later,
      versions: versionsOf(active, schedules),
    };
    ready.set(key, chosen);
    return chosen;
  };
}

function demandKnown(known: readonly RetentionSchedule[], ids: readonly string[]): readonly RetentionSchedule[] {
  return ids.map((id) => {
    const schedule = known.find((one) => one.id === id);
    if (schedule === undefined) throw new RequestError('not-found', 'No schedule of this id', { details: { id } });
    return schedule;
  });
}

/** Of a time before the first schedule that is known: the earliest one. A backlog is older than most tables. */
function chooseFor(
  known: readonly RetentionSchedule[],
  date: PartialDate | undefined,
  { sectors = [] }: ProposeOptions,
) {
  const dated = known.filter((one) => one.effectiveFrom !== null || one.issued !== null);
  const begins = dated
    .filter(({ scope, coverage }) => scope.kind === 'common' && coverage.extent !== 'metadata-only')
    .map(({ effectiveFrom, issued }) => effectiveFrom ?? issued ?? '')
    .sort();
  const [first] = begins;
  const last = begins.at(-1);
  const on = date ?? (last as PartialDate | undefined);
  if (on === undefined) return { schedules: [], later: false };
  const found = schedulesOn(known, on, sectors);
  if (found.length > 0 || first === undefined)
    return { schedules: found.map(({ schedule }) => schedule), later: false };
  const earliest = on < first ? schedulesOn(known, first as PartialDate, sectors) : [];
  return { schedules: earliest.map(({ schedule }) => schedule), later: earliest.length > 0 };
}

function versionsOf(active: readonly ScheduleVersion[], schedules: readonly RetentionSchedule[]) {
  return active
    .filter(({ schedule }) => schedules.includes(schedule))
    .map(({ scheduleId, version }) => ({ scheduleId, version }));
}

/** Titles that must stay hidden are no precedents: their words would show in what others are told. */
async function readPrecedents({ store }: ProposeDeps): Promise<Precedents> {
  const decided: { title: string; rowId: string }[] = [];
  let after: string | undefined;
  do {
    const page = await store.dossiers.list(
      { visibleTo: { sight: 'no-secrets' } },
      { limit: DECISIONS_AT_ONCE, ...(after !== undefined && { after }) },
    );
    for (const { description, retentionDecision } of page.items) {
      const rowId = retentionDecision?.item ?? null;
      if (rowId !== null) decided.push({ title: description.title, rowId });
    }
    after = page.next;
  } while (after !== undefined);
  return countPrecedents(decided);
}
