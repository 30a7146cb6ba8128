import type { CataloguedDocument } from '../../../domain/cataloguing/catalogued-document.ts';

/** A document that a person has catalogued, by the pages it had then. */
export interface HumanDocument {
  readonly firstPage: number;
  readonly lastPage: number;
}

export interface PlannedDocument extends CataloguedDocument {
  /** False: the machine sees no document here now; only the values of the person (and what was there) speak for it. */
  readonly divided: boolean;
}

/**
 * How a file falls into documents when it is read again after a person has worked on it. A document is named by its
 * first page, so what a person typed hangs on that page:
 *
 * 1. Where the machine still begins a document there, the values stay with it and the new last page counts.
 * 2. Where it does not, the person's document keeps its beginning: the machine's document around it is cut before it.
 *    The machine's values stay with the part before the cut.
 * 3. Where that page is gone (the file became shorter), the document stays, with its old pages, behind the others.
 * 4. Where that page lies in no document now (a separator sheet, a blank back), it stays up to the next beginning.
 *
 * So every page belongs to exactly one document, and nothing a person typed is lost or hung on other pages.
 */
export function keepHumanStarts(
  divided: readonly CataloguedDocument[],
  human: readonly HumanDocument[],
): readonly PlannedDocument[] {
  const lastPage = Math.max(0, ...divided.map((document) => document.lastPage));
  const starts = new Set(divided.map((document) => document.firstPage));
  const kept = human.filter(({ firstPage }) => !starts.has(firstPage)).toSorted((a, b) => a.firstPage - b.firstPage);
  const inside = kept.filter(({ firstPage }) => firstPage <= lastPage).map(({ firstPage }) => firstPage);
  const planned = divided.flatMap((document) => cut(document, inside));
  const behind = kept.filter(({ firstPage }) => firstPage > lastPage);
  const between = kept.filter(({ firstPage }) => firstPage <= lastPage && !divided.some(holds(firstPage)));
  const all = [...divided, ...kept].map(({ firstPage }) => firstPage);
  const alone = between.map((document) => standAlone(untilNext(document, all)));
  return [...[...planned, ...alone].toSorted((a, b) => a.firstPage - b.firstPage), ...behind.map(standAlone)];
}

function holds(page: number) {
  return ({ firstPage, lastPage }: HumanDocument) => firstPage <= page && page <= lastPage;
}

function untilNext({ firstPage, lastPage }: HumanDocument, starts: readonly number[]): HumanDocument {
  const next = Math.min(...starts.filter((start) => start > firstPage));
  return { firstPage, lastPage: Math.min(lastPage, next - 1) };
}

function cut(document: CataloguedDocument, starts: readonly number[]): PlannedDocument[] {
  const cuts = starts.filter((start) => start > document.firstPage && start <= document.lastPage);
  const bounds = [document.firstPage, ...cuts, document.lastPage + 1];
  return bounds.slice(0, -1).map((firstPage, index) => ({
    firstPage,
    lastPage: (bounds[index + 1] ?? document.lastPage + 1) - 1,
    fields: index === 0 ? document.fields : {},
    missing: index === 0 ? (document.missing ?? []) : [],
    divided: index === 0,
    ...(index === 0 && document.boundsUnsure && { boundsUnsure: true as const }),
  }));
}

function standAlone({ firstPage, lastPage }: HumanDocument): PlannedDocument {
  return { firstPage, lastPage, fields: {}, divided: false };
}
