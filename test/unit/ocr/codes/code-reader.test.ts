import { expect } from 'chai';
import { separatorPayload } from '../../../../src/domain/division/separator-sheet.ts';
import { qrModules } from '../../../../src/formats/qr/qr-modules.ts';
import { createCodeReader } from '../../../../src/ocr/codes/create-code-reader.ts';
import { hasDenseArea } from '../../../../src/ocr/codes/has-dense-area.ts';
import type { GreyImage } from '../../../../src/ports/image-preparation.ts';

const PPI = 200;
const PAYLOAD = separatorPayload({ kind: 'dossier', label: 'HS-2017-014' });

describe('ocr/codes/create-code-reader', () => {
  const reader = createCodeReader();

  for (const [what, worn] of [
    ['straight', {}],
    ['leaning', { lean: 4 }],
    ['on its side', { lean: 90 }],
    ['shrunk by the copier', { millimetres: 55 }],
    ['with a hole punched through it', { hole: 9 }],
    ['with a small hole', { hole: 5 }],
    ['with specks', { specks: 0.02 }],
    ['with more specks', { specks: 0.06 }],
    ['pale', { ink: 110 }],
  ] as const)
    it(`reads the code of a sheet ${what}`, async () => {
      expect(await reader.read(sheet(PAYLOAD, worn))).to.deep.equal([PAYLOAD]);
    });

  it('reads nothing where half of the code is torn away, and does not fail', async () => {
    expect(await reader.read(sheet(PAYLOAD, { hole: 40 }))).to.deep.equal([]);
  });

  it('does not look at pages of print, at blank ones and at the smallest picture', () => {
    expect(hasDenseArea(printed())).to.equal(false);
    expect(hasDenseArea(empty())).to.equal(false);
    expect(hasDenseArea({ width: 1, height: 1, data: new Uint8Array([0]), ppi: PPI })).to.equal(false);
  });

  it('reads no code on a page that is dark all over', async () => {
    const { width, height } = empty();
    const data = Uint8Array.from({ length: width * height }, (_, at) => ((at * 2654435761) >>> 16) & 255);
    expect(await reader.read({ width, height, data, ppi: PPI })).to.deep.equal([]);
  });
});

interface Worn {
  readonly lean?: number;
  readonly millimetres?: number;
  /** Radius in mm of a white hole at the centre. */
  readonly hole?: number;
  readonly specks?: number;
  readonly ink?: number;
}

function empty(): GreyImage {
  const [width, height] = [1654, 2339];
  return { width, height, ppi: PPI, data: new Uint8Array(width * height).fill(255) };
}

/** A page of A4 with a code in its middle, as the preparation gives it. */
function sheet(text: string, { lean = 0, millimetres = 85, hole = 0, specks = 0, ink = 20 }: Worn): GreyImage {
  const page = empty();
  const modules = qrModules(text);
  const module = (millimetres * PPI) / 25.4 / modules.size;
  const half = (modules.size * module) / 2;
  const [cos, sin] = [Math.cos((lean * Math.PI) / 180), Math.sin((lean * Math.PI) / 180)];
  const radius = (hole * PPI) / 25.4;
  for (let at = 0; at < page.data.length; at += 1) {
    const [x, y] = [(at % page.width) - page.width / 2, Math.floor(at / page.width) - page.height / 2];
    const column = Math.floor((x * cos + y * sin + half) / module);
    const row = Math.floor((y * cos - x * sin + half) / module);
    const isInside = Math.min(column, row) >= 0 && Math.max(column, row) < modules.size;
    const isSpeck = chance(at) < specks;
    const isDark = isInside && x * x + y * y > radius * radius && modules.isDark(row, column);
    if (isDark !== isSpeck) page.data[at] = ink;
  }
  return page;
}

/** Scattered evenly, the same each time. */
function chance(at: number): number {
  const mixed = Math.sin(at * 12.9898) * 43758.5453;
  return mixed - Math.floor(mixed);
}

/** Lines of print: a tenth of the page is dark. */
function printed(): GreyImage {
  const page = empty();
  for (let at = 0; at < page.data.length; at += 1) {
    const [x, y] = [at % page.width, Math.floor(at / page.width)];
    if (y % 48 < 22 && x % 18 < 5 && x > 150 && x < 1500) page.data[at] = 0;
  }
  return page;
}
