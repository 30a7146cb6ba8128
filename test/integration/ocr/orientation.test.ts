import { expect } from 'chai';
import type { QuarterTurn } from '../../../src/domain/page/geometry.ts';
import { betterOrientation, isOrientationDoubtful, turnsToTry } from '../../../src/domain/page/orientation.ts';
import { createImagePreparation, type DisposableImagePreparation } from '../../../src/ocr/create-image-preparation.ts';
import { createTesseractCli } from '../../../src/ocr/tesseract-cli.ts';
import { createTesseractJs } from '../../../src/ocr/tesseract-js/create-tesseract-js.ts';
import type { OcrEngine } from '../../../src/ports/ocr-engine.ts';
import type { PageRaster } from '../../../src/ports/scan-reader.ts';
import { nativeProgram } from '../../support/ocr/native-program.ts';
import { printPage } from '../../support/ocr/printed-page.ts';

const LINES = [
  'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;',
  'Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 12/TTr-SNV,',
  'Phê duyệt kế hoạch chỉnh lý tài liệu lưu trữ tồn đọng của các cơ quan,',
  'tổ chức trên địa bàn tỉnh giai đoạn 2018 - 2020, với các nội dung sau:',
];

interface Kind {
  readonly name: string;
  create(): Promise<OcrEngine | string>;
}

const LIMITS = { concurrency: 1, timeoutMs: 30_000 };
const KINDS: readonly Kind[] = [
  {
    name: 'native tesseract',
    create: async () => {
      const program = await nativeProgram();
      return typeof program === 'string' ? program : createTesseractCli({ program, ...LIMITS });
    },
  },
  { name: 'tesseract.js', create: () => Promise.resolve(createTesseractJs(LIMITS)) },
];

for (const kind of KINDS) {
  describe(`finding the orientation with ${kind.name}`, () => {
    let preparation: DisposableImagePreparation;
    let engine: OcrEngine | undefined;

    before(async function () {
      const created = await kind.create();
      if (typeof created === 'string') return this.skip();
      engine = created;
      preparation = createImagePreparation({ threads: 1 });
    });

    after(async () => {
      if (engine === undefined) return;
      await engine.dispose();
      await preparation.dispose();
    });

    async function read(raster: PageRaster, turn: QuarterTurn) {
      if (engine === undefined) throw new Error('no engine');
      const { ink } = await preparation.prepare(raster, turn);
      return { turn, words: await engine.recognise(ink, 'page') };
    }

    it('is sure of an upright page at the first look', async () => {
      const trial = await read(await printPage({ lines: LINES, ppi: 200, heightMm: 100 }), 0);

      expect(isOrientationDoubtful(trial.words)).to.equal(false);
    });

    for (const [laid, wanted] of [
      [90, 270],
      [180, 180],
      [270, 90],
    ] as const) {
      it(`sets a page upright that lies turned by ${String(laid)}°, with one more look`, async () => {
        const raster = await printPage({ lines: LINES, ppi: 200, heightMm: 100, turn: laid });
        const first = await read(raster, 0);

        const [likeliest] = turnsToTry(first);
        const second = await read(raster, likeliest ?? 0);

        expect(likeliest).to.equal(wanted);
        expect(betterOrientation(first, second).turn).to.equal(wanted);
        expect(isOrientationDoubtful(second.words)).to.equal(false);
      });
    }
  });
}
