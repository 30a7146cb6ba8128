import {
  addItems,
  proposeExpired,
  removeItems,
  type AddedItems,
  type NewItem,
} from '../../app/archive/disposal/list-items.ts';
import { findDuplicates } from '../../app/archive/disposal/find-duplicates.ts';
import { keepItems } from '../../app/archive/disposal/decide-case.ts';
import { checkList, requireVisible } from '../../app/archive/disposal/show-case.ts';
import { DUPLICATE_SIGNS, type DocumentCopy } from '../../domain/disposal/duplicates.ts';
import { ELIMINATION_REASONS, ITEM_KINDS } from '../../domain/disposal/elimination-reasons.ts';
import { dayFlag } from '../dates.ts';
import { ERROR_TABLE } from '../../infra/error-table.ts';
import { fondsOf, OWNER } from './cases.ts';
import {
  argument,
  commandOf,
  flag,
  itemsOf,
  jsonOf,
  neededFlag,
  notJson,
  oneOf,
  tellState,
  type DisposalRequest,
} from './request.ts';

/** A JSON list of items, as the API takes them. */
export async function add(request: DisposalRequest): Promise<number> {
  const items = await jsonOf(request);
  if (!Array.isArray(items) || !items.every(isItem)) throw notJson(request);
  return tellAdded(request, await addItems(request.deps, { ...commandOf(request), items, leaveOut: true }));
}

/** Words and numbers are held against the schema of the record when the item is made. */
function isItem(value: unknown): value is NewItem {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('reason' in value)) return false;
  const kinds: readonly unknown[] = ITEM_KINDS;
  const reasons: readonly unknown[] = ELIMINATION_REASONS;
  return kinds.includes(value.kind) && reasons.includes(value.reason);
}

export async function proposeDue(request: DisposalRequest): Promise<number> {
  const on = dayFlag(request, 'date');
  return tellAdded(
    request,
    await proposeExpired(request.deps, { ...commandOf(request), ...(on !== undefined && { on }) }),
  );
}

function tellAdded({ context }: DisposalRequest, report: AddedItems): number {
  const { added, already, refused } = report;
  if (context.json) context.output.out(JSON.stringify(report));
  else
    for (const { index, because } of refused)
      context.output.out(
        context.text('cli.disposal.left', { index: index + 1, why: context.text(`validation.disposal-${because}`) }),
      );
  const more = { ...(already > 0 && { already }), ...(refused.length > 0 && { refused: refused.length }) };
  context.output.err(context.text('cli.disposal.added', { added, ...more }));
  return 0;
}

/** What speaks against the list, before anything is done. Exit code of `files-failed` where items may not go. */
export async function check(request: DisposalRequest): Promise<number> {
  const { context, deps } = request;
  const { refused, staying } = await checkList(deps, await requireVisible(deps, argument(request, 0, 'case'), OWNER));
  if (context.json) context.output.out(JSON.stringify({ refused, staying }));
  else {
    for (const { item, because } of refused) {
      const why = context.text(`validation.disposal-${because}`);
      context.output.out(context.text('cli.disposal.refused', { item: item.ordinal, why }));
    }
    for (const { scanFileId: id, name: file, because } of staying)
      context.output.out(
        context.text('cli.disposal.trouble', { id, file, why: context.text(`disposal.trouble.${because}`) }),
      );
  }
  const key = refused.length === 0 ? 'cli.disposal.checked' : 'cli.disposal.notChecked';
  context.output.err(context.text(key, { refused: refused.length, staying: staying.length }));
  return refused.length === 0 ? 0 : ERROR_TABLE['files-failed'].exit;
}

export async function remove(request: DisposalRequest): Promise<number> {
  const items = await itemsOf(request);
  const removed = await removeItems(request.deps, { ...commandOf(request), itemIds: items.map(({ id }) => id) });
  request.context.output.err(request.context.text('cli.disposal.removed', { items: removed }));
  return 0;
}

export async function keep(request: DisposalRequest): Promise<number> {
  const [items, reason] = [await itemsOf(request), neededFlag(request, 'reason')];
  const wanted = items.map(({ id: itemId }) => ({ itemId, reason }));
  const given = await keepItems(request.deps, { ...commandOf(request), keep: wanted });
  request.context.output.err(request.context.text('cli.disposal.kept', { items: items.length }));
  return tellState(request, given);
}

const GROUPS_SHOWN = 200;

export async function duplicates(request: DisposalRequest): Promise<number> {
  const { context, deps } = request;
  const fondsId = await fondsOf(request);
  const signs = flag(request, 'sign') === undefined ? undefined : [oneOf(request, 'sign', DUPLICATE_SIGNS)];
  const { groups, all } = await findDuplicates(deps, { fondsId, limit: GROUPS_SHOWN, ...(signs && { signs }) });
  if (context.json) context.output.out(JSON.stringify({ groups, all }));
  else
    for (const { sign, kept, others } of groups) {
      const details = { sign: context.text(`disposal.sign.${sign}`), kept: nameOf(kept) };
      context.output.out(context.text('cli.disposal.duplicate', { ...details, others: others.map(nameOf).join('; ') }));
    }
  context.output.err(context.text('cli.disposal.duplicates', { all }));
  return 0;
}

function nameOf({ documentId, code, title, ordinal }: DocumentCopy): string {
  return `${code ?? title} #${String(ordinal)} (${documentId})`;
}
