import type { TruthLine, TruthPage, Zone } from './corpus.ts';
import { distance, distanceWithin, wordDistance, wordsOf } from './text-distance.ts';

/** To be summed over pages before it is divided. */
export interface Ratio {
  readonly edits: number;
  readonly length: number;
}

export interface PageScore {
  readonly page: Ratio;
  readonly words: Ratio;
  readonly body: Ratio;
  readonly lines: Ratio;
  readonly foot: Ratio;
  /** undefined where the page bears no signer. */
  readonly signerExact: boolean | undefined;
}

/**
 * The two columns of head and foot have no single right order, so the page counts against the best of reading them
 * column by column or row by row. A body or a line counts against the part of the text it is most like.
 */
export function scorePage(truth: TruthPage, text: string): PageScore {
  const read = plain(text);
  const candidates = readingOrders(truth).map((order) => ({ order, edits: distance(order, read) }));
  const best = candidates.reduce((left, right) => (right.edits < left.edits ? right : left));
  const body = plain(linesOf(truth, ['body']).map(textOf).join(' '));
  return {
    page: { edits: best.edits, length: best.order.length },
    words: { edits: wordDistance(best.order, read), length: wordsOf(best.order).length },
    body: { edits: distanceWithin(body, read), length: body.length },
    lines: lineByLine(
      truth.blocks.flatMap(({ lines }) => lines),
      read,
    ),
    foot: lineByLine(linesOf(truth, ['foot-left', 'foot-right']), read),
    signerExact: signerExact(truth, read),
  };
}

/** NFC, one kind of quotation mark, dash and blank. */
export function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[‘’`´]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[–—−]/g, '-')
    .replace(/…/g, '...')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Each printed line against its best match anywhere in the text. */
function lineByLine(lines: readonly TruthLine[], read: string): Ratio {
  const wanted = lines.map((line) => plain(line.text));
  return {
    edits: wanted.reduce((sum, line) => sum + distanceWithin(line, read), 0),
    length: wanted.reduce((sum, line) => sum + line.length, 0),
  };
}

function signerExact(truth: TruthPage, read: string): boolean | undefined {
  const names = truth.blocks.filter(({ kind }) => kind === 'nk').flatMap((block) => block.lines.map(textOf));
  if (!truth.isLast || names.length === 0) return undefined;
  return names.every((name) => tight(read).includes(tight(name)));
}

function tight(text: string): string {
  return plain(text).replace(/\s+/g, '').toLowerCase();
}

function readingOrders(truth: TruthPage): readonly string[] {
  const body = linesOf(truth, ['body']);
  const heads = twoOrders(truth, 'head-left', 'head-right');
  const feet = twoOrders(truth, 'foot-left', 'foot-right');
  const orders = heads.flatMap((head) => feet.map((foot) => [...head, ...body, ...foot].map(textOf).join(' ')));
  return [...new Set(orders.map(plain))];
}

function twoOrders(truth: TruthPage, left: Zone, right: Zone): readonly (readonly TruthLine[])[] {
  const columns = [...linesOf(truth, [left]), ...linesOf(truth, [right])];
  const rows = linesOf(truth, [left, right]).toSorted(byRow);
  return [columns, rows];
}

/** From top to bottom; lines at about the same height from left to right. */
function byRow(one: TruthLine, other: TruthLine): number {
  const gap = one.box[1] + one.box[3] / 2 - (other.box[1] + other.box[3] / 2);
  return Math.abs(gap) < 0.55 * Math.min(one.box[3], other.box[3]) ? one.box[0] - other.box[0] : gap;
}

function linesOf(truth: TruthPage, zones: readonly Zone[]): readonly TruthLine[] {
  return truth.blocks.filter(({ zone }) => zones.includes(zone)).flatMap(({ lines }) => lines);
}

function textOf(line: TruthLine): string {
  return line.text;
}
