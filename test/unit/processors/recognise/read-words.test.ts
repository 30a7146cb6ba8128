import { expect } from 'chai';
import { OcrError } from '../../../../src/ports/errors.ts';
import type { WordCrop, WordReader } from '../../../../src/ports/word-reader.ts';
import { lookAtWords } from '../../../../src/processors/recognise/read-words.ts';
import { aPage, paperLines } from '../../../support/page-builder.ts';
import { rejection } from '../../../support/rejection.ts';

const SIGNAL = new AbortController().signal;
const READING = aPage(paperLines({ title: 'QUYẾT ĐỊNH' }));
const RASTER = {
  width: READING.widthPx,
  height: READING.heightPx,
  channels: 1,
  data: new Uint8Array(READING.widthPx * READING.heightPx).fill(250),
  ppi: READING.ppi,
} as const;
const SOURCE = { raster: RASTER, reading: READING, signal: SIGNAL };
const SAYS = [{ text: 'hải', share: 0.99 }];

function reader(read: WordReader['read']): WordReader {
  return { name: 'fake 1', read };
}

describe('processors/recognise/read-words', () => {
  it('keeps what the reader says on the words it was shown, and no other word is touched', async () => {
    const shown: WordCrop[] = [];
    const words = await lookAtWords(
      reader((crops) => {
        shown.push(...crops);
        return Promise.resolve(crops.map(({ word }) => (word === 'Hải' ? SAYS : [])));
      }),
      SOURCE,
    );

    expect(shown.map(({ word }) => word)).to.include.members(['Trần', 'Thanh', 'Hải']);
    expect(new Set(words.filter(({ spellings }) => spellings !== undefined).map(({ text }) => text))).to.deep.equal(
      new Set(['Hải']),
    );
    expect(words.map(({ text, box }) => ({ text, box }))).to.deep.equal(
      READING.words.map(({ text, box }) => ({ text, box })),
    );
  });

  it('shows each word with its baseline and the size of its type', async () => {
    const shown: WordCrop[] = [];
    await lookAtWords(
      reader((crops) => {
        shown.push(...crops);
        return Promise.resolve([]);
      }),
      SOURCE,
    );

    for (const { width, height, data, baseline, em } of shown) {
      expect(data).to.have.lengthOf(width * height);
      expect(baseline).to.be.within(em, height);
    }
  });

  it('shows a word as which nobody is known in its box and in the room around it, and keeps the name that is seen there', async () => {
    const unknown = aPage(paperLines({ title: 'QUYẾT ĐỊNH', name: 'Phan Hỗn Khánh' }));
    const keep = async (inBox: string, inRoom: string) => {
      const shown: WordCrop[] = [];
      const words = await lookAtWords(
        reader((crops) => {
          const again = crops.filter(({ among }) => among?.includes('hồng') === true);
          shown.push(...again);
          const says = (text: string) => [{ text, share: 0.99 }];
          return Promise.resolve(crops.map((crop) => (again.includes(crop) ? says(crop === again[0] ? inBox : inRoom) : []))); // prettier-ignore
        }),
        { ...SOURCE, reading: unknown },
      );
      expect(shown.map(({ word }) => word)).to.deep.equal(['Hỗn', 'Hỗn']);
      expect(shown[1]?.width).to.be.above(shown[0]?.width ?? Infinity);
      return words.find(({ text }) => text === 'Hỗn')?.spellings?.[0]?.text;
    };

    expect(await keep('hồn', 'hồng')).to.equal('hồng');
    expect(await keep('hồng', 'ghồng')).to.equal('hồng');
    expect(await keep('an', 'lan')).to.equal('lan');
  });

  it('leaves the reading as it is where the reader fails', async () => {
    const failing = reader(() => Promise.reject(new OcrError('crashed', 'broken')));

    expect(await lookAtWords(failing, SOURCE)).to.deep.equal(READING.words);
  });

  it('stops when reading is cancelled', async () => {
    const cancelled = reader(() => Promise.reject(new OcrError('cancelled', 'no more')));

    expect(await rejection(lookAtWords(cancelled, SOURCE))).to.have.property('code', 'cancelled');
  });

  it('asks nobody where there is no reader', async () => {
    expect(await lookAtWords(undefined, SOURCE)).to.equal(READING.words);
  });
});
