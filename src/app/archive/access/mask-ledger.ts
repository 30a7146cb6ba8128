import { maskDocuments } from '../../../domain/access/mask.ts';
import { isDossierHidden, isHiddenFrom, seesEverything, type Viewer } from '../../../domain/access/sight.ts';
import type { Dossier } from '../../../domain/archive/dossier.ts';
import type { Store } from '../../../ports/store.ts';
import type { LedgerEntry } from '../../../ports/store/ledger.ts';

interface Deps {
  readonly store: Pick<Store, 'dossiers' | 'access'>;
}

export interface SeenEntry extends LedgerEntry {
  /** What was done to it is not shown: neither body nor values. */
  readonly masked?: true;
}

/** First words of actions on what nobody has to hide: accounts, authorities, schedules, places, whole fonds, runs over them. */
const OPEN_FAMILIES: ReadonlySet<string> = new Set([
  ...['account', 'token', 'organisation', 'person', 'authorities', 'fonds', 'scheme', 'place', 'box', 'boxes'],
  ...['bundles', 'receipt', 'material', 'retention-schedule', 'schema', 'host', 'job', 'dossiers', 'form'],
  ...['arrangement', 'arrangement-project'],
]);
const SCAN_FAMILIES: ReadonlySet<string> = new Set(['scan-file', 'document', 'field', 'retention']);

/**
 * Entries of the ledger for somebody who may not see everything. What counts is how a thing stands today: what was open when
 * it was written and bears a mark now is hidden, what was lifted is shown. Of what we do not know it is hidden too.
 */
export async function maskLedger(
  deps: Deps,
  entries: readonly LedgerEntry[],
  viewer: Viewer,
): Promise<readonly SeenEntry[]> {
  if (seesEverything(viewer)) return entries;
  const dossiers = await openDossiers(deps, entries, viewer);
  const scans = await hiddenScans(deps, entries, viewer);
  return entries.map((entry) => {
    const family = familyOf(entry);
    const isShown =
      family === 'dossier'
        ? showsDossier(entry, dossiers.get(entry.subject), viewer)
        : OPEN_FAMILIES.has(family) || (SCAN_FAMILIES.has(family) && !scans.has(fileOf(entry.subject)));
    return isShown ? entry : hidden(entry);
  });
}

function hidden({ chain, sequence, at, action, subject, actor, hash }: LedgerEntry): SeenEntry {
  return { chain, sequence, at, action, subject, actor, hash, body: {}, masked: true };
}

function familyOf({ action }: LedgerEntry): string {
  return action.split('.')[0] ?? '';
}

/** `<scan file id>-<first page>` of a document; a file stands for itself. */
function fileOf(subject: string): string {
  return subject.split('-')[0] ?? subject;
}

interface Open {
  /** A document in it is hidden. */
  readonly holdsHidden: boolean;
}

/** Those that may be seen, by the subjects of the entries; one that was merged stands for the other one. */
async function openDossiers(
  { store }: Deps,
  entries: readonly LedgerEntry[],
  viewer: Viewer,
): Promise<ReadonlyMap<string, Open>> {
  const subjects = subjectsOf(entries, (family) => family === 'dossier');
  if (subjects.length === 0) return new Map();
  const found = new Map((await store.dossiers.findMany(subjects)).map((dossier) => [dossier.id, dossier]));
  for (const id of subjects.filter((one) => !found.has(one))) {
    const alias = await store.dossiers.findByCode(id);
    const living = alias && (await store.dossiers.find(alias.dossierId));
    if (living) found.set(id, living);
  }
  const open = [...found].filter(([, dossier]) => !isDossierHidden(dossier, viewer));
  const documents = await store.dossiers.documentsOf(open.map(([, { id }]) => id));
  const holdsHidden = (dossier: Dossier) =>
    maskDocuments(dossier, documents.get(dossier.id) ?? [], viewer).some(({ masked }) => masked);
  return new Map(open.map(([id, dossier]) => [id, { holdsHidden: holdsHidden(dossier) }]));
}

function hiddenScans({ store }: Deps, entries: readonly LedgerEntry[], viewer: Viewer): Promise<ReadonlySet<string>> {
  const files = new Set(subjectsOf(entries, (family) => SCAN_FAMILIES.has(family)).map(fileOf));
  return store.access.hiddenScans([...files], viewer);
}

function subjectsOf(entries: readonly LedgerEntry[], wanted: (family: string) => boolean): readonly string[] {
  return [...new Set(entries.filter((entry) => wanted(familyOf(entry))).map(({ subject }) => subject))];
}

/** Entries on documents name several: none is shown where one of them is hidden, or was when it was taken out. */
function showsDossier({ action, values }: LedgerEntry, open: Open | undefined, viewer: Viewer): boolean {
  if (open === undefined) return false;
  if (!action.startsWith('dossier.document')) return true;
  return !open.holdsHidden && !tellsHidden(values, viewer);
}

function tellsHidden(value: unknown, viewer: Viewer): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return isHiddenFrom(value, viewer) || Object.values(value).some((member) => tellsHidden(member, viewer));
}
