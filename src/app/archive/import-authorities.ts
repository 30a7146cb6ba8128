import type { KeyedOrganisation } from '../../domain/archive/administrative-unit.ts';
import { overlaps } from '../../domain/archive/dated.ts';
import { namesOf, organisationFaults } from '../../domain/archive/organisation-names.ts';
import type { Organisation, OrganisationRecord } from '../../domain/archive/organisation.ts';
import type { Person, PersonRecord } from '../../domain/archive/person.ts';
import { fold } from '../../domain/text/fold.ts';
import { RecordError } from '../../ports/errors.ts';
import type { KnownName } from '../../ports/archive/organisations.ts';
import type { RecordFault } from '../../ports/record-check.ts';
import type { ArchiveDeps } from './deps.ts';
import { demandRecord } from './refuse.ts';
import { tidy } from './tidy.ts';
import { without } from './without.ts';

/** `schemas/archive/authorities.schema.json`. */
export interface AuthorityFile {
  readonly organisations?: readonly KeyedOrganisation[];
  readonly people?: readonly KeyedPerson[];
}
interface KeyedPerson extends Omit<PersonRecord, 'offices'> {
  readonly offices?: readonly (Omit<NonNullable<PersonRecord['offices']>[number], 'organisationId'> & {
    readonly organisation?: string;
  })[];
}

export interface ImportedEntry {
  /** `organisations.3`. */
  readonly place: string;
  readonly name: string;
  readonly id: string;
  /** `present`: a body of this name at this time is there already and stays as it is. */
  readonly outcome: 'added' | 'present';
}

export interface AuthorityImport {
  readonly file: unknown;
  /** Says what would happen and writes nothing. */
  readonly dryRun: boolean;
  readonly actor: string;
}

/**
 * Takes a file of bodies and people in, all or nothing. Nothing that is there is changed: what people entered stays.
 * @throws RecordError naming every entry that cannot be taken
 */
export async function importAuthorities(deps: ArchiveDeps, given: AuthorityImport): Promise<readonly ImportedEntry[]> {
  const { file, dryRun, actor } = tidy(given);
  demandRecord(deps, 'authorities', file);
  const { organisations = [], people = [] } = file as AuthorityFile; // as the schema has just said
  const faults = [...keyFaults(organisations, people), ...organisations.flatMap(senseFaults)];
  if (faults.length > 0) throw new RecordError(faults);
  return deps.store.transaction(async () => {
    const bodies = await planBodies(deps, organisations);
    const persons = await planPeople(deps, people, bodies);
    const entries = [...bodies.map(({ entry }) => entry), ...persons.map(({ entry }) => entry)];
    if (!dryRun) await write(deps, { bodies, persons, actor });
    return entries;
  });
}

interface Planned<Made> {
  readonly key: string;
  readonly entry: ImportedEntry;
  /** Absent where one is there already. */
  readonly made?: Made;
}

async function write(
  { store }: ArchiveDeps,
  plan: {
    readonly bodies: readonly Planned<Organisation>[];
    readonly persons: readonly Planned<Person>[];
    readonly actor: string;
  },
): Promise<void> {
  const organisations = plan.bodies.flatMap(({ made }) => made ?? []);
  const people = plan.persons.flatMap(({ made }) => made ?? []);
  await store.organisations.insert(organisations);
  await store.people.insert(people);
  // One entry for the whole file: an entry for each of thousands would bury all else.
  const body = { organisations: organisations.map(({ id }) => id), people: people.map(({ id }) => id) };
  await store.ledger.append({ action: 'authorities.imported', subject: 'authorities', actor: plan.actor, body });
}

function keyFaults(
  organisations: readonly KeyedOrganisation[],
  people: readonly KeyedPerson[],
): readonly RecordFault[] {
  const keys = new Set(organisations.map(({ key }) => key));
  const unknown = (field: string, key: string | undefined): readonly RecordFault[] =>
    key === undefined || keys.has(key) ? [] : [{ field, keyword: 'key-unknown', details: { key } }];
  const first = new Map<string, number>();
  const ofBodies = organisations.flatMap(({ key, superior, successors = [] }, index) => {
    const place = `organisations.${String(index)}`;
    const isTwice = first.has(key);
    if (!isTwice) first.set(key, index);
    return [
      ...(isTwice ? [{ field: `${place}.key`, keyword: 'key-twice', details: { key } }] : []),
      ...unknown(`${place}.superior`, superior),
      ...successors.flatMap(({ organisation }, at) => unknown(`${place}.successors.${String(at)}`, organisation)),
      ...(superior !== undefined && isCircle(organisations, key)
        ? [{ field: `${place}.superior`, keyword: 'superior-circle', details: {} }]
        : []),
    ];
  });
  const ofPeople = people.flatMap(({ offices = [] }, index) =>
    offices.flatMap(({ organisation }, at) => unknown(`people.${String(index)}.offices.${String(at)}`, organisation)),
  );
  return [...ofBodies, ...ofPeople];
}

