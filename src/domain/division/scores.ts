import { squeeze } from '../layout/phrases.ts';
import type { CutScores } from './best-cuts.ts';
import type { PageSigns } from './page-signs.ts';

/**
 * Log odds that a document begins. A head alone is no new document: letters forward drafts and other agencies' papers,
 * annexes and forms bear heads of their own. So what marks an annex, a draft or a form weighs more than the head.
 */
const WEIGHTS = {
  prior: -3,
  national: 2.6,
  nationalTorn: 2.4,
  numberRead: 1.8,
  numberUnread: 1.2,
  numberLoose: 1.2,
  numberDots: -2.6,
  notation: 0.5,
  date: 1.1,
  dateDots: -2.8,
  title: 0.8,
  capitals: 0.6,
  body: 1.4,
  bodyAndCapitals: 1.3,
  annex: -5,
  draft: -8.5,
  copyPage: -7,
  sideways: -0.8,
  laterNumber: -2.4,
  beginsInside: -2.6,
  endsInside: -1.2,
  nextItem: -2,
  nextLetter: -1,
  afterEnd: 0.8,
  beforeEnd: -0.6,
  announced: -8.5,
  // a page that goes on: against a document that begins here
  numberFits: -1.2,
  numberFitsAnnex: -0.6,
  numberMisfits: 0.8,
} as const;

export type SignName = keyof typeof WEIGHTS;

const weigh = (signs: readonly SignName[]): number => signs.reduce((sum, sign) => sum + WEIGHTS[sign], 0);

/** What speaks for the cuts of a run of pages; `pages` are those with content, in order. */
export function scoresOf(pages: readonly PageSigns[]): CutScores {
  const begins = pages.map((page, i) => {
    const before = pages[i - 1];
    return before === undefined ? 0 : weigh(['prior', ...pageSigns(page), ...joinSigns(page, before)]);
  });
  const facts = endFacts(pages);
  return {
    length: pages.length,
    begins: (at) => begins[at] ?? 0,
    continues: (start, at) => -weigh(numberSigns(pages, start, at)),
    ends: (start, end) => (end === pages.length ? 0 : weigh(endSigns(facts, start, end))),
  };
}

/** What a page shows by itself. */
export function pageSigns(page: PageSigns): SignName[] {
  const signs: readonly (readonly [SignName, boolean])[] = [
    ['national', page.national],
    ['nationalTorn', page.nationalTorn],
    ['numberRead', page.number === 'read'],
    ['numberUnread', page.number === 'unread'],
    ['numberLoose', !page.national && page.number !== undefined && page.number !== 'copy'],
    ['numberDots', page.number === 'dots'],
    ['notation', page.notation],
    ['date', page.date && !page.dateDots],
    ['dateDots', page.dateDots],
    ['title', page.title],
    ['capitals', page.capitals],
    ['body', page.body],
    ['bodyAndCapitals', page.body && page.capitals],
    ['annex', page.annex],
    ['draft', page.draft],
    ['copyPage', page.copyPage],
    ['sideways', page.sideways],
    ['laterNumber', (page.pageNumber ?? 1) > 1],
  ];
  return signs.flatMap(([name, shown]) => (shown ? [name] : []));
}

/** How the page goes on from the one before it. */
export function joinSigns(page: PageSigns, before: PageSigns): SignName[] {
  const signs: SignName[] = [];
  if (page.beginsInside) signs.push('beginsInside');
  if (before.endsInside) signs.push('endsInside');
  const [first, last] = [page.firstItem, before.lastItem];
  if (last !== undefined && first?.kind === last.kind && first.number === last.number + 1) {
    signs.push(first.kind === 'letter' ? 'nextLetter' : 'nextItem');
  }
  return signs;
}

/** Printed page numbers count from the beginning of the document, or from an annex in it. */
export function numberSigns(pages: readonly PageSigns[], start: number, index: number): SignName[] {
  const number = pages[index]?.pageNumber;
  if (number === undefined || number < 2) return [];
  if (number === index - start + 1) return ['numberFits'];
  const began = index - number + 1;
  if (began > start && (pages[began]?.pageNumber ?? 1) === 1) return ['numberFitsAnnex'];
  const before = pages[index - 1]?.pageNumber;
  return before !== undefined && number === before + 1 ? [] : ['numberMisfits'];
}

/** By page: the last page before it that bears the end of a document, and the last that names it as its enclosure. */
export interface EndFacts {
  readonly signedBefore: readonly number[];
  readonly announcedBy: readonly number[];
}

export function endFacts(pages: readonly PageSigns[]): EndFacts {
  const signedBefore: number[] = [];
  let signed = -1;
  for (const [i, page] of pages.entries()) {
    signedBefore.push(signed);
    if (page.signed) signed = i;
  }
  const announcedBy = pages.map(({ reference }, i) => {
    if (reference === undefined) return -1;
    const name = squeeze(reference);
    return pages.slice(0, i).findLastIndex((page) => page.announces.some((words) => words.includes(name)));
  });
  return { signedBefore, announcedBy };
}

/** A document ends before a page: it was signed, and does not say that the page goes with it. */
export function endSigns({ signedBefore, announcedBy }: EndFacts, start: number, end: number): SignName[] {
  const sign: SignName = (signedBefore[end] ?? -1) >= start ? 'afterEnd' : 'beforeEnd';
  return (announcedBy[end] ?? -1) >= start ? [sign, 'announced'] : [sign];
}
