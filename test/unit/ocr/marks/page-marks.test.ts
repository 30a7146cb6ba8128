import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { WINDOW } from '../../../../src/ocr/marks/mark-model.ts';
import { pageMarks } from '../../../../src/ocr/marks/page-marks.ts';
import { preparePage, type SizedPage } from '../../../../src/ocr/preparation/prepare-page.ts';

/** Windows of 75 ppi, the word of a stamp in the middle, and the probability of each class. */
const CASES = JSON.parse(
  readFileSync(new URL('../../../fixtures/marks/patches.json', import.meta.url), 'utf8'),
) as readonly { readonly ink: string; readonly probabilities: readonly number[] }[];

const MARK = CASES.toSorted((one, other) => share(other.probabilities) - share(one.probabilities))[0];
const KHAN = CASES.toSorted((one, other) => (other.probabilities[4] ?? 0) - (one.probabilities[4] ?? 0))[0];

function share([, mat = 0, toiMat = 0, tuyetMat = 0]: readonly number[]): number {
  return mat + toiMat + tuyetMat;
}

/** Pixels of the page for one of the window. */
const SCALE = 2;
const PAGE = { width: 500, height: 700, ppi: 75 * SCALE } as const;
const AT = { x: 180, y: 240 } as const;

/** White paper with the stamp in an ink of which so much is left. */
function page(ink: readonly [number, number, number], left: number): SizedPage {
  const data = new Uint8Array(PAGE.width * PAGE.height * 3).fill(250);
  lay(data, { word: MARK?.ink, ink, left, at: AT });
  return { ...PAGE, channels: 3, data };
}

interface Laid {
  readonly word: string | undefined;
  readonly ink: readonly [number, number, number];
  readonly left: number;
  readonly at: { readonly x: number; readonly y: number };
}

function lay(data: Uint8Array, { word = '', ink, left, at: corner }: Laid): void {
  const bytes = Buffer.from(word, 'hex');
  for (let y = 0; y < WINDOW.height * SCALE; y += 1) {
    for (let x = 0; x < WINDOW.width * SCALE; x += 1) {
      const value = bytes[Math.floor(y / SCALE) * WINDOW.width + Math.floor(x / SCALE)] ?? 0;
      const at = ((corner.y + y) * PAGE.width + corner.x + x) * 3;
      if (value === 0) continue;
      for (const [channel, level] of ink.entries()) data[at + channel] = 250 - (value / 255) * left * (250 - level);
    }
  }
}

function mostLikely(sized: SizedPage): number {
  const marks = pageMarks(sized, preparePage({ ...sized, data: sized.data.slice() }));
  return Math.max(0, ...marks.seen.map(({ probability }) => probability));
}

/** Around a window whose upper left is given. */
function frame(data: Uint8Array, { x: column, y: row }: Laid['at'], ink: Laid['ink']): void {
  const [left, top] = [column - 6, row - 6];
  const [right, bottom] = [column + WINDOW.width * SCALE + 6, row + WINDOW.height * SCALE + 6];
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      if (Math.min(x - left, y - top, right - 1 - x, bottom - 1 - y) < 3) data.set(ink, 3 * (y * PAGE.width + x));
    }
  }
}

describe('ocr/marks/page-marks', () => {
  it('reads a mark in red ink, in full and hardly to be seen', () => {
    for (const left of [1, 0.3]) expect(mostLikely(page([200, 30, 45], left)), String(left)).to.be.greaterThan(0.5);
  });

  it('reads a framed mark in blue ink and tells where it stands', () => {
    const blue = [48, 60, 168] as const;
    const sized = page(blue, 1);
    frame(sized.data, AT, blue);

    const { seen } = pageMarks(sized, preparePage({ ...sized, data: sized.data.slice() }));

    const [mark] = seen.toSorted((one, other) => other.probability - one.probability);
    expect(mark?.probability).to.be.greaterThan(0.5);
    const [x = 0, y = 0, width = 0, height = 0] = mark?.box ?? [];
    expect(x + width / 2).to.be.closeTo(AT.x + WINDOW.width * (SCALE / 2), 24);
    expect(y + height / 2).to.be.closeTo(AT.y + WINDOW.height * (SCALE / 2), 24);
  });

  it('finds a blue one without a frame by the wider look alone', () => {
    const sized = page([48, 60, 168], 1);
    const { seen } = pageMarks(sized, preparePage({ ...sized, data: sized.data.slice() }));

    const [mark] = seen.toSorted((one, other) => other.probability - one.probability);
    expect(mark?.probability).to.be.greaterThan(0.8);
    expect(mark?.wider).to.equal(true);
  });

  it('finds a pale blue one on yellowed paper', () => {
    const white = page([48, 60, 168], 0.45);
    const paper = [236, 226, 196] as const;
    const data = white.data.map((value, at) => (value * (paper[at % 3] ?? 255)) / 250);

    expect(mostLikely({ ...white, data })).to.be.greaterThan(0.8);
  });

  it('finds a blue one of which one end of the frame alone hangs together', () => {
    const blue = [48, 60, 168] as const;
    const sized = page(blue, 1);
    const [left, top, right, bottom] = [AT.x - 90, AT.y + 14, AT.x + 8, AT.y + 64];
    for (let y = top; y < bottom; y += 1) {
      for (let x = left; x < right; x += 1) {
        const isLine = Math.min(x - left, y - top, bottom - 1 - y) < 3;
        if (isLine) sized.data.set(blue, 3 * (y * PAGE.width + x));
      }
    }

    expect(mostLikely(sized)).to.be.greaterThan(0.8);
  });

  it('holds what looks like a mark in the print against the word of urgency that stands there in blue ink', () => {
    const black = [20, 20, 22] as const;
    const beside = (right: number) => {
      const sized = page(black, 1);
      frame(sized.data, AT, black);
      lay(sized.data, { word: KHAN?.ink, ink: [48, 60, 168], left: 1, at: { x: AT.x + right, y: AT.y + 24 } });
      const { seen } = pageMarks(sized, preparePage({ ...sized, data: sized.data.slice() }));
      return seen.toSorted((one, other) => other.probability - one.probability)[0];
    };

    expect(beside(60)?.urgency).to.be.greaterThan(0.5);
    expect(beside(170)?.urgency).to.be.lessThan(0.15);
  });

  it('holds what looks like a mark in the print to what coloured ink must be where such covers the place', () => {
    const inkOf = (pen: boolean) => {
      const sized = page([20, 20, 22], 1);
      frame(sized.data, AT, [20, 20, 22]);
      for (let y = AT.y + 30; y < AT.y + 36 && pen; y += 1)
        for (let x = AT.x; x < AT.x + 120; x += 1) sized.data.set([60, 70, 170], 3 * (y * PAGE.width + x));
      const { seen } = pageMarks(sized, preparePage({ ...sized, data: sized.data.slice() }));
      return seen.toSorted((one, other) => other.probability - one.probability)[0]?.ink;
    };

    expect(inkOf(false)).to.equal('dark');
    expect(inkOf(true)).to.equal('coloured');
  });

  it('sees nothing on an empty page', () => {
    expect(mostLikely(page([200, 30, 45], 0))).to.equal(0);
  });
});
