import { expect } from 'chai';
import type { Box } from '../../../../src/domain/page/geometry.ts';
import { qrModules } from '../../../../src/formats/qr/qr-modules.ts';
import { findMarks } from '../../../../src/ocr/marks/find-marks.ts';
import { READING, WINDOW } from '../../../../src/ocr/marks/mark-model.ts';
import { markCases } from '../../../support/ocr/mark-cases.ts';

/** Windows of 75 ppi, the word of a stamp in the middle, and the probability of each class. */
const CASES = markCases('patches');
/** The same, wider. */
const WIDER_CASES = markCases('testimonies');

const SIZE = { width: 300, height: 400 };
const PPI = 75;
const AT = { x: 90, y: 160 };

const shareOfMark = ([, ...others]: readonly number[]) => others.slice(0, 3).reduce((sum, share) => sum + share, 0);
const urgent = CASES.flatMap(({ ink, probabilities: [, , , , khan = 0, hoaToc = 0] }) =>
  Math.max(khan, hoaToc) > 0.97 ? [{ ink, word: khan > hoaToc ? 'KHẨN' : 'HỎA TỐC' }] : [],
);
const surely = CASES.filter(({ probabilities }) => shareOfMark(probabilities) > 0.97);
const neither = CASES.filter(({ probabilities }) => shareOfMark(probabilities) < 0.01);

/** A white page with the window on it, lying or standing. */
function page(ink: string, standing = false, across: number = WINDOW.width): Uint8Array {
  const image = new Uint8Array(SIZE.width * SIZE.height).fill(255);
  for (const [index, value] of Buffer.from(ink, 'hex').entries()) {
    const [x, y] = [index % across, Math.floor(index / across)];
    const [column, row] = standing ? [y, across - 1 - x] : [x, y];
    image[(AT.y + row) * SIZE.width + AT.x + column] = 255 - value;
  }
  return image;
}

function find(image: Uint8Array, area: Box) {
  return findMarks({ image, ...SIZE, ppi: PPI, ink: 'red', areas: [area] }).seen;
}

