import type { CheckLevel, FindingKind } from '../../../domain/arrangement/error-rate.ts';
import type { Dossier } from '../../../domain/archive/dossier.ts';
import type { LedgerEntry } from '../../../ports/store/ledger.ts';
import type { ArchiveDeps } from '../deps.ts';

/** What is wrong with a field, in the words of who checks. */
export interface FieldFinding {
  /** A member of the description, or `nodeId`, `documents`, `retention` …; names of the API. */
  readonly field: string;
  readonly note?: string;
}

interface Recording {
  /** As it was looked at. */
  readonly dossier: Dossier;
  readonly level: CheckLevel;
  readonly lotId?: string;
  readonly kind: FindingKind;
  readonly findings: readonly FieldFinding[];
  readonly actor: string;
}

/** Counts the errors for whoever had written the fields. Outside a project nothing is counted. Inside a transaction. */
export async function recordFindings(
  { store, ids, clock }: Pick<ArchiveDeps, 'store' | 'ids' | 'clock'>,
  { dossier, level, lotId, kind, findings, actor }: Recording,
): Promise<void> {
  const [project] = findings.length > 0 ? await store.arrangement.runningFor(dossier.fondsId) : [];
  if (project === undefined) return;
  const writers = await writersOf({ store }, dossier);
  const common = { projectId: project.id, lotId: lotId ?? null, dossierId: dossier.id, level, kind, foundBy: actor };
  const rows = findings.map(({ field, note }) => ({
    ...{ ...common, id: ids.next(), field, note: note ?? null, foundAt: clock.now() },
    worker: writers.get(field) ?? dossier.editors[0] ?? '',
  }));
  await store.arrangement.addFindings(rows);
}

const PAGE = 200;

/** Who wrote each field last, by the ledger; what nobody changed is of who described it first. */
async function writersOf({ store }: Pick<ArchiveDeps, 'store'>, { id }: Dossier): Promise<ReadonlyMap<string, string>> {
  const writers = new Map<string, string>();
  let after: string | undefined;
  do {
    const page = await store.ledger.list({ subject: id }, { limit: PAGE, ...(after !== undefined && { after }) });
    // Newest first: the first one found wrote last.
    for (const [field, actor] of page.items.flatMap(writtenFields)) if (!writers.has(field)) writers.set(field, actor);
    after = page.next;
  } while (after !== undefined);
  return writers;
}

function writtenFields({ action, actor, body }: LedgerEntry): readonly (readonly [string, string])[] {
  const { fields } = body;
  if (action !== 'dossier.changed' || !Array.isArray(fields)) return [];
  return fields.filter((field) => typeof field === 'string').map((field) => [field, actor]);
}
