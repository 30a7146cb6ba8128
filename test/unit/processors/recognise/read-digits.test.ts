import { expect } from 'chai';
import type { DigitReading } from '../../../../src/domain/digits/digit-reading.ts';
import type { PageReading } from '../../../../src/domain/page/page-reading.ts';
import type { DigitCrop, DigitReader } from '../../../../src/ports/digit-reader.ts';
import type { PageRaster } from '../../../../src/ports/scan-reader.ts';
import { readDigits } from '../../../../src/processors/recognise/read-digits.ts';
import { aPage, paperLines } from '../../../support/page-builder.ts';

const SIGNAL = new AbortController().signal;
const LABEL = 'Số:';
const NOTATION = '/QĐ-UBND';

/** A page with the number lost between label and notation. */
function reading(): PageReading {
  const page = aPage(paperLines({ number: `${LABEL} 3742 ${NOTATION}`, title: 'QUYẾT ĐỊNH' }));
  return { ...page, words: page.words.filter(({ text }) => text !== '3742') };
}

/** White paper with black bars for digits, between the label and the notation and over the slash. */
function rasterOf(page: PageReading, bars: readonly number[]): PageRaster {
  const data = new Uint8Array(page.widthPx * page.heightPx).fill(250);
  const line = page.words.find(({ text }) => text === NOTATION)?.box ?? [0, 0, 0, 0];
  const paint = (x: number) => {
    for (let y = line[1] - 6; y < line[1] + line[3] + 4; y += 1) {
      data.fill(20, y * page.widthPx + x, y * page.widthPx + x + 5);
    }
  };
  for (const bar of bars) paint(bar);
  return { width: page.widthPx, height: page.heightPx, channels: 1, data, ppi: page.ppi };
}

/** The same page in colours, ink red where `isRed` says so. */
function colouredOf({ width, data }: PageRaster, isRed: (x: number) => boolean): Uint8Array {
  const coloured = new Uint8Array(data.length * 3);
  data.forEach((grey, index) => {
    const red = grey < 100 && isRed(index % width) ? 220 : grey;
    coloured.set([red, grey, grey], index * 3);
  });
  return coloured;
}

function boxOf(page: PageReading, text: string) {
  return page.words.find((word) => word.text === text)?.box ?? [0, 0, 0, 0];
}

interface FakeReader extends DigitReader {
  readonly crops: DigitCrop[];
}

/** Reads what it is told to, and finds it in the columns given. */
function fakeReader(
  name: string,
  first: DigitReading,
  span?: (crop: DigitCrop) => readonly [number, number],
): FakeReader {
  const crops: DigitCrop[] = [];
  return {
    name,
    crops,
    read: (crop) => {
      crops.push(crop);
      return Promise.resolve({ ranked: [first], ...(span === undefined ? {} : { span: span(crop) }) });
    },
  };
}

