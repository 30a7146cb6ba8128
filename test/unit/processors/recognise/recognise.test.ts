import { expect } from 'chai';
import type { FoundMark } from '../../../../src/domain/cataloguing/catalogued-document.ts';
import type { SeenMark } from '../../../../src/domain/page/seen-mark.ts';
import type { PageReading } from '../../../../src/domain/page/page-reading.ts';
import type { PageStepContext, StepInputs } from '../../../../src/ports/processor.ts';
import type {
  PageIdentity,
  PageRaster,
  ScanReader,
  ShownFields,
  TextLayerWord,
} from '../../../../src/ports/scan-reader.ts';
import { createRecognise } from '../../../../src/processors/recognise/recognise.ts';
import { createPlainPreparation } from '../../../support/ocr/prepared-pages.ts';
import { createReplayEngine, wordsOfLines } from '../../../support/ocr/replay-engine.ts';
import { aPage, paperLines } from '../../../support/page-builder.ts';
import { rejection } from '../../../support/rejection.ts';

const SIZE = { width: 1654, height: 2339 };
const PAGE: PageIdentity = {
  page: 3,
  kind: 'image',
  widthPx: 1654,
  heightPx: 2339,
  ppi: 200,
  colour: 'colour',
  textChars: 0,
};
const RASTER: PageRaster = { ...SIZE, channels: 1, data: new Uint8Array(0), ppi: 200 };
const LINES = ['Căn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011;', 'Xét đề nghị của Giám đốc Sở Nội vụ,'];

/** What the file says of a page; no more is asked. */
function readerOf(layer: readonly TextLayerWord[], shown: ShownFields = 'none', raster = RASTER): ScanReader {
  const told = {
    textLayer: () => Promise.resolve(layer),
    showFields: () => Promise.resolve(shown),
    rasterise: () => Promise.resolve(raster),
  };
  return told as unknown as ScanReader;
}

const STAMP: SeenMark = {
  level: 'MẬT',
  probability: 0.9,
  urgency: 0,
  box: [900, 90, 240, 70],
  ink: 'red',
  inSeal: false,
  wider: false,
};

