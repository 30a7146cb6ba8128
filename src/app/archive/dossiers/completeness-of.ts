import {
  checkCompleteness,
  DEFAULT_DOCUMENT_LIST,
  type CompletenessFinding,
  type CompletenessSettings,
} from '../../../domain/archive/completeness.ts';
import type { Viewer } from '../../../domain/access/sight.ts';
import type { Dossier } from '../../../domain/archive/dossier.ts';
import type { Fonds } from '../../../domain/archive/fonds.ts';
import { withSubNodes } from '../../../domain/archive/ordering.ts';
import type { DossierFilter } from '../../../ports/archive/dossiers.ts';
import type { DossierDeps } from './dossier-deps.ts';
import { requireFonds } from './require-dossier.ts';

type StoreDeps = Pick<DossierDeps, 'store'>;

export function completenessSettings({ settings }: Fonds): CompletenessSettings {
  const { sheetsNumberedFromYears } = settings;
  return { sheetsNumberedFromYears, documentListFor: DEFAULT_DOCUMENT_LIST };
}

export async function completenessOf({ store }: StoreDeps, dossier: Dossier): Promise<readonly CompletenessFinding[]> {
  const fonds = await requireFonds({ store }, dossier.fondsId);
  return checkCompleteness(dossier, await store.dossiers.documents(dossier.id), completenessSettings(fonds));
}

export interface DossierFindings {
  readonly dossier: Pick<Dossier, 'id' | 'temporaryNumber' | 'description' | 'state' | 'nodeId'>;
  readonly findings: readonly CompletenessFinding[];
}
export interface CompletenessReport {
  readonly dossiers: number;
  readonly blocking: number;
  readonly warned: number;
  /** Those of which something is to be said, in the archival order. */
  readonly items: readonly DossierFindings[];
}

/** Looks through a fonds, or a heading with all below it, as far as the viewer may see. @throws RequestError `not-found` */
export async function checkFonds(
  { store }: StoreDeps,
  { fondsId, nodeId, visibleTo }: { readonly fondsId: string; readonly nodeId?: string; readonly visibleTo?: Viewer },
): Promise<CompletenessReport> {
  const settings = completenessSettings(await requireFonds({ store }, fondsId));
  const nodeIds = nodeId === undefined ? undefined : [...withSubNodes(await store.fonds.nodes(fondsId), nodeId)];
  const report = { dossiers: 0, blocking: 0, warned: 0, items: [] as DossierFindings[] };
  for await (const dossiers of pagesOf(
    { store },
    { fondsId, ...(nodeIds && { nodeIds }), ...(visibleTo && { visibleTo }) },
  )) {
    report.dossiers += dossiers.length;
    for (const item of await findingsOf({ store }, dossiers, settings)) {
      if (item.findings.length === 0) continue;
      report.items.push(item);
      if (item.findings.some(({ blocks }) => blocks !== null)) report.blocking += 1;
      else report.warned += 1;
    }
  }
  return report;
}

export interface CheckedDossier {
  readonly dossier: Dossier;
  readonly findings: readonly CompletenessFinding[];
}

/** Of many dossiers of one fonds, by one reading of their documents. */
export async function findingsOf(
  { store }: StoreDeps,
  dossiers: readonly Dossier[],
  settings: CompletenessSettings,
): Promise<readonly CheckedDossier[]> {
  const facts = await store.dossiers.documentFacts(dossiers.map(({ id }) => id));
  return dossiers.map((dossier) => ({
    dossier,
    findings: checkCompleteness(dossier, facts.get(dossier.id) ?? [], settings),
  }));
}

/** As many as are held at once, with what the rules look at of their documents. */
const PAGE = 1000;

export async function* pagesOf({ store }: StoreDeps, filter: DossierFilter): AsyncGenerator<readonly Dossier[]> {
  let after: string | undefined;
  do {
    const page = await store.dossiers.list(filter, { limit: PAGE, ...(after !== undefined && { after }) });
    yield page.items;
    after = page.next;
  } while (after !== undefined);
}
