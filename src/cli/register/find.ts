import { findRowsFor } from '../../app/archive/registers/find-rows.ts';
import { listMatches } from '../../app/archive/registers/register-report.ts';
import type { RegisterRow } from '../../domain/register/register.ts';
import type { PageOf, PageRequest } from '../../ports/store/paging.ts';
import { fondsOf, refuse, type RegisterRequest } from './request.ts';
import { shownDay } from './shown-day.ts';

const AT_A_TIME = 200;

/** `vankho register find DOCUMENT [TEXT]`: rows that it may be, with the ids that `accept` takes. */
export async function find({ context, deps, args }: RegisterRequest): Promise<number> {
  const [documentId, ...words] = args;
  if (documentId === undefined) throw refuse('document', context.text('cli.register.documentNeeded'));
  const found = await findRowsFor(deps, { documentId, text: words.join(' ') });
  if (context.json) {
    context.output.out(JSON.stringify(found));
    return 0;
  }
  const { rows, hits } = found;
  for (const { rowId: id, takenBy, takenByFile, ...row } of rows) {
    const taken = takenBy === undefined ? {} : { taken: takenBy, file: takenByFile ?? '—' };
    context.output.out(context.text('cli.register.foundRow', { ...rowDetails({ id, ...row }), ...taken }));
  }
  context.output.out(context.text('cli.register.found', { shown: rows.length, hits }));
  return 0;
}

/** `vankho register without`: all documents without a row and all rows without a document, with their ids. */
export async function without(request: RegisterRequest): Promise<number> {
  const { context, deps } = request;
  const { id: fondsId } = await fondsOf(request);
  const documents = await allOf((page) => listMatches(deps, { fondsId, state: 'unmatched' }, page));
  const rows = await allOf((page) => deps.store.registers.rowsWithout(fondsId, page));
  if (context.json) {
    context.output.out(JSON.stringify({ documents, rows }));
    return 0;
  }
  context.output.out(context.text('cli.register.documentsWithout', { count: documents.length }));
  for (const { document, decided } of documents) {
    const { number = '—', issuedOn, subject = '—' } = document.values;
    const date = shownDay(issuedOn);
    const details = { id: document.documentId, file: document.fileName, number, date, subject };
    context.output.out(context.text('cli.register.unmatched', { ...details, ...(decided && { by: decided.by }) }));
  }
  context.output.out(context.text('cli.register.rowsWithout', { count: rows.length }));
  for (const row of rows) context.output.out(context.text('cli.register.foundRow', rowDetails(row)));
  return 0;
}

async function allOf<Item>(read: (page: PageRequest) => Promise<PageOf<Item>>): Promise<readonly Item[]> {
  const items: Item[] = [];
  let after: string | undefined;
  do {
    const page: PageOf<Item> = await read({ limit: AT_A_TIME, ...(after !== undefined && { after }) });
    items.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return items;
}

function rowDetails({ id, line, entry }: Pick<RegisterRow, 'id' | 'line' | 'entry'>) {
  const { number, notation, date, subject, signer } = entry;
  const reference = [number, notation].filter((part) => part !== null).join('/');
  return {
    ...{ id, line, reference: reference === '' ? '—' : reference, date: shownDay(date), subject: subject ?? '—' },
    ...(signer !== null && { signer }),
  };
}
