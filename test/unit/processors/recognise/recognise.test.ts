import { expect } from 'chai';
import type { FoundMark } from '../../../../src/domain/cataloguing/catalogued-document.ts';
import type { PageReading } from '../../../../src/domain/page/page-reading.ts';
import type { PageStepContext, StepInputs } from '../../../../src/ports/processor.ts';
import type { PageIdentity, PageRaster, ScanReader } from '../../../../src/ports/scan-reader.ts';
import { createRecognise } from '../../../../src/processors/recognise/recognise.ts';
import { createPlainPreparation } from '../../../support/ocr/prepared-pages.ts';
import { createReplayEngine, wordsOfLines } from '../../../support/ocr/replay-engine.ts';
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

describe('processors/recognise', () => {
  /** A page whose red ink reads `MẬT`, too unsure to become text: only the stamps know of it. */
  async function run(clearedMarks?: readonly FoundMark[]): Promise<PageReading> {
    const image = { ...SIZE, data: new Uint8Array(SIZE.width * SIZE.height).fill(255), ppi: 200 };
    const red = { image, boxes: [[200, 1500, 300, 90]] as const };
    const step = createRecognise({
      preparation: createPlainPreparation({ red }),
      engine: createReplayEngine([wordsOfLines(LINES), wordsOfLines(['MẬT'], 0.1)]),
      digitReaders: [],
      scanReader: { textLayer: () => Promise.resolve([]) } as unknown as ScanReader, // no more is asked
    });
    const context = { page: PAGE, sourcePath: '', name: 'a', workFolder: '', signal: new AbortController().signal };
    const inputs = { page: () => Promise.resolve(RASTER) } as unknown as StepInputs; // as above
    return step.run(inputs, { ...context, ...(clearedMarks && { clearedMarks }) } satisfies PageStepContext);
  }

  it('ends the way of a page with a mark, also one that a person cleared on another page or level', async () => {
    for (const cleared of [undefined, [], [{ level: 'MẬT', page: 2 }], [{ level: 'TỐI MẬT', page: 3 }]])
      expect(await rejection(run(cleared))).to.deep.include({ code: 'secrecy-mark', level: 'MẬT', page: 3 });
  });

  /** A page on which tesseract reads nothing in red ink, but the word of a stamp is seen. */
  async function look(probability: number, clearedMarks?: readonly FoundMark[], lines = LINES): Promise<PageReading> {
    const seen = [{ level: 'TỐI MẬT', probability, box: [200, 300, 240, 70], inSeal: false }] as const;
    const marks = { seen, frames: [] };
    const step = createRecognise({
      preparation: createPlainPreparation({ marks }),
      engine: createReplayEngine([wordsOfLines(lines)]),
      digitReaders: [],
      scanReader: { textLayer: () => Promise.resolve([]) } as unknown as ScanReader, // no more is asked
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

  it('takes the square code of a separator sheet for no stamp; words of a mark on it count', async () => {
    const sheet = ['PHIẾU NGĂN CÁCH', 'BẮT ĐẦU HỒ SƠ MỚI', 'HS-2017-014', 'VK1:S:HS-2017-014:12826'];

    expect((await look(0.9, undefined, sheet)).findings).to.deep.equal([]);
    expect(await rejection(look(0.9, undefined, ['TỐI MẬT', ...sheet]))).to.deep.include({ code: 'secrecy-mark' });
  });

  it('reads on where a person cleared this very mark, without making text of it', async () => {
    const reading = await run([{ level: 'MẬT', page: 3 }]);

    expect(reading.text).to.equal(LINES.join('\n'));
  });
});
