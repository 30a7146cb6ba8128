import { addBundles, changeReceipt, takeReceipt } from '../../app/archive/take-receipt.ts';
import { CONDITIONS, type Receipt } from '../../domain/archive/receipt.ts';
import { allPages } from '../document-table.ts';
import { actor, numberFlag, refuse } from '../project/request.ts';
import { dayWords } from '../retention/words.ts';
import { formatTable } from '../table.ts';
import { entryChanges, fieldsOf, newEntry } from './receipt-fields.ts';
import { columnsOf, fondsOf, neededFlag, notFound, oneOf, subjectOf, type MaterialRequest } from './request.ts';

/** Receipts, the latest first. */
export async function list(request: MaterialRequest): Promise<number> {
  const { context, deps } = request;
  const receipts = await receiptsOf(request, (await fondsOf(request))?.id);
  if (context.json) context.output.out(JSON.stringify(receipts));
  else if (receipts.length === 0) context.output.err(context.text('cli.receipt.none'));
  else {
    const codes = new Map(
      (await allPages((after) => deps.store.fonds.list({}, { limit: 200, ...(after && { after }) }))).map((fonds) => [
        fonds.id,
        fonds.code ?? fonds.name,
      ]),
    );
    const rows = receipts.map(({ number, receivedOn, fondsId, linearMetres, record, id }) => [
      ...[number ?? '–', dayWords(receivedOn), fondsId === null ? '–' : (codes.get(fondsId) ?? '–')],
      ...[metres(request, linearMetres), record.material, id],
    ]);
    const columns = columnsOf(request, ['number', 'receivedOn', 'fonds', 'metres', 'material', 'id'], 'material');
    context.output.out(formatTable(columns, rows, context.output.columns));
  }
  return 0;
}

function receiptsOf({ deps }: MaterialRequest, fondsId: string | undefined): Promise<readonly Receipt[]> {
  const filter = fondsId === undefined ? {} : { fondsId };
  return allPages((after) => deps.store.places.listReceipts(filter, { limit: 200, ...(after && { after }) }));
}

function metres({ context }: MaterialRequest, value: number): string {
  return new Intl.NumberFormat(context.language, { maximumFractionDigits: 3 }).format(value);
}

/** By its number or id. @throws RequestError `invalid-request` (none named, or several of the number), `not-found` */
export async function receiptOf(request: MaterialRequest): Promise<Receipt> {
  const name = subjectOf(request, 'receipt');
  const known = await request.deps.store.places.receipt(name);
  if (known !== undefined) return known;
  const [only, ...others] = (await receiptsOf(request, undefined)).filter(({ number }) => number === name);
  if (only === undefined) throw notFound(name);
  if (others.length > 0) throw refuse(name, request.context.text('cli.receipt.several'));
  return only;
}

export async function show(request: MaterialRequest): Promise<number> {
  const { context, deps } = request;
  const receipt = await receiptOf(request);
  const bundles = await deps.store.places.countBundles(receipt.id);
  if (context.json) context.output.out(JSON.stringify({ receipt, bundles }));
  else {
    for (const line of fieldsOf(request, receipt)) context.output.out(line);
    const counts = {
      all: bundles.loose + bundles['roughly-filed'],
      loose: bundles.loose,
      filed: bundles['roughly-filed'],
    };
    context.output.out(context.text('cli.receipt.counted', counts));
  }
  return 0;
}

/** `create MATERIAL`: by the minutes; bundles are counted out, ten a metre where `--bundles` says nothing else. */
export async function create(request: MaterialRequest): Promise<number> {
  const { context, deps } = request;
  const bundles = countFlag(request, 'bundles');
  const entry = await newEntry(request);
  const taken = await takeReceipt(deps, { ...entry, ...(bundles !== undefined && { bundles }), actor: actor() });
  if (context.json) context.output.out(JSON.stringify(taken));
  const told = { number: taken.receipt.number ?? taken.receipt.id, bundles: taken.bundles, id: taken.receipt.id };
  context.output.err(context.text('cli.receipt.taken', told));
  return 0;
}

export async function change(request: MaterialRequest): Promise<number> {
  const { context, deps } = request;
  const receipt = await receiptOf(request);
  const changes = await entryChanges(request, receipt);
  if (Object.keys(changes).length === 0) throw refuse('change', context.text('cli.receipt.nothing'));
  const { id, revision } = receipt;
  const changed = await changeReceipt(deps, { id, revision, changes, actor: actor() });
  if (context.json) context.output.out(JSON.stringify(changed));
  context.output.err(context.text('cli.receipt.changed', { number: changed.number ?? changed.id }));
  return 0;
}

/** Further bundles of a receipt, numbered after those that are there. */
export async function addMore(request: MaterialRequest): Promise<number> {
  const { context, deps } = request;
  const { id: receiptId, record } = await receiptOf(request);
  neededFlag(request, 'bundles');
  const bundles = countFlag(request, 'bundles') ?? 0;
  const asReceived = record.condition === 'mixed' ? 'loose' : record.condition;
  const condition = request.flags['condition'] === undefined ? asReceived : oneOf(request, 'condition', CONDITIONS);
  const taken = await addBundles(deps, { receiptId, bundles, condition, actor: actor() });
  if (context.json) context.output.out(JSON.stringify(taken));
  context.output.err(context.text('cli.receipt.added', { bundles, all: taken.bundles }));
  return 0;
}

/** A whole number from 0. @throws RequestError `invalid-request` */
export function countFlag(request: MaterialRequest, name: string): number | undefined {
  const value = numberFlag(request, name);
  if (value === undefined || (Number.isInteger(value) && value >= 0)) return value;
  throw refuse(`--${name}`, request.context.text('cli.material.notCount'));
}