describe('ocr/marks/find-marks', () => {
  const lying: Box = [AT.x, AT.y, WINDOW.width, WINDOW.height];
  const standing: Box = [AT.x, AT.y, WINDOW.height, WINDOW.width];

  it('has windows of both kinds to show', () => {
    expect(surely).to.not.have.length(0);
    expect(neither).to.not.have.length(0);
  });

  it('reads the word of a mark and tells where it stands', () => {
    for (const { ink } of surely) {
      const [mark] = find(page(ink), lying);
      expect(mark?.probability).to.be.greaterThan(0.5);
      const [x = 0, y = 0, width = 0, height = 0] = mark?.box ?? [];
      expect(x + width / 2).to.be.closeTo(AT.x + WINDOW.width / 2, 12);
      expect(y + height / 2).to.be.closeTo(AT.y + WINDOW.height / 2, 12);
    }
  });

  it('reads it standing on its side too', () => {
    for (const { ink } of surely) expect(find(page(ink, true), standing)[0]?.probability).to.be.greaterThan(0.5);
  });

  it('reads it where a part of a small stamp alone was taken for red ink', () => {
    for (const { ink } of surely) {
      const [mark] = find(page(ink), [AT.x + 36, AT.y + 16, 25, 9]);
      expect(mark?.probability ?? 0).to.be.greaterThan(0.5);
    }
  });

  it('reads it in print where the area holds a part of it: a frame that fell apart', () => {
    const half: Box = [AT.x + 10, AT.y + 4, 20, 26];
    for (const { ink } of surely) {
      const image = page(ink);
      for (const areas of [{ areas: [half] }, { areas: [], wider: [half] }]) {
        const { seen } = findMarks({ image, ...SIZE, ppi: PPI, ink: 'dark', ...areas });
        expect(Math.max(0, ...seen.map(({ probability }) => probability))).to.be.greaterThan(0.9);
      }
    }
  });

  it('reads it on its side in ink as large and round as a seal', () => {
    const seal: Box = [AT.x - 30, AT.y - 16, 96, 96];
    for (const { ink } of surely) expect(find(page(ink, true), seal)[0]?.probability).to.be.greaterThan(0.5);
  });

  it('tells a picture of a seal in an electronic signature from a stamp', () => {
    const isIn = (area: Box) => find(page(surely[0]?.ink ?? ''), area)[0]?.inSeal;

    expect(isIn([AT.x + 2, AT.y - 8, 58, 56])).to.equal(true);
    expect(isIn(lying)).to.equal(false);
  });

  it('reads it on its side in an area that what touches it made wide', () => {
    const wide: Box = [AT.x - 30, AT.y, 96, 66];
    for (const { ink } of surely) expect(find(page(ink, true), wide)[0]?.probability).to.be.greaterThan(0.5);
  });

  it('reads it on its side in red ink longer than a line of words: two stamps and a box that touch', () => {
    const long: Box = [AT.x - 30, AT.y - 120, 110, 245];
    for (const { ink } of surely) expect(find(page(ink, true), long)[0]?.probability).to.be.greaterThan(0.5);
  });

  it('reads it on its side where the shape of the red ink says that it lies', () => {
    const flat: Box = [AT.x - 40, AT.y + 12, 120, 40];
    for (const { ink } of surely) expect(find(page(ink, true), flat)[0]?.probability).to.be.greaterThan(0.5);
  });

  it('reads a pale one in an area that holds full ink, too', () => {
    const bar = (image: Uint8Array) => {
      for (let y = AT.y + 70; y < AT.y + 90; y += 1) image.fill(0, y * SIZE.width + AT.x, y * SIZE.width + AT.x + 60);
      return image;
    };
    for (const { ink } of surely) {
      const pale = page(ink).map((value) => 255 - (255 - value) * 0.3);
      expect(find(bar(pale), [AT.x, AT.y, 64, 92])[0]?.probability).to.be.greaterThan(0.5);
    }
  });

  it('reads words of urgency and tells which and where', () => {
    expect(urgent).to.not.have.length(0);
    for (const { ink, word } of urgent) {
      const { urgent: found } = findMarks({ image: page(ink), ...SIZE, ppi: PPI, ink: 'red', areas: [lying] });
      expect(found.map((one) => one.word)).to.deep.equal([word]);
      expect(found[0]?.probability).to.be.greaterThan(0.5);
      const [x = 0, , width = 0] = found[0]?.box ?? [];
      expect(x + width / 2).to.be.closeTo(AT.x + WINDOW.width / 2, 12);
      const dark = findMarks({ image: page(ink), ...SIZE, ppi: PPI, ink: 'dark', areas: [lying] });
      expect(dark.urgent).to.deep.equal([]);
    }
    for (const { ink } of surely) {
      expect(findMarks({ image: page(ink), ...SIZE, ppi: PPI, ink: 'red', areas: [lying] }).urgent).to.deep.equal([]);
    }
  });

  it('takes no part of a word of urgency for a mark where the rest of the word stands beside its area', () => {
    const words = WIDER_CASES.filter(({ probabilities: [, , , , khan = 0] }) => khan > 0.9);
    expect(words).to.not.have.length(0);
    for (const { ink } of words) {
      const whole = page(ink, false, READING.width);
      for (const left of [24, 36, 44]) {
        const marks = find(whole, [AT.x + left, AT.y, 32, 40]).filter(({ probability }) => probability >= 0.5);
        for (const { urgency } of marks) expect(urgency, `from ${String(left)} on`).to.be.greaterThan(0.15);
      }
    }
  });

  it('reads no mark in other stamps, and none on empty paper', () => {
    for (const { ink } of neither)
      for (const mark of find(page(ink), lying)) expect(mark.probability).to.be.lessThan(0.5);
    expect(find(new Uint8Array(SIZE.width * SIZE.height).fill(255), lying)).to.deep.equal([]);
  });

  it('reads a word in a thick frame that is nearly a square, as dark as a square code', () => {
    const frame: Box = [AT.x - 2, AT.y - 10, WINDOW.width + 4, WINDOW.height + 20];
    const thick = (at: number, first: number, length: number) => Math.min(at - first, first + length - 1 - at);
    for (const { ink } of surely) {
      const image = page(ink);
      for (let at = 0; at < image.length; at += 1) {
        const depth = Math.min(thick(at % SIZE.width, frame[0], frame[2]), thick(Math.floor(at / SIZE.width), frame[1], frame[3])); // prettier-ignore
        if (depth >= 0 && depth < 7) image[at] = 0;
      }
      const marks = findMarks({ image, ...SIZE, ppi: PPI, ink: 'dark', areas: [frame] }).seen;

      expect(Math.max(0, ...marks.map(({ probability }) => probability))).to.be.greaterThan(0.3);
    }
  });

  it('takes no square code for a stamp, whatever it says, straight or leaning', () => {
    for (let number = 0; number < 24; number += 1) {
      const { image, area } = pageWithCode(`VK1:S:HS-2017-${String(number)}`, {
        module: 2 + (number % 3),
        lean: (number % 4) * 4,
      });
      expect(find(image, area), `code ${String(number)}`).to.deep.equal([]);
    }
  });
});

/** A page with a QR code of `module` pixels a module, leaning by `lean` degrees, and where it stands. */
function pageWithCode(text: string, { module, lean }: { module: number; lean: number }) {
  const modules = qrModules(text);
  const half = (modules.size * module) / 2;
  const [cos, sin] = [Math.cos((lean * Math.PI) / 180), Math.sin((lean * Math.PI) / 180)];
  const image = new Uint8Array(SIZE.width * SIZE.height).fill(255);
  const dark: [number, number][] = [];
  for (let at = 0; at < image.length; at += 1) {
    const [x, y] = [(at % SIZE.width) - SIZE.width / 2, Math.floor(at / SIZE.width) - SIZE.height / 2];
    const [column, row] = [(x * cos + y * sin + half) / module, (y * cos - x * sin + half) / module].map(Math.floor);
    if (column === undefined || row === undefined || Math.min(column, row) < 0) continue;
    if (Math.max(column, row) >= modules.size || !modules.isDark(row, column)) continue;
    image[at] = 0;
    dark.push([at % SIZE.width, Math.floor(at / SIZE.width)]);
  }
  const [xs, ys] = [dark.map(([x]) => x), dark.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const area: Box = [left, top, Math.max(...xs) - left + 1, Math.max(...ys) - top + 1];
  return { image, area };
}
