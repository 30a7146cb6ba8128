import { isHiddenFrom } from '../../../domain/access/sight.ts';
import type { EliminationItem } from '../../../domain/disposal/elimination-item.ts';
import type { EliminationReason } from '../../../domain/disposal/elimination-reasons.ts';
import { periodKey } from '../../../domain/retention/retention-period.ts';
import type { DossierForList } from '../../../ports/archive/disposals.ts';
import { hiddenMaterial } from '../access/hidden-material.ts';
import { sightOf } from '../access/sight-of.ts';
import { allCases } from './all-cases.ts';
import { listDue } from '../retention/list-due.ts';
import type { DisposalDeps } from './disposal-deps.ts';
import type { Viewer } from './show-case.ts';

/** A line of the yearly list (TT 05/2025, Điều 48–50): `Xem xét hủy`. Texts are null where the asker may not see them. */
export interface ReviewLine {
  readonly code: string | null;
  readonly title: string | null;
  /** As `periodKey` writes it; null where nobody decided. */
  readonly period: string | null;
  readonly documents: number;
  readonly pages: number | null;
  readonly reason: EliminationReason;
  /** A paper original is there: it must be noted. */
  readonly paperOriginal: boolean;
  readonly note: string | null;
}
export interface ReviewList {
  readonly dossiers: readonly ReviewLine[];
  readonly documents: readonly ReviewLine[];
}

export interface ReviewQuery {
  readonly fondsId: string;
  readonly year: number;
  readonly viewer: Viewer;
}

const MOST_LINES = 20_000;

/**
 * What is to be appraised for destruction in a year: files whose term ends until its last day, and what stands on lists
 * that are open. For custodians alone secret lines have their words.
 */
export async function reviewList(deps: DisposalDeps, { fondsId, year, viewer }: ReviewQuery): Promise<ReviewList> {
  const { store, dueSettings } = deps;
  const on = `${String(year).padStart(4, '0')}-12-31`;
  const due = await listDue(deps, { on, settings: dueSettings, fondsId }, { limit: MOST_LINES });
  const ended = due.items.filter(({ day }) => day <= on).map(({ id }) => id);
  const cases = await allCases(store, fondsId);
  const listed = (
    await Promise.all(cases.map(({ id }) => store.disposals.allItems(id, { states: ['listed'] })))
  ).flat();
  const whole = new Map(listed.flatMap((item) => (item.kind === 'dossier' ? [[item.dossierId ?? '', item]] : [])));
  const ids = [...new Set([...whole.keys(), ...ended])];
  const dossiers = await store.disposals.dossiersForList(ids, on);
  const parts = listed.filter(({ kind }) => kind === 'document');
  const sight = sightOf(viewer.role);
  const holders = parts.flatMap(({ dossierId }) => dossierId ?? []);
  const hidden = await hiddenMaterial({ store }, holders, { sight });
  return {
    dossiers: dossiers.map((dossier) => {
      const line = lineOf(dossier, whole.get(dossier.id)?.reason ?? 'expired');
      return isHiddenFrom(dossier.description, { sight }) ? masked(line) : line;
    }),
    documents: parts.map((item) => {
      const line = documentLine(item);
      return hidden.documents.has(item.documentId ?? '') ? masked(line) : line;
    }),
  };
}

/** The code holds year and notation; what is left tells that something stands there. */
function masked({ pages, paperOriginal, reason }: ReviewLine): ReviewLine {
  return { ...{ code: null, title: null, period: null, note: null, documents: 1 }, pages, paperOriginal, reason };
}

function documentLine({ record, reason }: EliminationItem): ReviewLine {
  const { code = null, title, period = null, pages = null, paperOriginal, note = null } = record;
  return { ...{ code, title, period, reason, documents: 1 }, pages, paperOriginal, note };
}

function lineOf(dossier: DossierForList, reason: EliminationReason): ReviewLine {
  const { description, group, code, documents, boxNumber } = dossier;
  const { title, pageCount, sheetCount, documentCount, note, paperDossierCode } = description;
  return {
    code,
    title,
    period: group.period === null ? null : periodKey(group.period),
    documents: documentCount ?? documents,
    pages: pageCount ?? sheetCount ?? null,
    reason,
    paperOriginal: boxNumber !== null || sheetCount !== undefined || paperDossierCode !== undefined,
    note: note ?? null,
  };
}
