import { expect } from 'chai';
import type { QuarterTurn } from '../../../../../src/domain/page/geometry.ts';
import { qualityMeasures, type QualityMeasures } from '../../../../../src/ocr/preparation/quality/quality-measures.ts';
import { LIMITS } from '../../../../support/quality-reading.ts';
import { dashedLines, DrawnPage, randomSource } from '../../../../support/ocr/drawn-page.ts';

/** A page of 101 × 127 mm. */
const SIZE = { width: 800, height: 1000 };

function measure(page: DrawnPage, turn: QuarterTurn = 0): QualityMeasures {
  const { data, width, height } = page;
  return qualityMeasures({ page: { width, height, channels: 1, data, ppi: 200 }, turn, ink: data, level: data, bilevel: false });
} // prettier-ignore

function print(): DrawnPage {
  return dashedLines(SIZE, 0);
}

/** Mean of the pixels within `reach` on both sides, across and down. */
function blurred(page: DrawnPage, reach: number): DrawnPage {
  const soft = (from: DrawnPage, dx: number, dy: number) =>
    new DrawnPage(from.size).paint((x, y) => {
      let sum = 0;
      for (let off = -reach; off <= reach; off += 1) {
        const near = [x + off * dx, y + off * dy] as const;
        sum += from.level(Math.max(0, Math.min(SIZE.width - 1, near[0])), Math.max(0, Math.min(SIZE.height - 1, near[1])));
      }
      return Math.round(sum / (2 * reach + 1));
    });
  return soft(soft(page, 1, 0), 0, 1);
} // prettier-ignore

