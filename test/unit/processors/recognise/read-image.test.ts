import { expect } from 'chai';
import type { WordReader } from '../../../../src/ports/word-reader.ts';
import { readImage } from '../../../../src/processors/recognise/read-image.ts';
import { aPage, paperLines } from '../../../support/page-builder.ts';
import { createPlainPreparation } from '../../../support/ocr/prepared-pages.ts';
import { createReplayEngine, wordsOfLines } from '../../../support/ocr/replay-engine.ts';

const SIZE = { width: 1654, height: 2339 };
const IMAGE = {
  page: { page: 1, kind: 'image', widthPx: 1654, heightPx: 2339, ppi: 200, colour: 'colour', textChars: 0 },
  raster: { ...SIZE, channels: 1, data: new Uint8Array(0), ppi: 200 },
  findings: [],
  signal: new AbortController().signal,
} as const;
const LINES = ['Căn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011;', 'Xét đề nghị của Giám đốc Sở Nội vụ,'];

describe('processors/recognise/read-image', () => {
  it('reads an upright page once', async () => {
    const engine = createReplayEngine([wordsOfLines(LINES)]);

    const { reading } = await readImage({ preparation: createPlainPreparation(), engine, digitReaders: [] }, IMAGE);

    expect(reading.text).to.equal(LINES.join('\n'));
    expect(reading.rotation).to.equal(0);
    expect(engine.asked).to.have.lengthOf(1);
  });

  it('has the name of who signs looked at a second time', async () => {
    const printed = aPage(paperLines({ title: 'QUYẾT ĐỊNH' })).words;
    const engine = createReplayEngine([printed.map((word) => ({ ...word, block: 1 }))]);
    const seen = [{ text: 'hải', share: 0.99 }];
    const wordReader: WordReader = {
      name: 'fake 1',
      read: (crops) => Promise.resolve(crops.map(({ word }) => (word === 'Hải' ? seen : []))),
    };
    const readers = { preparation: createPlainPreparation(), engine, digitReaders: [], wordReader };

    const { reading } = await readImage(readers, IMAGE);

    expect(reading.words.findLast(({ text }) => text === 'Hải')?.spellings).to.deep.equal(seen);
    expect(reading.text).to.include('Trần Thanh Hải');
  });

  it('reads a page that makes no sense once more upside-down, and keeps the better', async () => {
    const engine = createReplayEngine([wordsOfLines(['ẻp ịup ộs ugnựd'], 0.35), wordsOfLines(LINES)]);
    const preparation = createPlainPreparation();

    const { reading } = await readImage({ preparation, engine, digitReaders: [] }, IMAGE);

    expect(preparation.turns).to.deep.equal([0, 180]);
    expect(reading.rotation).to.equal(180);
    expect(reading.text).to.include('Luật Lưu trữ');
  });

  it('calls no picture blank that is too small to show print', async () => {
    const readers = {
      preparation: createPlainPreparation({ blank: true }),
      engine: createReplayEngine([]),
      digitReaders: [],
    };
    const blankOf = async (widthPx: number) =>
      (await readImage(readers, { ...IMAGE, page: { ...IMAGE.page, widthPx } })).reading.blank;

    expect([await blankOf(40), await blankOf(1654)]).to.deep.equal([false, true]);
  });

  it('does not ask the engine about an empty sheet', async () => {
    const engine = createReplayEngine([]);

    const { reading } = await readImage(
      { preparation: createPlainPreparation({ blank: true }), engine, digitReaders: [] },
      IMAGE,
    );

    expect(reading).to.include({ blank: true, text: '' });
    expect(engine.asked).to.deep.equal([]);
  });

  it('reads the red ink by itself', async () => {
    const image = { ...SIZE, data: new Uint8Array(SIZE.width * SIZE.height).fill(255), ppi: 200 };
    const red = { image, boxes: [[200, 1500, 300, 90]] as const };
    const engine = createReplayEngine([wordsOfLines(LINES), wordsOfLines(['MẬT'])]);

    const { stamps } = await readImage(
      { preparation: createPlainPreparation({ red }), engine, digitReaders: [] },
      IMAGE,
    );

    expect(stamps.map(({ text, layer }) => [text, layer])).to.deep.equal([['MẬT', 'red']]);
    expect(engine.asked.map(({ layout }) => layout)).to.deep.equal(['page', 'block']);
  });
});