function isCircle(organisations: readonly KeyedOrganisation[], start: string): boolean {
  // Of entries with one key, which are told as such, the first counts.
  const above = new Map(organisations.toReversed().map(({ key, superior }) => [key, superior]));
  let at = above.get(start);
  for (let steps = 0; at !== undefined && steps <= organisations.length; steps += 1) {
    if (at === start) return true;
    at = above.get(at);
  }
  return false;
}

function senseFaults(entry: KeyedOrganisation, index: number): readonly RecordFault[] {
  return organisationFaults(entry).map(({ field, reason }) => ({
    field: `organisations.${String(index)}.${field}`,
    keyword: reason,
    details: {},
  }));
}

async function planBodies(
  deps: ArchiveDeps,
  entries: readonly KeyedOrganisation[],
): Promise<readonly Planned<Organisation>[]> {
  const named = entries.map((entry) => namesOf({ names: entry.names }));
  const known = await deps.store.organisations.names(named.flatMap((names) => names.map(({ folded }) => folded)));
  const same = await presentBodies(deps, entries, known);
  const ids = new Map(entries.map(({ key }) => [key, same.get(key) ?? deps.ids.next()]));
  return entries.map((entry, index) => {
    const id = ids.get(entry.key) ?? '';
    const outcome = same.has(entry.key) ? 'present' : 'added';
    const told = { place: `organisations.${String(index)}`, name: entry.names[0]?.value ?? '', id, outcome } as const;
    const made = { id, mergedInto: null, record: recordOf(entry, ids), revision: 1 };
    return { key: entry.key, entry: told, ...(outcome === 'added' && { made }) };
  });
}

/** Ids by key: one name at one time is one body, but there are two districts Châu Thành, which their codes tell apart. */
async function presentBodies(
  { store }: ArchiveDeps,
  entries: readonly KeyedOrganisation[],
  known: readonly KnownName[],
): Promise<ReadonlyMap<string, string>> {
  const byText = Map.groupBy(
    known.filter(({ kind }) => kind === 'name'),
    ({ folded }) => folded,
  );
  const bodies = await store.organisations.resolve([...new Set(known.map(({ organisationId }) => organisationId))]);
  const sameUnit = (entry: KeyedOrganisation, id: string) => {
    const code = bodies.get(id)?.record.unitCode;
    return code === undefined || entry.unitCode === undefined || code === entry.unitCode;
  };
  return new Map(
    entries.flatMap((entry) => {
      const alike = namesOf({ names: entry.names }).flatMap((name) =>
        (byText.get(name.folded) ?? []).filter((one) => overlaps(one, name) && sameUnit(entry, one.organisationId)),
      );
      const [first] = alike;
      return first ? [[entry.key, first.organisationId] as const] : [];
    }),
  );
}

function recordOf(entry: KeyedOrganisation, ids: ReadonlyMap<string, string>): OrganisationRecord {
  const { superior, successors } = entry;
  const idOf = (key: string) => ids.get(key) ?? '';
  return {
    ...without(entry, 'key', 'superior', 'successors'),
    ...(superior !== undefined && { superiorId: idOf(superior) }),
    ...(successors && {
      successors: successors.map(({ organisation, ...one }) => ({ ...one, organisationId: idOf(organisation) })),
    }),
  };
}

async function planPeople(
  deps: ArchiveDeps,
  entries: readonly KeyedPerson[],
  bodies: readonly Planned<Organisation>[],
): Promise<readonly Planned<Person>[]> {
  const ids = new Map(bodies.map(({ key, entry }) => [key, entry.id]));
  const present = await presentPeople(deps);
  return entries.map(({ offices, ...rest }, index) => {
    const withBodies = offices?.map(({ organisation, ...office }) => ({
      ...office,
      ...(organisation !== undefined && { organisationId: ids.get(organisation) ?? '' }),
    }));
    const record = { ...rest, ...(withBodies && { offices: withBodies }) };
    const same = present.get(fold(rest.name));
    const entry = { place: `people.${String(index)}`, name: rest.name };
    if (same !== undefined) return { key: '', entry: { ...entry, id: same, outcome: 'present' as const } };
    const made = { id: deps.ids.next(), mergedInto: null, record, revision: 1 };
    return { key: '', entry: { ...entry, id: made.id, outcome: 'added' as const }, made };
  });
}

const PAGE = 500;

/** Ids by folded name. Two people of one name are told apart by a person, who adds the second by hand. */
async function presentPeople({ store }: ArchiveDeps): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  let after: string | undefined;
  do {
    const page = await store.people.list({}, { limit: PAGE, ...(after !== undefined && { after }) });
    for (const { id, record } of page.items) found.set(fold(record.name), id);
    after = page.next;
  } while (after !== undefined);
  return found;
}
