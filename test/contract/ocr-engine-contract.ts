import { expect } from 'chai';
import type { Box } from '../../src/domain/page/geometry.ts';
import { OcrError } from '../../src/ports/errors.ts';
import type { GreyImage } from '../../src/ports/image-preparation.ts';
import type { OcrEngine, OcrWord } from '../../src/ports/ocr-engine.ts';
import { printGrey, type PrintedLine } from '../support/ocr/printed-page.ts';
import { rejection } from '../support/rejection.ts';

export interface OcrEngineSubject {
  readonly name: string;
  /** A new engine, or the sentence why it cannot be had on this machine. */
  create(): Promise<OcrEngine | string>;
}

const LINES = [
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;',
  'Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 12/TTr-SNV,',
  'Phê duyệt kế hoạch chỉnh lý tài liệu lưu trữ tồn đọng của các cơ quan.',
];
const OTHER_LINES = ['Nơi nhận: các huyện, thị xã, thành phố; lưu tại văn thư.', 'Chủ tịch Ủy ban nhân dân tỉnh'];

/** What every engine promises, whatever runs behind it. */
export function describeOcrEngineContract(subject: OcrEngineSubject): void {
  describe(`${subject.name}: OcrEngine`, function () {
    this.timeout(60_000);
    let engine: OcrEngine;
    let page: GreyImage & { readonly lines: readonly PrintedLine[] };
    let other: GreyImage;
    let blank: GreyImage;

    before(async function () {
      const created = await subject.create();
      if (typeof created === 'string') {
        process.stdout.write(`    left out: ${created}\n`);
        this.skip();
      }
      engine = created;
      page = await printGrey({ lines: LINES, ppi: 200, heightMm: 80 });
      other = await printGrey({ lines: OTHER_LINES, ppi: 200, heightMm: 60 });
      blank = await printGrey({ lines: [], ppi: 200, heightMm: 60 });
    });

    after(async () => {
      // `engine` stays unset where the suite was left out.
      await (engine as OcrEngine | undefined)?.dispose();
    });

    it('says what it is', () => {
      const { version, concurrency } = engine.describe();

      expect(version).to.match(/^\S.* \d+\.\d+.* vie/);
      expect(concurrency).to.be.at.least(1);
    });

    it('reads print with all marks, in NFC', async () => {
      const words = await engine.recognise(page, 'page');

      const text = words.map((word) => word.text).join(' ');
      expect(text).to.equal(text.normalize('NFC'));
      expect(text).to.include('chính quyền địa phương');
      expect(text).to.include('lưu trữ tồn đọng');
    });

    it('gives each word the box it stands in', async () => {
      const words = await engine.recognise(page, 'page');

      for (const line of page.lines) {
        const [first] = line.text.split(' ');
        const word = words.find(({ text }) => text === first);
        expect(word, line.text).not.to.equal(undefined);
        if (word !== undefined) expectAtStart(word.box, line.box);
      }
      for (const word of words) expectInside(word.box, page);
    });

    it('gives confidences between 0 and 1, high for clear print', async () => {
      const words = await engine.recognise(page, 'page');

      const confidences = words.map(({ confidence }) => confidence);
      expect(Math.min(...confidences)).to.be.at.least(0);
      expect(Math.max(...confidences)).to.be.at.most(1);
      expect(confidences.reduce((sum, value) => sum + value, 0) / confidences.length).to.be.above(0.8);
    });

    it('numbers the printed lines, words of one line together', async () => {
      const words = await engine.recognise(page, 'page');

      const groups = Map.groupBy(words, ({ block, line }) => `${String(block)}/${String(line)}`);
      const texts = [...groups.values()].map((group) => group.map(({ text }) => text).join(' '));
      expect(texts).to.have.lengthOf(LINES.length);
      expect(texts[0]).to.equal(LINES[0]);
    });

    it('gives words without blanks', async () => {
      const words = await engine.recognise(page, 'page');

      for (const { text } of words) expect(text).to.match(/^\S+$/);
    });

    it('finds nothing on an empty sheet', async () => {
      expect(await engine.recognise(blank, 'page')).to.deep.equal([]);
    });

    it('reads a single block', async () => {
      const words = await engine.recognise(other, 'block');

      expect(words.map(({ text }) => text).join(' ')).to.include('Chủ tịch');
    });

    it('reads the same image the same way, whatever it read before', async () => {
      const first = await engine.recognise(page, 'page');
      await engine.recognise(other, 'page');
      const second = await engine.recognise(page, 'page');

      expect(second).to.deep.equal(first);
    });

    it('reads several pages at the same time as it reads them one by one', async () => {
      const alone: readonly (readonly OcrWord[])[] = [
        await engine.recognise(page, 'page'),
        await engine.recognise(other, 'page'),
      ];

      const together = await Promise.all([page, other, page, other].map((image) => engine.recognise(image, 'page')));

      expect(together).to.deep.equal([...alone, ...alone]);
    });

    it('leaves the image as it is', async () => {
      const copy = page.data.slice();

      await engine.recognise(page, 'page');

      expect(Buffer.compare(page.data, copy)).to.equal(0);
    });

    it('refuses an image whose pixels do not fit its size', async () => {
      const error = await rejection(engine.recognise({ ...page, width: page.width + 1 }, 'page'));

      expectCode(error, 'input-unreadable');
    });

    it('does not begin when it is cancelled before', async () => {
      const error = await rejection(engine.recognise(page, 'page', AbortSignal.abort()));

      expectCode(error, 'cancelled');
    });

    it('stops when it is cancelled, and reads on afterwards', async () => {
      const cancel = new AbortController();
      const page1 = engine.recognise(page, 'page', cancel.signal);
      setImmediate(() => {
        cancel.abort();
      });

      const error = await rejection(page1);

      expectCode(error, 'cancelled');
      expect(await engine.recognise(page, 'page')).to.have.length.above(10);
    });

    it('reads nothing any more after it was disposed, and says so', async () => {
      const created = await subject.create();
      if (typeof created === 'string') throw new Error(created);
      const running = rejection(created.recognise(page, 'page'));

      await created.dispose();

      expectCode(await running, 'cancelled');
      expectCode(await rejection(created.recognise(page, 'page')), 'cancelled');
    });
  });
}

function expectCode(error: unknown, code: string): void {
  expect(error).to.be.instanceOf(OcrError);
  expect(error).to.have.property('code', code);
}

/** The word begins where its line begins and is no higher. */
function expectAtStart(word: Box, line: Box): void {
  expect(word[0]).to.be.closeTo(line[0], 6);
  expect(word[1]).to.be.at.least(line[1] - 6);
  expect(word[1] + word[3]).to.be.at.most(line[1] + line[3] + 6);
}

function expectInside([x, y, width, height]: Box, image: GreyImage): void {
  expect(width).to.be.above(0);
  expect(height).to.be.above(0);
  expect(x).to.be.at.least(0);
  expect(y).to.be.at.least(0);
  expect(x + width).to.be.at.most(image.width);
  expect(y + height).to.be.at.most(image.height);
}
