import {
  checkCompleteness,
  DEFAULT_DOCUMENT_LIST,
  type CompletenessFinding,
  type CompletenessSettings,
} from '../../../domain/archive/completeness.ts';
import type { DocumentInDossier } from '../../../domain/archive/document-in-dossier.ts';
import type { Dossier } from '../../../domain/archive/dossier.ts';
import type { Fonds } from '../../../domain/archive/fonds.ts';
import { withSubNodes } from '../../../domain/archive/ordering.ts';
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

/** Looks through a fonds, or a heading with all below it. @throws RequestError `not-found` */
export async function checkFonds(
  { store }: StoreDeps,
  { fondsId, nodeId }: { readonly fondsId: string; readonly nodeId?: string },
): Promise<CompletenessReport> {
  const fonds = await requireFonds({ store }, fondsId);
  const settings = completenessSettings(fonds);
  const within = nodeId === undefined ? undefined : withSubNodes(await store.fonds.nodes(fondsId), nodeId);
  const documents = await documentsOfFonds({ store }, fondsId);
  const all = await allDossiers({ store }, fondsId);
  const dossiers = all.filter((one) => within === undefined || (one.nodeId !== null && within.has(one.nodeId)));
  const items = dossiers
    .map((dossier) => ({ dossier, findings: checkCompleteness(dossier, documents.get(dossier.id) ?? [], settings) }))
    .filter(({ findings }) => findings.length > 0);
  const blocking = items.filter(({ findings }) => findings.some(({ blocks }) => blocks !== null)).length;
  return { dossiers: dossiers.length, blocking, warned: items.length - blocking, items };
}

const PAGE = 5000;

export async function allDossiers({ store }: StoreDeps, fondsId: string): Promise<readonly Dossier[]> {
  const found: Dossier[] = [];
  let after: string | undefined;
  do {
    const page = await store.dossiers.list({ fondsId }, { limit: PAGE, ...(after !== undefined && { after }) });
    found.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return found;
}

async function documentsOfFonds(
  { store }: StoreDeps,
  fondsId: string,
): Promise<ReadonlyMap<string, readonly DocumentInDossier[]>> {
  const found = new Map<string, DocumentInDossier[]>();
  let after: string | undefined;
  do {
    const page = await store.dossiers.listDocuments(fondsId, { limit: PAGE, ...(after !== undefined && { after }) });
    for (const document of page.items) {
      const list = found.get(document.dossierId);
      if (list === undefined) found.set(document.dossierId, [document]);
      else list.push(document);
    }
    after = page.next;
  } while (after !== undefined);
  return found;
}