describe('ocr/preparation/quality', () => {
  it('measures nothing wrong on a good page', () => {
    const { clipped, streaks, foldedCorner, foreign, showThrough } = measure(print().grain(6));

    expect([clipped, streaks, foldedCorner, foreign]).to.deep.equal([{ value: 0 }, { value: 0 }, { value: 0 }, { value: 0 }]);
    expect(showThrough * 1000).to.be.below(LIMITS.showThrough);
  }); // prettier-ignore

  it('counts the feet of letters that are left of a line, and letters that all but touch the edge', () => {
    const whole = print();
    const feet = new DrawnPage(SIZE).paint((x, y) => (y < 3 ? whole.level(x, 86) : 255));
    const beside = new DrawnPage(SIZE).paint((x, y) => (x < 4 ? 255 : whole.level(Math.min(SIZE.width - 1, x + 86), y)));

    expect(measure(feet).clipped.value).to.be.at.least(LIMITS.clippedMarks);
    expect(measure(beside).clipped.value).to.be.at.least(LIMITS.clippedMarks);
  }); // prettier-ignore

  it('counts the letters that run into the edge, and says on which side', () => {
    const whole = print();
    const cut = new DrawnPage(SIZE).paint((x, y) => whole.level(Math.min(SIZE.width - 1, x + 86), y));

    const { clipped } = measure(cut);

    expect(clipped.value).to.be.above(5);
    expect(clipped.box?.[0]).to.equal(0);
    expect(clipped.box?.[2]).to.be.below(70);
  });

  it('takes neither a dark lid along the edge nor a rule that runs off the page for cut letters', () => {
    const lid = print().rectangle([0, 0, 14, SIZE.height], 40).rectangle([300, 0, 3, 400], 0);

    expect(measure(lid).clipped.value).to.equal(0);
  });

  it('gives broader borders for blurred print, in one direction too', () => {
    const sharp = measure(print()).edgeMm;

    expect(measure(blurred(print(), 3)).edgeMm).to.be.above(2.5 * sharp);
  });

  it('takes worn print for no blur, which fades on one side of a stroke and is sharp on the other', () => {
    const sharp = measure(print()).edgeMm;
    const fading = new DrawnPage(SIZE).paint((x, y) => {
      const [across, down] = [x % 24, y % 40];
      return across < 18 && down < 22 ? Math.min(255, 20 + 22 * Math.max(0, across - 7, down - 11)) : undefined;
    });

    expect(measure(fading).edgeMm).to.be.below(1.3 * sharp);
  });

  it('measures how far print stands out from the paper, whatever the grain', () => {
    const whole = print();
    const pale = new DrawnPage(SIZE).paint((x, y) => (whole.level(x, y) < 128 ? 200 : 240));

    expect(measure(print().grain(20)).contrast).to.be.above(200);
    expect(measure(pale).contrast).to.be.closeTo(40, 8);
    expect(measure(new DrawnPage(SIZE, 235).grain(12)).contrast).to.equal(0);
  });

  it('finds a faint streak along the way of the sheet, not a rule of a table', () => {
    const whole = print();
    const streak = print().paint((x, y) => (x === 420 && y < 700 ? Math.max(0, whole.level(x, y) - 25) : undefined));
    const table = print().frame([100, 100, 600, 800], 3).rectangle([400, 100, 3, 800]);

    expect(measure(streak).streaks).to.deep.equal({ value: 1, box: [416, 0, 8, SIZE.height] });
    expect(measure(table).streaks.value).to.equal(0);
  });

  it('looks for streaks lying on a page that was turned', () => {
    const lying = print().paint((_, y) => (y === 500 ? 200 : undefined));

    expect(measure(lying, 90).streaks.value).to.equal(1);
    expect(measure(lying, 0).streaks.value).to.equal(0);
  });

  it('finds a corner that is turned over, before a dark lid and before a white one', () => {
    const dark = print().paint((x, y) => ((SIZE.width - 1 - x) / 160 + y / 130 < 1 ? 70 : undefined));
    const crease = print().paint((x, y) => {
      const off = Math.abs(x / 150 + (SIZE.height - 1 - y) / 150 - 1) * 106;
      return off < 3 && x < 155 ? 200 : undefined;
    });

    const found = [measure(dark).foldedCorner, measure(crease).foldedCorner];

    expect(found[0]?.value).to.be.closeTo(16.5, 3);
    expect(found[0]?.box?.slice(1, 2)).to.deep.equal([0]);
    expect(found[1]?.value).to.be.closeTo(19, 3);
    expect(found[1]?.box?.[0]).to.equal(0);
  });

  it('takes neither the shadow of a spine nor the table beside a crooked sheet for a corner', () => {
    const whole = print();
    const spine = print().paint((x, y) => whole.level(x, y) * (1 - 0.55 * Math.exp(-x / 32)));
    const table = print().paint((x, y) => (y < 45 - x / 40 || x < 30 + y / 30 ? 70 : undefined));

    expect([measure(spine).foldedCorner.value, measure(table).foldedCorner.value]).to.deep.equal([0, 0]);
  });

  it('finds a corner that is turned over and a finger on a sheet that lies on a dark table', () => {
    const isTable = (x: number, y: number) => x < 40 + y / 40 || y < 30 + x / 50 || x > 770 - y / 60;
    const onTable = (isOver: (x: number, y: number) => boolean) =>
      measure(new DrawnPage(SIZE, 235).paint((x, y) => (isOver(x, y) ? 80 : isTable(x, y) ? 60 : undefined)));

    const plain = onTable(() => false);
    const corner = onTable((x, y) => (x - 40) / 110 + (y - 30) / 110 < 1);
    const finger = onTable((x, y) => x > 620 && Math.abs(y - 500) < 50);

    expect([plain.foldedCorner.value, plain.foreign.value, plain.clipped.value]).to.deep.equal([0, 0, 0]);
    expect(corner.foldedCorner.value).to.be.within(10, 16);
    expect(finger.foreign.value).to.be.within(9, 16);
  });

  it('finds a finger that reaches in, and takes neither a lid nor a punch hole for one', () => {
    const finger = print().paint((x, y) => (x < 150 && Math.abs(y - 500) < 50 ? 160 : undefined));
    const harmless = print()
      .rectangle([0, 0, 40, SIZE.height], 60)
      .paint((x, y) => (Math.hypot(x - 88, y - 500) < 23 ? 40 : undefined));

    expect(measure(finger).foreign.value).to.be.closeTo(12.7, 2);
    expect(measure(harmless).foreign.value).to.equal(0);
  });

  it('counts the pieces of broken and the specks of flooded print on one bit a pixel, and only there', () => {
    const random = randomSource(3);
    const whole = print();
    const broken = new DrawnPage(SIZE).paint((x, y) => (whole.level(x, y) < 128 && x % 6 < 3 && y % 6 < 3 ? 0 : 255));
    const flooded = new DrawnPage(SIZE).paint((x, y) => (whole.level(x, y) < 128 || random() < 0.01 ? 0 : 255));
    const pieces = (page: DrawnPage, bilevel = true) => {
      const { data, width, height } = page;
      return qualityMeasures({ page: { width, height, channels: 1, data, ppi: 200 }, turn: 0, ink: data, level: data, bilevel }).brokenPieces;
    };

    expect(pieces(whole)).to.be.below(LIMITS.brokenPieces);
    expect(pieces(broken)).to.be.above(LIMITS.brokenPieces);
    expect(pieces(flooded)).to.be.above(LIMITS.brokenPieces);
    expect(pieces(flooded, false)).to.equal(0);
  }); // prettier-ignore

  it('sees the print of the other side, soft and mirrored', () => {
    const behind = blurred(print(), 1);
    const through = new DrawnPage(SIZE, 240).paint((x, y) => 240 - (255 - behind.level(SIZE.width - 1 - x, y)) * 0.12);

    expect(measure(through.grain(4)).showThrough).to.be.above(0.03);
  });

  it('sees it between the lines of a full page, where little paper is free', () => {
    const [own, behind] = [print(), blurred(print(), 1)];
    const page = new DrawnPage(SIZE, 240).paint((x, y) => {
      const through = 240 - (255 - behind.level(SIZE.width - 1 - x, (y + 24) % SIZE.height)) * 0.08;
      return Math.round(Math.min(own.level(x, y), through));
    });

    expect(measure(page.grain(8)).showThrough * 1000).to.be.above(LIMITS.showThrough);
    expect(measure(print().grain(14)).showThrough * 1000).to.be.below(LIMITS.showThrough);
  });

  it('takes the pale lines of school paper for no print of the other side', () => {
    const ruled = new DrawnPage(SIZE, 244).paint((_, y) => (y % 66 < 2 ? 222 : undefined));

    expect(measure(ruled.grain(4)).showThrough * 1000).to.be.below(LIMITS.showThrough);
  });

  it('gives second scans fingerprints that are alike, and other pages others', () => {
    const again = dashedLines(SIZE, 0.4).grain(10);
    const distance = (one: string, other: string) =>
      Array.from(one, (digit, at) => Math.abs(Number.parseInt(digit, 16) - Number.parseInt(other[at] ?? '0', 16))).reduce((sum, value) => sum + value, 0) / (15 * one.length);
    const first = measure(print()).fingerprint;

    expect(first).to.match(/^[0-9a-f]{192}$/);
    expect(distance(first, measure(again).fingerprint)).to.be.below(0.13);
    expect(measure(new DrawnPage(SIZE)).fingerprint).to.equal('');
  }); // prettier-ignore

  it('gives figures, never none, for images of any size and content', () => {
    const random = randomSource(7);
    for (const [width, height] of [[1, 1], [3, 90], [90, 3], [17, 40], [64, 64]] as const) {
      const page = new DrawnPage({ width, height }).paint(() => Math.floor(random() * 256));
      const made = measure(page);

      for (const value of [made.edgeMm, made.contrast, made.showThrough, made.clipped.value, made.streaks.value, made.foldedCorner.value, made.foreign.value]) {
        expect(Number.isFinite(value)).to.equal(true);
      }
      expect(measure(page)).to.deep.equal(made);
    }
  }); // prettier-ignore
});