describe('processors/recognise', () => {
  /** A page whose red ink reads `MẬT`, too unsure to become text: only the stamps know of it. */
  async function run(clearedMarks?: readonly FoundMark[], word = 'MẬT'): Promise<PageReading> {
    const image = { ...SIZE, data: new Uint8Array(SIZE.width * SIZE.height).fill(255), ppi: 200 };
    const red = { image, boxes: [[200, 1500, 300, 90]] as const };
    const step = createRecognise({
      preparation: createPlainPreparation({ red }),
      engine: createReplayEngine([wordsOfLines(LINES), wordsOfLines([word], 0.1)]),
      digitReaders: [],
      scanReader: readerOf([]),
    });
    const context = { page: PAGE, sourcePath: '', name: 'a', workFolder: '', signal: new AbortController().signal };
    const inputs = { page: () => Promise.resolve(RASTER) } as unknown as StepInputs; // as above
    return step.run(inputs, { ...context, ...(clearedMarks && { clearedMarks }) } satisfies PageStepContext);
  }

  it('ends the way of a page with a mark, also one that a person cleared on another page or level', async () => {
    for (const cleared of [undefined, [], [{ level: 'MẬT', page: 2 }], [{ level: 'TỐI MẬT', page: 3 }]])
      expect(await rejection(run(cleared))).to.deep.include({ code: 'secrecy-mark', level: 'MẬT', page: 3 });
  });

  it('asks about two letters in red ink that are half a mark at most, where no mark is seen', async () => {
    const { findings } = await run(undefined, 'MA');
    expect(findings.map(({ code }) => code)).to.deep.equal(['stamp-unread']);
    expect((await run([{ level: 'MẬT', page: 3 }], 'MA')).findings).to.deep.equal([]);
  });

  /** A page on which tesseract reads nothing in red ink, but the word of a stamp is seen. */
  async function look(probability: number, clearedMarks?: readonly FoundMark[], lines = LINES): Promise<PageReading> {
    const seen = [
      {
        level: 'TỐI MẬT',
        probability,
        urgency: 0,
        box: [200, 300, 240, 70],
        ink: 'coloured',
        inSeal: false,
        wider: false,
      },
    ] as const;
    const marks = { seen, frames: [] };
    const step = createRecognise({
      preparation: createPlainPreparation({ marks }),
      engine: createReplayEngine([wordsOfLines(lines)]),
      digitReaders: [],
      scanReader: readerOf([]),
    });
    const context = { page: PAGE, sourcePath: '', name: 'a', workFolder: '', signal: new AbortController().signal };
    const inputs = { page: () => Promise.resolve(RASTER) } as unknown as StepInputs; // as above
    return step.run(inputs, { ...context, ...(clearedMarks && { clearedMarks }) } satisfies PageStepContext);
  }

  it('asks a person to look at a stamp that may be a mark, and tells where it is', async () => {
    expect((await look(0.5)).findings).to.deep.equal([{ code: 'stamp-unread', box: [200, 300, 240, 70] }]);
    expect((await look(0.5, [{ level: 'TỐI MẬT', page: 3 }])).findings).to.deep.equal([]);
  });

  it('ends the way of a page with a stamp whose word was surely seen, unless a person cleared it', async () => {
    expect(await rejection(look(0.9))).to.deep.include({ code: 'secrecy-mark', level: 'TỐI MẬT', page: 3 });
    expect((await look(0.9, [{ level: 'TỐI MẬT', page: 3 }])).findings).to.deep.equal([]);
    expect(await rejection(look(0.9, [{ level: 'TỐI MẬT', page: 2 }]))).to.deep.include({ code: 'secrecy-mark' });
  });

  it('asks about a stamp of another level on a page on which a person found that a mark is none', async () => {
    const { findings } = await look(0.9, [{ level: 'MẬT', page: 3 }]);
    expect(findings).to.deep.equal([{ code: 'stamp-unread', box: [200, 300, 240, 70] }]);
  });

  /** A page that shows nothing itself, but whose fields show what `fields` says. */
  async function lookAtFields(
    fields: ShownFields,
    onPage: readonly SeenMark[] = [],
    inFields = STAMP,
  ): Promise<PageReading> {
    const preparation = (seen: readonly SeenMark[]) => createPlainPreparation({ marks: { seen, frames: [] } });
    const [plain, shown] = [preparation(onPage), preparation([inFields])];
    const step = createRecognise({
      preparation: {
        ...plain,
        prepare: (raster, ...more) => (raster === RASTER ? plain : shown).prepare(raster, ...more),
      },
      engine: createReplayEngine([wordsOfLines(LINES)]),
      digitReaders: [],
      scanReader: readerOf([], fields),
    });
    const context = { page: PAGE, sourcePath: '', name: 'a', workFolder: '', signal: new AbortController().signal };
    const inputs = { page: () => Promise.resolve(RASTER) } as unknown as StepInputs; // as above
    return step.run(inputs, context);
  }

  it('withholds for a mark that is a picture in a field, and takes no words from fields', async () => {
    const part = { ...RASTER, channels: 3, box: [1000, 100, 50, 50] } as const;
    expect((await lookAtFields('none')).text).to.equal(LINES.join('\n'));
    expect((await lookAtFields({ ...part, box: [100, 100, 50, 50] })).text, 'elsewhere').to.equal(LINES.join('\n'));
    expect(await rejection(lookAtFields(part))).to.include({
      code: 'secrecy-mark',
      level: 'MẬT',
    });
  });

  it('withholds for a mark of the page itself, however a second look at the same place judges it', async () => {
    const part = { ...RASTER, channels: 3, box: [1000, 100, 50, 50] } as const;
    const mark = { ...STAMP, probability: 0.76 };

    expect(await rejection(lookAtFields(part, [mark], { ...mark, probability: 0.75, ink: 'dark' }))).to.include({
      code: 'secrecy-mark',
    });
  });

  it('asks only about surer words in a field, where most pictures are seals of electronic signatures', async () => {
    const part = { ...RASTER, channels: 3, box: [1000, 100, 50, 50] } as const;

    expect((await lookAtFields(part, [], { ...STAMP, probability: 0.5 })).findings).to.deep.equal([]);
    expect((await lookAtFields(part, [], { ...STAMP, probability: 0.55 })).findings).to.deep.equal([
      { code: 'stamp-unread', box: STAMP.box },
    ]);
    expect(await rejection(lookAtFields(part, [], { ...STAMP, probability: 0.78 }))).to.include({
      code: 'secrecy-mark',
    });
  });

  it('tells that what lies over a page could not be drawn', async () => {
    const { findings, text } = await lookAtFields('lost');

    expect([findings, text]).to.deep.equal([[{ code: 'annotations-lost' }], LINES.join('\n')]);
  });

  it('takes the square code of a separator sheet for no stamp; words of a mark on it count', async () => {
    const sheet = ['PHIẾU NGĂN CÁCH', 'BẮT ĐẦU HỒ SƠ MỚI', 'HS-2017-014', 'VK1:S:HS-2017-014:12826'];

    expect((await look(0.9, undefined, sheet)).findings).to.deep.equal([]);
    expect(await rejection(look(0.9, undefined, ['TỐI MẬT', ...sheet]))).to.deep.include({ code: 'secrecy-mark' });
  });

  it('reads on where a person cleared this very mark, without making text of it', async () => {
    const reading = await run([{ level: 'MẬT', page: 3 }]);

    expect(reading.text).to.equal(LINES.join('\n'));
  });

  /** A scan that shows one number, while the layer that a scanner laid below it has another one, and more. */
  async function scanned(more: readonly TextLayerWord[] = []): Promise<PageReading> {
    const body = Array.from({ length: 12 }, () => LINES).flat();
    const hidden = wordsOfLines(['Số: 38/TB-UBND', ...body]).map(({ text, box }): TextLayerWord => ({
      ...{ text, box, fontName: '', hidden: true },
    }));
    const step = createRecognise({
      preparation: createPlainPreparation({}),
      engine: createReplayEngine([wordsOfLines(['Số: 88/TB-UBND', ...body])]),
      digitReaders: [],
      scanReader: readerOf([...hidden, ...more]),
    });
    const context = { page: PAGE, sourcePath: '', name: 'a', workFolder: '', signal: new AbortController().signal };
    const inputs = { page: () => Promise.resolve(RASTER) } as unknown as StepInputs; // as above
    return step.run(inputs, context);
  }

  it('reads what a scan shows, not what a scanner took it for, however good its language is', async () => {
    const { source, text } = await scanned();

    expect(source).to.equal('ocr');
    expect(text).to.match(/^Số: 88\/TB-UBND/u);
  });

  it('ends the way of a page on which a scanner read a mark, whatever the image was read as', async () => {
    const mark: TextLayerWord = { text: 'MẬT', box: [1200, 90, 90, 40], fontName: '', hidden: true };

    expect(await rejection(scanned([mark]))).to.deep.include({ code: 'secrecy-mark', level: 'MẬT', page: 3 });
  });

  /** A page of text on which `unseen` words are drawn in white, or all of them. */
  async function drawn(
    unseen: (text: string) => boolean,
    more: readonly TextLayerWord[] = [],
    doubting?: { readonly engineReads: (text: string) => string },
  ): Promise<PageReading> {
    const body = Array.from({ length: 12 }, () => LINES).flat();
    const layer = [
      ...wordsOfLines(['Số: 38/TB-UBND', ...body]).map(({ text, box }): TextLayerWord => ({
        ...{ text, box, fontName: 'Times', hidden: false },
      })),
      ...more,
    ];
    const data = new Uint8Array(SIZE.width * SIZE.height).fill(255);
    for (const { text, box } of layer) {
      const [left, top, width, height] = box.map(Math.round) as [number, number, number, number];
      if (unseen(text)) continue;
      for (let y = top + 5; y < top + height - 5; y += 1)
        data.fill(0, y * SIZE.width + left + 2, y * SIZE.width + left + width - 2);
    }
    const step = createRecognise({
      preparation: createPlainPreparation({}),
      engine: createReplayEngine([
        wordsOfLines(['Số: 88/TB-UBND', ...body.map((line) => doubting?.engineReads(line) ?? line)]),
      ]),
      digitReaders: [],
      scanReader: readerOf(layer, 'none', { ...RASTER, data }),
      // what it sees of no word is what the layer says
      ...(doubting && { wordReader: { name: 'none', read: (crops) => Promise.resolve(crops.map(() => [])) } }),
    });
    const page: PageIdentity = { ...PAGE, kind: 'text', textChars: 900 };
    const context = { page, sourcePath: '', name: 'a', workFolder: '', signal: new AbortController().signal };
    const inputs = { page: () => Promise.resolve(RASTER) } as unknown as StepInputs; // as above
    return step.run(inputs, context);
  }

  it('takes no word of a text that nobody sees on the page, as white on white', async () => {
    const { source, text } = await drawn((word) => word === '38/TB-UBND');
    expect([source, text.split('\n')[0]]).to.deep.equal(['text-layer', 'Số:']);
    expect((await drawn(() => false)).text).to.match(/^Số: 38\/TB-UBND/u);
  });

  it('reads a page from its image where a good part of its text is not to be seen', async () => {
    const { source, text } = await drawn((word) => word.length > 4);
    expect([source, text.split('\n')[0]]).to.deep.equal(['ocr', 'Số: 88/TB-UBND']);
  });

  it('ends the way of a page whose text says a mark that nobody sees', async () => {
    const mark: TextLayerWord = { text: 'MẬT', box: [1200, 90, 90, 40], fontName: '', hidden: false };
    const white = (word: string) => word === 'MẬT';
    expect(await rejection(drawn(white, [mark]))).to.deep.include({ code: 'secrecy-mark', level: 'MẬT', page: 3 });
  });

  it('takes the text where the engine reads what a reader of words alone did not know', async () => {
    const asSaid = await drawn(() => false, [], { engineReads: (line) => line });
    expect([asSaid.source, asSaid.text.split('\n')[0]]).to.deep.equal(['text-layer', 'Số: 38/TB-UBND']);
    const other = await drawn(() => false, [], { engineReads: (line) => line.replaceAll('n', 'm') });
    expect([other.source, other.text.split('\n')[0]]).to.deep.equal(['ocr', 'Số: 88/TB-UBND']);
  });

  it('reads a page from its image where a font has signs in place of letters', async () => {
    const odd: TextLayerWord = { text: 'M¼T', box: [1200, 90, 90, 40], fontName: '', hidden: false };
    expect((await drawn(() => false, [odd])).source).to.equal('ocr');
  });

  for (const turn of [90, 180, 270] as const) {
    it(`reads a page of text that stands turned by ${String(turn)} without saying so`, async () => {
      const { words, widthPx, heightPx } = aPage(paperLines(), { rotation: turn });
      const layer = words.map(({ text, box }): TextLayerWord => ({ text, box, fontName: '', hidden: false, turn }));
      const step = createRecognise({
        preparation: createPlainPreparation({}),
        engine: createReplayEngine([]),
        digitReaders: [],
        scanReader: readerOf(layer),
      });
      const page: PageIdentity = { ...PAGE, kind: 'text', widthPx, heightPx, textChars: 900 };
      const context = { page, sourcePath: '', name: 'a', workFolder: '', signal: new AbortController().signal };
      const inputs = { page: () => Promise.resolve(RASTER) } as unknown as StepInputs; // as above

      const { rotation, text } = await step.run(inputs, context);

      expect(rotation).to.equal(turn);
      expect(text).to.match(/^ỦY BAN NHÂN DÂN\nTỈNH HẢI SƠN\n/u);
      expect(text).to.include('Số: 125/UBND-TH\n');
      expect(text).to.include('Hải Sơn, ngày 14 tháng 6 năm 2019\n');
    });
  }

  const HEAD = ['ỦY BAN NHÂN DÂN TỈNH', 'Số: /TB-UBND'];
  const NUMBER: TextLayerWord = { text: '542', box: [290, 250, 60, 30], fontName: '', hidden: false, pasted: 1 };
  const SIGNED = ['Ký', 'bởi:', 'Sở', 'Nội', 'vụ', 'Ngày', 'ký:', '07.02.2025', '15:53:02'].map(
    (text, at): TextLayerWord => ({
      ...{ text, fontName: '', hidden: false, pasted: 2 },
      box: [1000 + 60 * (at % 5), 20 + 30 * Math.floor(at / 5), 50, 20],
    }),
  );

  /** A page with annotations: a scan whose image says `HEAD`, or a page of text that does. */
  async function annotated(kind: 'image' | 'text', pasted: readonly TextLayerWord[]): Promise<PageReading> {
    const own = wordsOfLines(HEAD).map(({ text, box }): TextLayerWord => ({
      text,
      box,
      fontName: 'Times',
      hidden: false,
    }));
    const layer = [...(kind === 'text' ? own : []), ...pasted];
    const step = createRecognise({
      preparation: createPlainPreparation({}),
      engine: createReplayEngine([wordsOfLines(HEAD)]),
      digitReaders: [],
      scanReader: readerOf(layer),
    });
    const page = { ...PAGE, kind, textChars: kind === 'text' ? 30 : 0 };
    const context = { page, sourcePath: '', name: 'a', workFolder: '', signal: new AbortController().signal };
    const inputs = { page: () => Promise.resolve(RASTER) } as unknown as StepInputs; // as above
    return step.run(inputs, context);
  }

  for (const kind of ['image', 'text'] as const) {
    it(`puts a number that was pasted upon a page (${kind}) into its line, as certain, and no word of who signed`, async () => {
      const slash = wordsOfLines(HEAD).find(({ text }) => text === '/TB-UBND');
      const box = [(slash?.box[0] ?? 0) - 4, slash?.box[1] ?? 0, 3, slash?.box[3] ?? 0] as const;

      const reading = await annotated(kind, [{ ...NUMBER, box }, ...SIGNED]);

      expect(reading.source).to.equal(kind === 'text' ? 'text-layer' : 'ocr');
      expect(reading.text).to.equal('ỦY BAN NHÂN DÂN TỈNH\nSố: 542 /TB-UBND');
      const number = reading.words.find(({ text }) => text === '542');
      expect(number).to.deep.include({ box, confidence: 1, layer: 'text-layer' });
    });

    it(`ends the way of a page (${kind}) upon which a mark was pasted`, async () => {
      const mark: TextLayerWord = { ...NUMBER, text: 'MẬT', box: [1200, 600, 90, 40], pasted: 3 };
      expect(await rejection(annotated(kind, [...SIGNED, mark]))).to.deep.include({
        code: 'secrecy-mark',
        level: 'MẬT',
        page: 3,
      });
    });
  }

  it('takes words that were pasted for no text of a scan', async () => {
    expect((await annotated('image', SIGNED)).source).to.equal('ocr');
  });
});
