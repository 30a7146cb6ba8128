import { isListOpen } from '../../../domain/disposal/case-state.ts';
import type { DisposalCase } from '../../../domain/disposal/disposal-case.ts';
import type { EliminationItem, EliminationRecord } from '../../../domain/disposal/elimination-item.ts';
import type { ItemRefusal } from '../../../domain/disposal/refuse-item.ts';
import { periodKey } from '../../../domain/retention/retention-period.ts';
import type { DossierForList } from '../../../ports/archive/disposals.ts';
import { RecordError, RequestError } from '../../../ports/errors.ts';
import type { RecordFault } from '../../../ports/record-check.ts';
import { today } from '../../host/count-run.ts';
import { listDue } from '../retention/list-due.ts';
import { demandRecord } from '../refuse.ts';
import { tidy } from '../tidy.ts';
import { lockCase, tell, type CaseCommand, type DisposalDeps } from './disposal-deps.ts';
import { readItemBook, type AskedItem, type ItemBook } from './item-facts.ts';

/** A line to be put on the list. Of loose material title and reason are what the arranging account wrote. */
export interface NewItem extends AskedItem {
  readonly title?: string;
  readonly container?: string;
  readonly volume?: string;
  readonly documents?: number;
  readonly pages?: number;
  readonly because?: string;
  readonly note?: string;
}

export interface ItemsCommand extends CaseCommand {
  readonly items: readonly NewItem[];
  /** Those that may not be on the list are told and left out; without it one refusal refuses all. */
  readonly leaveOut?: boolean;
}

export interface AddedItems {
  readonly added: number;
  /** On this list already. */
  readonly already: number;
  readonly refused: readonly { readonly index: number; readonly because: ItemRefusal | 'unknown' }[];
}

const MOST_ITEMS = 20_000;

/**
 * Puts dossiers, documents and loose material onto the list of a draft.
 * @throws RecordError naming each item that may not be there; RequestError `not-found`, `forbidden-move`; StoreError `stale`
 */
export async function addItems(deps: DisposalDeps, command: ItemsCommand): Promise<AddedItems> {
  const { items, leaveOut = false } = tidy(command);
  return deps.store.transaction(async () => {
    const given = await lockOpenList(deps, command);
    // Its dossiers are split, merged and moved under this lock.
    await deps.store.dossiers.lockFonds(given.fondsId);
    const listed = await deps.store.disposals.allItems(given.id);
    if (listed.length + items.length > MOST_ITEMS)
      throw new RecordError([{ field: 'items', keyword: 'too-many', details: { limit: MOST_ITEMS } }]);
    const book = await readItemBook(deps, given, items);
    const refused = items.flatMap((item, index) => {
      const because = book.refuse(item);
      return because === undefined ? [] : [{ index, because }];
    });
    if (refused.length > 0 && !leaveOut) throw new RecordError(refused.map(toFault));
    const refusedAt = new Set(refused.map(({ index }) => index));
    const wanted = items.filter((_, index) => !refusedAt.has(index));
    const fresh = notYetListed(wanted, listed, book);
    const made = fresh.map((item) => toItem(deps, { given, book, item }));
    await deps.store.disposals.addItems(given.id, made);
    await touch(deps, given);
    const counts = { added: made.length, already: wanted.length - made.length, refused: refused.length };
    await tell(deps, command, { what: 'items-added', body: counts });
    return { added: counts.added, already: counts.already, refused };
  });
}

/** Raises the revision: whoever saw the list before has not seen this. */
function touch(deps: DisposalDeps, { id, revision }: DisposalCase): Promise<DisposalCase> {
  return deps.store.disposals.update(id, revision, {});
}

async function lockOpenList(deps: DisposalDeps, command: CaseCommand): Promise<DisposalCase> {
  const given = await lockCase(deps, command);
  if (isListOpen(given.state)) return given;
  const details = { id: given.id, state: given.state, missing: 'draft' };
  throw new RequestError('forbidden-move', 'The list is not open', { details });
}

function toFault({ index, because }: AddedItems['refused'][number]): RecordFault {
  return { field: `items.${String(index)}`, keyword: `disposal-${because}`, details: {} };
}

/** A document of a dossier that is on the list whole goes with it; loose material has nothing to be known by. */
function notYetListed(items: readonly NewItem[], listed: readonly EliminationItem[], book: ItemBook) {
  const dossiers = new Set(listed.flatMap((one) => (one.kind === 'dossier' ? (one.dossierId ?? []) : [])));
  const documents = new Set(listed.flatMap(({ documentId }) => documentId ?? []));
  for (const { kind, dossierId } of items) if (kind === 'dossier') dossiers.add(`new ${dossierId ?? ''}`);
  return items.filter(({ kind, dossierId, documentId }) => {
    if (kind === 'loose') return true;
    const id = (kind === 'dossier' ? dossierId : documentId) ?? '';
    const seen = kind === 'dossier' ? dossiers : documents;
    const whole = kind === 'document' ? (book.documents.get(id)?.dossierId ?? '') : '';
    if (seen.has(id) || (whole !== '' && (dossiers.has(whole) || dossiers.has(`new ${whole}`)))) return false;
    seen.add(id);
    return true;
  });
}

interface Made {
  readonly given: DisposalCase;
  readonly book: ItemBook;
  readonly item: NewItem;
}

