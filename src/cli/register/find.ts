import { findRowsFor } from '../../app/archive/registers/find-rows.ts';
import { listMatches } from '../../app/archive/registers/register-report.ts';
import type { RegisterRow } from '../../domain/register/register.ts';
import type { PageOf, PageRequest } from '../../ports/store/paging.ts';
import { registerNames } from './register-names.ts';
import { fondsOf, refuse, type RegisterRequest } from './request.ts';
import { shownDay } from './shown-day.ts';

const AT_A_TIME = 200;

/** `vankho register find DOCUMENT [TEXT]`: rows that it may be, with the ids that `accept` takes. */
export async function find(request: RegisterRequest): Promise<number> {
  const { context, deps, args } = request;
  const [documentId, ...words] = args;
  if (documentId === undefined) throw refuse('document', context.text('cli.register.documentNeeded'));
  const text = words.join(' ');
  const found = await findRowsFor(deps, { documentId, text });
  if (context.json) {
    context.output.out(JSON.stringify(found));
    return 0;
  }
  const { rows, hits } = found;
  if (rows.length === 0) {
    context.output.out(
      text === '' ? context.text('cli.register.none') : context.text('cli.register.foundNone', { text }),
    );
    return 0;
  }
  const names = await registerNames(request);
  for (const { rowId: id, takenBy, takenByFile, ...row } of rows) {
    const taken = takenBy === undefined ? {} : { taken: takenBy, file: takenByFile ?? '—' };
    context.output.out(context.text('cli.register.foundRow', { ...rowDetails({ id, ...row }, names), ...taken }));
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
  const names = await registerNames(request, fondsId);
  for (const row of rows) context.output.out(context.text('cli.register.foundRow', rowDetails(row, names)));
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

function rowDetails({ id, registerId, line, entry }: RegisterRow, names: ReadonlyMap<string, string>) {
  const { number, notation, date, subject, signer } = entry;
  const reference = [number, notation].filter((part) => part !== null).join('/');
  return {
    ...{ id, line, reference: reference === '' ? '—' : reference, date: shownDay(date), subject: subject ?? '—' },
    ...{ register: names.get(registerId) ?? '—', ...(signer !== null && { signer }) },
  };
}
