import { compose } from '../../pages/content/compose.ts';
import { sentences, tableRows } from '../../pages/content/matters.ts';
import { documentHtml } from '../../pages/html.ts';
import type { PageDocument, Paragraph } from '../../pages/model.ts';
import { createRandom, type Random } from '../../pages/random.ts';
import { annexPart, copyCertificate } from './annexes.ts';
import { otherPaper, type OtherKind } from './other-papers.ts';
import type { FolioPlace, Part, StreamDocument } from './stream-model.ts';

/** The documents of a stream, one after the other without end; the same seed gives the same ones. */
export function* composeStream({ seed, others }: StreamKind): Generator<StreamDocument, never> {
  for (let i = 1; ; i += 1) {
    yield composeDocument(`s${String(i).padStart(4, '0')}`, { seed: `${seed} ${String(i)}`, others });
  }
}

export interface StreamKind {
  readonly seed: string;
  /** Share of papers without the usual layout: contracts, minutes, applications, tables, papers of before 1976. */
  readonly others: number;
  /** Separator sheets lie before some of the documents. */
  readonly separators?: boolean;
}

const OTHERS: readonly OtherKind[] = ['contract', 'minutes', 'application', 'sheet', 'old'];

function composeDocument(id: string, { seed, others }: StreamKind): StreamDocument {
  const random = createRandom(`stream ${seed}`);
  const paper = { ...compose({ id, seed, handwritten: 0.5 }), annex: [] };
  const folio = random.weighted<FolioPlace>([
    ['top', 45],
    ['bottom-right', 25],
    ['bottom', 12],
    ['none', 18],
  ]);
  // paragraphs: about eight fill a page
  const size = random.weighted([
    [random.whole(2, 7), 52],
    [random.whole(8, 20), 26],
    [random.whole(20, 45), 15],
    [random.whole(45, 85), 7],
  ]);
  const isOther = random.chance(others);
  const kind = isOther ? random.pick(OTHERS) : paper.documentType;
  const first = isOther
    ? otherPaper(random, kind as OtherKind, { paper, size })
    : mainPart(lengthened(random, paper, size));
  const parts = [first, ...(isOther ? [] : following(random, paper))];
  return { id, kind, parts, folio, paper, duplex: random.chance(0.3) };
}

function mainPart(paper: PageDocument): Part {
  return { html: documentHtml(paper, 'print'), landscape: false, numbering: 'restart' };
}

/** The body stretched to about `size` paragraphs, with tables and headings between. */
function lengthened(random: Random, paper: PageDocument, size: number): PageDocument {
  if (size <= paper.body.length) return paper;
  const more: Paragraph[] = [];
  let number = paper.body.filter((one) => 'text' in one && /^\d+\./.test(one.text)).length;
  while (more.length + paper.body.length < size) {
    if (random.chance(0.08)) more.push({ kind: 'table', rows: tableRows(random) });
    if (random.chance(0.1))
      more.push({ kind: 'heading', text: random.pick(['II. NHIỆM VỤ', 'III. GIẢI PHÁP', 'IV. KIẾN NGHỊ']) });
    for (const words of sentences(random, paper.date.year, 4))
      more.push({ kind: 'text', text: `${String((number += 1))}. ${words}` });
  }
  const last = paper.body.at(-1);
  return { ...paper, body: [...paper.body.slice(0, -1), ...more, ...(last === undefined ? [] : [last])] };
}

function following(random: Random, paper: PageDocument): Part[] {
  const count = random.weighted([
    [0, 64],
    [1, 24],
    [2, 8],
    [3, 4],
  ]);
  const annexes = Array.from({ length: count }, (_, index) => annexPart(random, paper, { index, count }));
  if (paper.title === undefined && random.chance(0.07)) annexes.push(draft(random, paper));
  if (random.chance(0.03)) annexes.push(copyCertificate(random, paper));
  return annexes;
}

/** A draft that a letter sends for opinions: a whole head of its own, marked as a draft, without a number. */
function draft(random: Random, { id, look }: PageDocument): Part {
  const other = compose({ id: `${id}d`, seed: `draft ${id} ${String(random.whole(1, 1e9))}`, handwritten: 0 });
  const html = documentHtml(
    { ...other, look, annex: [], number: random.chance(0.6) ? '……' : '    ', arrival: undefined },
    'print',
  );
  const mark = `<div data-z="body" style="position:absolute;left:24mm;top:8mm;font-weight:bold;border:1px solid #000;padding:1mm 3mm">DỰ THẢO</div>`;
  return { html: html.replace('</body>', `${mark}</body>`), landscape: false, numbering: 'restart' };
}
