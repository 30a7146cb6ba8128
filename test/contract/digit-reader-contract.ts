import { expect } from 'chai';
import type { DigitReader, DigitReadings } from '../../src/ports/digit-reader.ts';
import { writeDigits } from '../support/ocr/pen.ts';
import { rejection } from '../support/rejection.ts';

export interface DigitReaderSubject {
  readonly name: string;
  /** A reader, or the sentence why it cannot be had on this machine. */
  create(): Promise<DigitReader | string>;
}

/** What every reader of digits promises, whatever model runs behind it. */
export function describeDigitReaderContract(subject: DigitReaderSubject): void {
  describe(`${subject.name}: DigitReader`, function () {
    this.timeout(60_000);
    let reader: DigitReader;

    before(async function () {
      const created = await subject.create();
      if (typeof created === 'string') {
        process.stdout.write(`    left out: ${created}\n`);
        this.skip();
      }
      reader = created;
    });

    it('has a name with a version', () => {
      expect(reader.name).to.match(/^\S+ \S+$/);
    });

    for (const number of ['27', '408', '136', '5', '09', '1853', '264', '70']) {
      it(`reads ${number}`, async () => {
        const { ranked } = await reader.read(await writeDigits(number), 'number');

        expect(ranked[0]?.value).to.equal(number);
        expect(ranked[0]?.confidence).to.be.above(0.5);
      });
    }

    it('reads black ink on grey crops, coarse and fine ones', async () => {
      for (const ppi of [100, 150, 300]) {
        const crop = await writeDigits('205', { ppi, channels: 1, colour: '#202020' });

        const { ranked } = await reader.read(crop, 'number');

        expect(ranked[0]?.value, String(ppi)).to.equal('205');
      }
    });

    it('ranks days only where a day is asked, and months where a month is', async () => {
      const crop = await writeDigits('12');

      const days = await reader.read(crop, 'day');
      const months = await reader.read(await writeDigits('45'), 'month');

      expect(days.ranked[0]?.value).to.equal('12');
      for (const { value } of days.ranked)
        expect(value === '' || (Number(value) >= 1 && Number(value) <= 31)).to.equal(true);
      for (const { value } of months.ranked) {
        expect(value === '' || (Number(value) >= 1 && Number(value) <= 12), value).to.equal(true);
      }
    });

    it('is unsure where what stands there cannot be what is asked', async () => {
      const { ranked } = await reader.read(await writeDigits('45'), 'month');

      expect(ranked[0]?.confidence ?? 0).to.be.below(0.5);
    });

    it('gives shares of one whole, the likeliest first, each value once', async () => {
      for (const number of ['27', '408', '']) {
        const { ranked } = await reader.read(await writeDigits(number, { marginMm: 6 }), 'number');

        expectShares(ranked);
      }
    });

    it('tells the columns in which the digits stand', async () => {
      const crop = await writeDigits('63', { marginMm: 12 });

      const { span } = await reader.read(crop, 'number');

      const middle = crop.width / 2;
      expect(span?.[0]).to.be.within(middle - 60, middle);
      expect(span?.[1]).to.be.within(middle, middle + 60);
    });

    it('sees that nothing is written', async () => {
      const { ranked, span } = await reader.read(await writeDigits('', { marginMm: 8 }), 'number');

      expect(ranked[0]?.value).to.equal('');
      expect(span).to.equal(undefined);
    });

    it('gives nothing for a crop without pixels', async () => {
      const crop = { width: 0, height: 0, channels: 3, data: new Uint8Array(0), ppi: 200 } as const;

      expect(await reader.read(crop, 'number')).to.deep.equal({ ranked: [] });
    });

    it('reads the same crop the same way, whatever it read before and beside', async () => {
      const crop = await writeDigits('936');
      const first = await reader.read(crop, 'number');
      const other = await writeDigits('21');

      const again = await Promise.all([
        reader.read(crop, 'number'),
        reader.read(other, 'day'),
        reader.read(crop, 'number'),
      ]);

      expect(again[0]).to.deep.equal(first);
      expect(again[2]).to.deep.equal(first);
    });

    it('stops when asked to', async () => {
      const crop = await writeDigits('27');

      const error = await rejection(reader.read(crop, 'number', AbortSignal.abort()));

      expect(error).to.have.property('code', 'cancelled');
    });
  });
}

function expectShares(ranked: DigitReadings['ranked']): void {
  const shares = ranked.map(({ confidence }) => confidence);
  expect(shares).to.deep.equal(shares.toSorted((a, b) => b - a));
  expect(Math.min(...shares)).to.be.at.least(0);
  expect(shares.reduce((sum, share) => sum + share, 0)).to.be.at.most(1.001);
  expect(new Set(ranked.map(({ value }) => value)).size).to.equal(ranked.length);
}
