import type { EliminationReason } from '../../../domain/disposal/elimination-reasons.ts';
import { periodKey } from '../../../domain/retention/retention-period.ts';
import type { DossierForList } from '../../../ports/archive/disposals.ts';
import { allCases } from './all-cases.ts';
import { listDue } from '../retention/list-due.ts';
import type { DisposalDeps } from './disposal-deps.ts';
import { isCustodian, type Viewer } from './show-case.ts';

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
  const holders = await store.disposals.dossiersForList(
    [...new Set(parts.map(({ dossierId }) => dossierId ?? ''))],
    on,
  );
  const secretHolders = new Set(holders.flatMap(({ id, secret }) => (secret ? id : [])));
  const open = isCustodian(viewer);
  return {
    dossiers: dossiers.map((dossier) => lineOf(dossier, whole.get(dossier.id)?.reason ?? 'expired', open)),
    documents: parts.map(({ record, reason, dossierId }) => {
      const seen = open || !secretHolders.has(dossierId ?? '');
      return {
        ...{ code: record.code ?? null, title: seen ? record.title : null, period: record.period ?? null, reason },
        ...{
          documents: 1,
          pages: record.pages ?? null,
          paperOriginal: record.paperOriginal,
          note: record.note ?? null,
        },
      };
    }),
  };
}

function lineOf(dossier: DossierForList, reason: EliminationReason, open: boolean): ReviewLine {
  const { description, group, code, documents, secret, boxNumber } = dossier;
  const { title, pageCount, sheetCount, documentCount, note, paperDossierCode } = description;
  return {
    code,
    title: open || !secret ? title : null,
    period: group.period === null ? null : periodKey(group.period),
    documents: documentCount ?? documents,
    pages: pageCount ?? sheetCount ?? null,
    reason,
    paperOriginal: boxNumber !== null || sheetCount !== undefined || paperDossierCode !== undefined,
    note: (open || !secret ? note : null) ?? null,
  };
}
