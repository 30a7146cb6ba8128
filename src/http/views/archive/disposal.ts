import type { AddedItems } from '../../../app/archive/disposal/list-items.ts';
import type { ExecutionProgress } from '../../../app/archive/disposal/execute-case.ts';
import type { CaseOverview, ListCheck } from '../../../app/archive/disposal/show-case.ts';
import type { DisposalCase } from '../../../domain/disposal/disposal-case.ts';
import type { DocumentCopy, DuplicateGroup } from '../../../domain/disposal/duplicates.ts';
import type { EliminationItem } from '../../../domain/disposal/elimination-item.ts';
import { reasonFacts } from '../../../domain/disposal/elimination-reasons.ts';
import { REGIMES } from '../../../domain/disposal/regime.ts';
import { periodKey } from '../../../domain/retention/retention-period.ts';
import { message, type Language } from '../../../infra/messages/message.ts';
import type { CastVote, DisposalFile } from '../../../ports/archive/disposals.ts';

/** `DisposalCase` of the description. */
export function caseView({ begunAt, ...given }: DisposalCase, language: Language): object {
  return {
    ...given,
    begunAt: begunAt?.toISOString() ?? null,
    stateTitle: message(`disposal.state.${given.state}`, {}, language),
    norms: REGIMES[given.regime].norms,
    councilTitle: REGIMES[given.regime].council,
  };
}

/** `DisposalOverview` of the description. */
export function overviewView(overview: CaseOverview, language: Language): object {
  const { given, counts, files, council, missingPapers, deadline, overdue, moves } = overview;
  const words = (key: string) => message(key, {}, language);
  return {
    case: caseView(given, language),
    ...{ counts, files, deadline, overdue },
    council: council.map(({ fault, severity }) => ({
      fault,
      severity,
      message: words(`validation.disposal-${fault}`),
    })),
    missingPapers: missingPapers.map((kind) => ({ kind, title: words(`disposal.paper.${kind}`) })),
    moves: moves.map(({ to, missing }) => ({
      to,
      title: words(`disposal.state.${to}`),
      missing: missing.map((guard) => ({ guard, title: words(`disposal.guard.${guard}`) })),
    })),
  };
}

/** Of a dossier that became secret since it was listed, those who may not see it see that something stands there. */
export function itemView(item: EliminationItem, hidden: boolean): object {
  const { title, note, entry, because, keptCopy, ...record } = item.record;
  const said = {
    title,
    note: note ?? null,
    entry: entry ?? null,
    because: because ?? null,
    keptCopy: keptCopy ?? null,
  };
  const masked = { title: null, note: null, entry: null, because: null, keptCopy: null };
  const { id, ordinal, kind, state, reason, dossierId, documentId } = item;
  return {
    ...{ id, ordinal, kind, state, reason, dossierId, documentId, hidden },
    reasonTitle: reasonFacts(reason).title,
    ...{ ...record, ...(hidden ? masked : said) },
  };
}

export function addedView({ added, already, refused }: AddedItems, language: Language): object {
  return {
    ...{ added, already },
    refused: refused.map(({ index, because }) => ({
      ...{ index, code: because, message: message(`validation.disposal-${because}`, {}, language) },
    })),
  };
}

export function checkView({ refused, staying }: ListCheck, language: Language): object {
  return {
    refused: refused.map(({ item: { id, ordinal }, because }) => ({
      ...{ itemId: id, ordinal, code: because, message: message(`validation.disposal-${because}`, {}, language) },
    })),
    staying: staying.map(({ scanFileId, name, items, linkedTo, unfiled, because }) => ({
      ...{ scanFileId, name, items, linkedTo, unfiled },
      ...{ code: because, message: troubleWords(because, language) },
    })),
  };
}

export function voteView({ castAt, reason, ...vote }: CastVote): object {
  return { ...vote, reason: reason ?? null, castAt: castAt.toISOString() };
}

export function fileView({ updatedAt, ...file }: DisposalFile, language: Language): object {
  return {
    ...file,
    updatedAt: updatedAt.toISOString(),
    stateTitle: message(`disposal.file.${file.state}`, {}, language),
    trouble: file.code === null ? null : troubleWords(file.code, language),
  };
}

/** Codes of errors have their own words. */
export function troubleWords(code: string, language: Language): string {
  const key = `disposal.trouble.${code}`;
  return message(OWN_TROUBLES.has(code) ? key : code, {}, language);
}

const OWN_TROUBLES: ReadonlySet<string> = new Set([
  ...['host-cannot', 'content-unknown', 'in-trash', 'not-found', 'linked', 'unfiled', 'content-changed'],
  ...['added', 'item-kept', 'by-hand', 'touched', 'host-busy', 'owned', 'changed-in-trash', 'forbidden'],
]);

export function progressView({ files, open, troubled }: ExecutionProgress, language: Language): object {
  return {
    ...{ files, open },
    troubled: troubled.map(({ scanFileId, name, code }) => ({
      ...{ scanFileId, name, code, message: code === null ? '' : troubleWords(code, language) },
    })),
  };
}

export function groupView({ sign, kept, others }: DuplicateGroup): object {
  return { sign, kept: copyView(kept), others: others.map(copyView) };
}

function copyView({ period, ...copy }: DocumentCopy): object {
  return { ...copy, period: period === null ? null : periodKey(period) };
}