function toItem(deps: DisposalDeps, { given, book, item }: Made): Omit<EliminationItem, 'ordinal'> {
  const document = item.kind === 'document' ? book.documents.get(item.documentId ?? '') : undefined;
  const dossier = book.dossiers.get(document?.dossierId ?? item.dossierId ?? '');
  const record = recordOf(item, dossier, document && { entry: document.entry, ordinal: document.ordinal });
  demandRecord(deps, 'disposal-item', record);
  return {
    ...{ id: deps.ids.next(), caseId: given.id, kind: item.kind, state: 'listed', reason: item.reason },
    ...{ dossierId: dossier?.id ?? null, documentId: document?.id ?? null, record },
  };
}

function recordOf(
  item: NewItem,
  dossier: DossierForList | undefined,
  document: { readonly entry: NonNullable<EliminationRecord['entry']>; readonly ordinal: number } | undefined,
): EliminationRecord {
  const { keptCopy, container, volume, because, note } = item;
  const own: Partial<EliminationRecord> = {
    ...(container !== undefined && { container }),
    ...(volume !== undefined && { volume }),
    ...(because !== undefined && { because }),
    ...(note !== undefined && { note }),
    ...(keptCopy !== undefined && { keptCopy }),
    ...(item.documents !== undefined && { documents: item.documents }),
    ...(item.pages !== undefined && { pages: item.pages }),
  };
  if (dossier === undefined) return { title: item.title ?? '', paperOriginal: true, ...own };
  return document === undefined ? { ...ofDossier(dossier), ...own } : { ...ofDocument(dossier, document), ...own };
}

function ofDossier(dossier: DossierForList): EliminationRecord {
  const { description, group, boxNumber, documents, state } = dossier;
  const { pageCount, sheetCount, documentCount } = description;
  const pages = pageCount ?? sheetCount;
  return {
    title: description.title,
    code: codeOf(dossier),
    paperOriginal: hasPaper(dossier),
    documents: documentCount ?? documents,
    stoodAt: state,
    ...(pages !== undefined && { pages }),
    ...(boxNumber !== null && { container: String(boxNumber) }),
    ...(group.period !== null && { period: periodKey(group.period) }),
  };
}

function ofDocument(
  dossier: DossierForList,
  { entry, ordinal }: { readonly entry: NonNullable<EliminationRecord['entry']>; readonly ordinal: number },
): EliminationRecord {
  const text = (name: keyof typeof entry) => (typeof entry[name] === 'string' ? entry[name] : '');
  const named = [text('documentType'), text('referenceNumber'), text('subject')]
    .filter((part) => part !== '')
    .join(' ');
  const pages = entry.pageCount ?? entry.sheetCount;
  const { group, boxNumber } = dossier;
  return {
    title: named === '' ? dossier.description.title : named,
    code: `${codeOf(dossier)}.${String(ordinal).padStart(7, '0')}`,
    paperOriginal: hasPaper(dossier),
    documents: 1,
    entry,
    ...(typeof pages === 'number' && { pages }),
    ...(boxNumber !== null && { container: String(boxNumber) }),
    ...(group.period !== null && { period: periodKey(group.period) }),
  };
}

/** Mã lưu trữ; where it has none yet, what stands on its cover or slip. */
function codeOf({ code, inventoryNumber, number, temporaryNumber }: DossierForList): string {
  if (code !== null) return code;
  return number === null ? String(temporaryNumber) : `${inventoryNumber ?? ''}/${String(number)}`;
}

function hasPaper({ boxNumber, description }: DossierForList): boolean {
  return boxNumber !== null || description.sheetCount !== undefined || description.paperDossierCode !== undefined;
}

export interface ExpiredCommand extends CaseCommand {
  /** As of this day; today where none is given. */
  readonly on?: string;
}

/** Puts all dossiers of the fonds onto the list whose term has ended, but for those that may not be there. */
export async function proposeExpired(deps: DisposalDeps, command: ExpiredCommand): Promise<AddedItems> {
  const { store, dueSettings } = deps;
  const { caseId } = command;
  const found = await store.disposals.find(caseId);
  if (found === undefined) throw new RequestError('not-found', 'No case of this id', { details: { id: caseId } });
  const query = { on: command.on ?? today(deps), settings: dueSettings, fondsId: found.fondsId };
  const due = await listDue(deps, query, { limit: MOST_ITEMS + 1 });
  // Secret material has lists of its own: the others are left for those.
  const own = due.items.filter(({ state, secret }) => state === 'due' && secret === found.secret);
  const items = own.map(({ id }): NewItem => ({ kind: 'dossier', reason: 'expired', dossierId: id }));
  return addItems(deps, { ...command, items, leaveOut: true });
}

export interface RemovalCommand extends CaseCommand {
  readonly itemIds: readonly string[];
}

/** Takes lines off the list of a draft, as if they had never stood there. @throws RequestError `not-found`, `forbidden-move` */
export async function removeItems(deps: DisposalDeps, command: RemovalCommand): Promise<number> {
  return deps.store.transaction(async () => {
    const given = await lockOpenList(deps, command);
    const wanted = new Set(command.itemIds);
    const there = (await deps.store.disposals.allItems(given.id)).filter(({ id }) => wanted.has(id));
    if (there.length < wanted.size) throw new RequestError('not-found', 'No such item on this list');
    await deps.store.disposals.removeItems([...wanted]);
    await touch(deps, given);
    const body = { ordinals: there.map(({ ordinal }) => ordinal) };
    await tell(deps, command, { what: 'items-removed', body });
    return there.length;
  });
}