describe('processors/recognise/read-digits', () => {
  const page = reading();
  const [labelEnd, slash] = [boxOf(page, LABEL)[0] + boxOf(page, LABEL)[2], boxOf(page, NOTATION)[0]];
  const middle = Math.round((labelEnd + slash) / 2);
  const raster = rasterOf(page, [middle - 10, middle + 10, slash + 1]);
  const inMiddle = (crop: DigitCrop): readonly [number, number] => [crop.width / 2 - 20, crop.width / 2 + 14];

  it('shows the gap to the first reader and the digits alone to the second, and keeps both opinions', async () => {
    const first = fakeReader('one 1', { value: '11', confidence: 0.9 }, inMiddle);
    const second = fakeReader('two 1', { value: '11', confidence: 0.8 });

    const found = await readDigits([first, second], { raster, reading: page, signal: SIGNAL });

    expect(found).to.have.lengthOf(1);
    expect(found[0]).to.include({ asked: 'number', value: '11', certainty: 'certain' });
    expect(found[0]?.opinions.map(({ reader }) => reader)).to.deep.equal(['one 1', 'two 1']);
    expect(second.crops[0]?.width ?? 0).to.be.below(first.crops[0]?.width ?? 0);
  });

  it('asks a person where the first reader saw a letter behind the digits', async () => {
    const first = fakeReader('one 1', { value: '11', confidence: 1 }, inMiddle);
    const sees: DigitReader = {
      ...first,
      read: async (...asked) => ({ ...(await first.read(...asked)), letter: true }),
    };

    const [found] = await readDigits([sees], { raster, reading: page, signal: SIGNAL });

    expect(found).to.include({ value: '11', certainty: 'proposed', doubt: 'pieces' });
  });

  it('gives the cut as it stands on the page', async () => {
    const [found] = await readDigits([fakeReader('one 1', { value: '11', confidence: 0.9 }, inMiddle)], {
      raster,
      reading: page,
      signal: SIGNAL,
    });

    expect(found?.box[0]).to.be.below(middle - 10);
    expect((found?.box[0] ?? 0) + (found?.box[2] ?? 0)).to.be.above(middle + 15);
  });

  describe('where the border may run through a digit', () => {
    // ink all along the line: no border is free of it
    const crowded = rasterOf(page, [middle, ...Array.from({ length: 80 }, (_, index) => middle + 16 + 5 * index)]);
    const reading = (values: readonly string[]) => {
      const crops: DigitCrop[] = [];
      const reader: DigitReader = {
        name: 'one 1',
        read: (crop) => {
          crops.push(crop);
          const value = values[crops.length - 1] ?? '';
          return Promise.resolve({
            ranked: [{ value, confidence: 1 }],
            span: [crop.width / 2 - 20, crop.width / 2 + 14],
          });
        },
      };
      return { crops, reader };
    };

    it('moves it until that changes nothing', async () => {
      const { crops, reader } = reading(['1', '13', '13', '13']);

      const [found] = await readDigits([reader], { raster: crowded, reading: page, signal: SIGNAL });

      expect(crops).to.have.lengthOf(3);
      expect(crops[1]?.width ?? 0).to.be.above(crops[0]?.width ?? 0);
      expect(crops[2]?.width ?? 0).to.be.above(crops[1]?.width ?? 0);
      expect(found).to.include({ value: '13' });
      expect(found?.doubt).not.to.equal('edge');
    });

    it('asks a person where the border cannot be moved any more and the reading has changed', async () => {
      // ink from the label on: nothing free of it up to the S
      const before = rasterOf(page, [
        middle,
        ...Array.from({ length: 20 }, (_, index) => middle - 14 - 5 * index),
        slash + 1,
      ]);
      const { crops, reader } = reading(['1', '61', '61', '61']);

      const [found] = await readDigits([reader], { raster: before, reading: page, signal: SIGNAL });

      expect(crops).to.have.lengthOf(2);
      expect(found).to.include({ value: '61', certainty: 'proposed', doubt: 'edge' });
    });

    it('asks a person where the reading changes each time', async () => {
      const { crops, reader } = reading(['1', '13', '137', '1370']);

      const [found] = await readDigits([reader], { raster: crowded, reading: page, signal: SIGNAL });

      expect(crops).to.have.lengthOf(3);
      expect(found).to.include({ value: '137', certainty: 'proposed', doubt: 'edge' });
    });
  });

  describe('where ink is red', () => {
    const size = { width: raster.width, height: raster.height, ppi: raster.ppi };
    /** The digits red, the slash black. */
    const stamped: PageRaster = { ...size, channels: 3, data: colouredOf(raster, (x) => x < slash) };
    /** Reads `black` where red ink is left out, `all` where all ink counts. */
    const reader = (black: DigitReading, all: DigitReading): DigitReader => ({
      name: 'one 1',
      read: (crop) => Promise.resolve({ ranked: [crop.channels === 1 ? all : black], span: inMiddle(crop) }),
    });

    it('reads a number that was stamped in red', async () => {
      const one = reader({ value: '', confidence: 0.9 }, { value: '11', confidence: 0.95 });

      const [found] = await readDigits([one], { raster: stamped, reading: page, signal: SIGNAL });

      expect(found).to.include({ value: '11', confidence: 0.95, certainty: 'certain' });
    });

    it('leaves a seal out where the number is surely read without it, or what it looks like is not', async () => {
      const sure = reader({ value: '11', confidence: 0.8 }, { value: '110', confidence: 0.99 });
      const piece = reader({ value: '', confidence: 0.9 }, { value: '0', confidence: 0.4 });

      const [number] = await readDigits([sure], { raster: stamped, reading: page, signal: SIGNAL });
      const [nothing] = await readDigits([piece], { raster: stamped, reading: page, signal: SIGNAL });

      expect(number).to.include({ value: '11' });
      expect(nothing).to.include({ certainty: 'open', doubt: 'empty' });
    });
  });

  it('does not ask the second reader where nothing is written', async () => {
    const second = fakeReader('two 1', { value: '11', confidence: 0.8 });

    const [found] = await readDigits([fakeReader('one 1', { value: '', confidence: 1 }), second], {
      raster: rasterOf(page, []),
      reading: page,
      signal: SIGNAL,
    });

    expect(second.crops).to.deep.equal([]);
    expect(found).to.include({ certainty: 'open', doubt: 'empty' });
  });

  it('looks for nothing where there is no reader, or all is printed', async () => {
    const printed = aPage(paperLines({ number: 'Số: 88/QĐ-UBND', title: 'QUYẾT ĐỊNH' }));
    const reader = fakeReader('one 1', { value: '1', confidence: 1 });

    expect(await readDigits([], { raster, reading: page, signal: SIGNAL })).to.deep.equal([]);
    expect(await readDigits([reader], { raster, reading: printed, signal: SIGNAL })).to.deep.equal([]);
    expect(reader.crops).to.deep.equal([]);
  });
});
