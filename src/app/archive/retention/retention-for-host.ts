import { isSecret, type Dossier } from '../../../domain/archive/dossier.ts';
import { isDossierHidden } from '../../../domain/access/sight.ts';
import type { DossierState } from '../../../domain/workflow/dossier-state.ts';
import type { PartialDate } from '../../../domain/archive/partial-date.ts';
import { yearOf } from '../../../domain/retention/day.ts';
import { latestDue, type DueSettings } from '../../../domain/retention/due-date.ts';
import { longestPeriods, type RetentionPeriod } from '../../../domain/retention/retention-period.ts';
import type { HostValues } from '../../../ports/host-values.ts';
import type { RetentionDeps } from './examine-schedule.ts';
import { dueOfGroup } from './due-of-group.ts';

type Deps = Pick<RetentionDeps, 'store'>;

/**
 * What a host shows of the dossier in which a document lies: period, cited row, the first day on which it may go, a hold,
 * the codes of fonds and dossier, its title and how far it has come. Of several dossiers the longest period and the last day
 * hold, and any hold of theirs. Undefined where it lies in none; nothing of a secret dossier goes out, and no title of one that
 * is used under conditions.
 */
export async function retentionForHost(
  deps: Deps,
  settings: DueSettings,
  documentId: string,
): Promise<HostValues | undefined> {
  const { dossiers } = deps.store;
  const ids = (await dossiers.dossiersOf([documentId])).get(documentId) ?? [];
  if (ids.length === 0) return undefined;
  const found = (await dossiers.findMany(ids)).filter(({ description }) => !isSecret(description));
  const facts = await Promise.all(found.map((dossier) => factsOf(deps, settings, dossier)));
  return valuesOf(found, facts);
}

type Facts = Awaited<ReturnType<typeof factsOf>>;

function valuesOf(found: readonly Dossier[], facts: readonly Facts[]): HostValues {
  const due = facts.length === 0 ? undefined : latestDue(facts.map((one) => one.due));
  const [item] = found.flatMap(({ retentionDecision }) => retentionDecision?.item ?? []);
  const [code, ...codes] = found.flatMap((one) => one.code ?? []);
  return {
    ...periodOf(facts),
    ...(item !== undefined && { retentionItem: item }),
    // The last day of keeping is not yet one on which it may go.
    ...(due?.kind === 'on' && { retentionDueOn: due.actionFrom }),
    ...(facts.some(({ held }) => held) && { retentionHold: true }),
    ...(code !== undefined && codes.length === 0 && { dossierCode: code }),
    ...namesOf(found, facts),
  };
}

/** Of several dossiers no title is the document's; of one fonds alone the code. */
function namesOf(found: readonly Dossier[], facts: readonly Facts[]): HostValues {
  const [dossier, ...others] = found;
  const [fondsCode, ...codes] = new Set(facts.flatMap((one) => one.fondsCode ?? []));
  return {
    ...(fondsCode !== undefined && codes.length === 0 && { fondsCode }),
    ...(dossier && others.length === 0 && titleAndState(dossier)),
  };
}

/** Whoever may open the document in the host reads its fields: a title that readers are not shown here stays here. */
function titleAndState(dossier: Dossier): HostValues {
  const isShown = !isDossierHidden(dossier, { sight: 'open' });
  return { ...(isShown && { dossierTitle: dossier.description.title }), dossierState: STATES[dossier.state] };
}

/** Options of the field in hosts, as above. */
const STATES: Readonly<Record<DossierState, string>> = {
  receiving: 'Đang chỉnh lý',
  sorting: 'Đang chỉnh lý',
  described: 'Đang chỉnh lý',
  checked: 'Đang chỉnh lý',
  numbered: 'Đang chỉnh lý',
  boxed: 'Đã chỉnh lý',
  digitising: 'Đang số hóa',
  accepted: 'Đã nghiệm thu',
  packaged: 'Đã nghiệm thu',
  'handed-over': 'Đã giao nộp',
  'proposed-for-elimination': 'Đề nghị hủy',
  council: 'Đề nghị hủy',
  destroyed: 'Đã hủy',
  kept: 'Đã chỉnh lý',
};

function periodOf(facts: readonly Facts[]): HostValues {
  const [period, ...others] = longestPeriods(facts.flatMap((one) => one.period ?? []));
  if (period === undefined) return {};
  return { retentionPeriod: others.length > 0 ? OTHER : periodOption(period) };
}

async function factsOf({ store }: Deps, settings: DueSettings, dossier: Dossier) {
  const { description, retentionDecision } = dossier;
  const facts = await store.retention.facts(dossier.id);
  const holds = await store.retention.holdsOf(dossier.id);
  const fonds = await store.fonds.find(dossier.fondsId);
  const held = holds.some(({ releasedAt }) => releasedAt === null);
  const period = description.retention ?? null;
  const group = {
    ...{ period, item: retentionDecision?.item ?? null, held, carriedOver: facts?.carriedOver ?? false },
    endYear: yearOrNull(description.endDate),
    creatorEndYear: fonds?.state === 'closed' ? yearOrNull(fonds.end) : null,
    eventYear: yearOrNull(facts?.eventOn),
  };
  return { fondsCode: fonds?.code ?? null, period, held, due: dueOfGroup(group, settings) };
}

function yearOrNull(date: PartialDate | null | undefined): number | null {
  return date === null || date === undefined ? null : yearOf(date);
}

/** Options of the field in hosts (`mappings/paperless/values.json`). */
const OTHER = 'Khác';
const YEARS: ReadonlySet<number> = new Set([70, 50, 30, 20, 15, 10, 5, 2]);

function periodOption(period: RetentionPeriod): string {
  switch (period.kind) {
    case 'permanent':
      return 'Vĩnh viễn';
    case 'years':
      return YEARS.has(period.years) ? `${String(period.years).padStart(2, '0')} năm` : OTHER;
    case 'until-superseded':
      return 'Đến khi văn bản hết hiệu lực';
    case 'life-of-work':
      return 'Theo tuổi thọ công trình, thiết bị';
    case 'years-after-event':
      return OTHER;
  }
}
