import { caseMovesFrom, type CaseState } from '../../../domain/disposal/case-state.ts';
import { checkCouncil, type CouncilFinding } from '../../../domain/disposal/council.ts';
import type { DisposalCase } from '../../../domain/disposal/disposal-case.ts';
import type { DisposalFileState, FileKeptBecause } from '../../../domain/disposal/disposal-file.ts';
import {
  destructionDeadline,
  missingPapers,
  type PaperKind,
  type RequiredPaper,
} from '../../../domain/disposal/regime.ts';
import type { Role } from '../../../ports/store/accounts.ts';
import type { CaseFilter, FileOfList, ItemCounts } from '../../../ports/archive/disposals.ts';
import type { PageOf, PageRequest } from '../../../ports/store/paging.ts';
import { RequestError } from '../../../ports/errors.ts';
import { today } from '../../host/count-run.ts';
import { refusedItems, type RefusedItem } from './check-list.ts';
import { missingGuards, type DisposalDeps } from './disposal-deps.ts';
import { keptBecause, neededBecause } from './kept-because.ts';

/** Who asks: a council sees its own lists alone, and secret lists are for custodians and their council. */
export interface Viewer {
  readonly account: string;
  readonly role: Role;
}

export function isCustodian({ role }: Viewer): boolean {
  return role === 'administrator' || role === 'archivist';
}

export function isMember({ record: { members = [] } }: DisposalCase, { account }: Viewer): boolean {
  return members.some((member) => member.account === account);
}

function maySee(given: DisposalCase, viewer: Viewer): boolean {
  if (isCustodian(viewer) || isMember(given, viewer)) return true;
  return viewer.role !== 'council' && !given.secret;
}

/** One that may not be seen is not there. @throws RequestError `not-found` */
export async function requireVisible(
  { store }: Pick<DisposalDeps, 'store'>,
  caseId: string,
  viewer: Viewer,
): Promise<DisposalCase> {
  const found = await store.disposals.find(caseId);
  if (found !== undefined && maySee(found, viewer)) return found;
  throw new RequestError('not-found', 'No case of this id', { details: { id: caseId } });
}

export function listCases(
  { store }: Pick<DisposalDeps, 'store'>,
  viewer: Viewer,
  { page, ...filter }: Pick<CaseFilter, 'fondsId' | 'states'> & { readonly page: PageRequest },
): Promise<PageOf<DisposalCase>> {
  const seen = isCustodian(viewer) ? {} : { withoutSecret: true };
  const own = viewer.role === 'council' ? { account: viewer.account } : seen;
  return store.disposals.list({ ...filter, ...own }, page);
}

export interface CaseOverview {
  readonly given: DisposalCase;
  readonly counts: ItemCounts;
  readonly files: Readonly<Record<DisposalFileState, number>>;
  readonly council: readonly CouncilFinding[];
  readonly missingPapers: readonly RequiredPaper[];
  /** The last day for the destruction; null where the law names none, or nobody decided yet. */
  readonly deadline: string | null;
  readonly overdue: boolean;
  /** Where one can go from here, with what is still missing for each; items are looked at when the move is made. */
  readonly moves: readonly { readonly to: CaseState; readonly missing: readonly string[] }[];
}

export async function showCase(deps: DisposalDeps, given: DisposalCase): Promise<CaseOverview> {
  const { disposals } = deps.store;
  const [counts, files] = [await disposals.counts(given.id), await disposals.fileCounts(given.id)];
  const { regime, record, decidedOn, state } = given;
  const listed = counts.byState.listed + counts.byState.destroyed;
  const deadline = destructionDeadline(regime, decidedOn);
  const open = given.destroyedOn === null && state !== 'withdrawn';
  const facts = {
    ...{ listed: counts.byState.listed, kept: counts.byState.kept, refused: 0, reason: '-' },
    ...{ openFiles: files.planned + files.witnessed + files.trashed, keptFiles: files.kept },
  };
  return {
    ...{ given, counts, files, deadline, overdue: deadline !== null && open && today(deps) > deadline },
    council: record.members === undefined ? [] : checkCouncil(regime, record.members),
    missingPapers: missingPapers(regime, {
      papers: new Set(Object.keys(record.papers ?? {}) as PaperKind[]), // keys of a typed record
      ...{ opinionRequired: record.opinionRequired, listed, explained: record.explanation !== undefined },
    }),
    moves: caseMovesFrom(state).map((to) => ({ to, missing: missingGuards(given, to, facts) ?? [] })),
  };
}

export interface ListCheck {
  /** Items that may not be destroyed as things stand. */
  readonly refused: readonly RefusedItem[];
  /**
   * Files that stay in their host: a dossier that is not on the list has a document in them, or one lies in none; once
   * the list was submitted also those that came later, or whose content did.
   */
  readonly staying: readonly (FileOfList & { readonly because: FileKeptBecause })[];
}

/** What speaks against the list as it stands, before anything is done. */
export async function checkList(deps: DisposalDeps, given: DisposalCase): Promise<ListCheck> {
  const items = await deps.store.disposals.allItems(given.id, { states: ['listed'] });
  const files = await deps.store.disposals.filesOfList(given.id);
  const reasonOf = given.state === 'draft' ? neededBecause : keptBecause;
  return {
    refused: await refusedItems(deps, given, items),
    staying: files.flatMap((file) => {
      const because = reasonOf(file);
      return because === undefined ? [] : [{ ...file, because }];
    }),
  };
}
