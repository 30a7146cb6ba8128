import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { inverseTurn, turnBox, type QuarterTurn } from '../../../src/domain/page/geometry.ts';
import type { Word } from '../../../src/domain/page/page-reading.ts';
import { createPdfEngine } from '../../../src/formats/pdf/engine/pdf-file.ts';
import { withPage } from '../../../src/formats/pdf/engine/pdf-page.ts';
import { provePage, type ProofRequest } from '../../../src/formats/pdf/access/prove-page.ts';
import { checkStructure } from '../../../src/formats/pdf/access/structure-check.ts';
import type { AccessPdfProof } from '../../../src/ports/access-pdf.ts';
import { FileError, PdfError } from '../../../src/ports/errors.ts';
import type { ScanIdentity } from '../../../src/ports/scan-reader.ts';
import { rejection } from '../../support/rejection.ts';
import { aReading, aWord, openBench, picture, toSharp, type Bench } from './support/bench.ts';

const LETTERS = [
  'a',
  'ă',
  'ế',
  'ưỡ',
  'Đ',
  'Ủ',
  'NGHỊ',
  'quyết',
  '103',
  '/QĐ-UBND',
  '-',
  '.',
  ',',
  '—',
  '“',
  '…',
  '𠊛',
  'ﬁ',
  '²',
];

describe('formats/pdf/access', () => {
  let bench: Bench;
  let sourcePath: string;
  let identity: ScanIdentity;

  before(async () => {
    bench = await openBench();
    const jpeg = await toSharp(picture(1240, 1754)).withMetadata({ density: 150 }).jpeg({ quality: 60 }).toBuffer();
    sourcePath = await bench.put('source.jpg', jpeg);
    identity = await bench.reader.identify(sourcePath);
  });
  after(() => bench.close());

  function build(
    words: readonly Word[],
    {
      rotation = 0,
      name = 'out.pdf',
      of = identity,
    }: { rotation?: QuarterTurn; name?: string; of?: ScanIdentity } = {},
  ): Promise<AccessPdfProof> {
    const readings = of.pages.map((page) => aReading(page, words, rotation));
    const targetPath = join(bench.folder, name);
    return bench.builder.build({ sourcePath, identity: of, readings, title: 'Quyết định <1> & phụ lục', targetPath });
  }

  const greeting = [
    aWord('Kính', [100, 100, 90, 40]),
    aWord('gửi:', [200, 100, 90, 40]),
    aWord('Ủy', [100, 160, 50, 40], 1),
  ];

  it('lays the words where they were read, found by another reader of text layers', async () => {
    const proof = await build(greeting);

    const path = join(bench.folder, 'out.pdf');
    const made = await bench.reader.identify(path);
    const page = made.pages[0];
    if (page === undefined) throw new Error('No page');
    const words = await bench.reader.textLayer(path, page);
    expect(proof).to.include({ pages: 1, words: 3, bytes: made.bytes, sha256: made.sha256 });
    expect(words.map(({ text, hidden }) => [text, hidden])).to.deep.equal(greeting.map(({ text }) => [text, true]));
    words.forEach(({ box }, index) => {
      box.forEach((value, side) => {
        expect(value).to.be.closeTo(greeting[index]?.box[side] ?? NaN, 0.5);
      });
    });
    expect(page).to.include({ kind: 'image', widthPx: 1240, heightPx: 1754, ppi: 150 });
  });

  for (const rotation of [0, 90, 180, 270] as const) {
    it(`turns a page that must be turned by ${String(rotation)} so that its text reads upright`, async () => {
      const name = `turned-${String(rotation)}.pdf`;
      const size = { width: 1240, height: 1754 };
      const upright = turnBox([100, 100, 90, 40], size, rotation);
      const back = turnBox(upright, rotation % 180 === 0 ? size : { width: 1754, height: 1240 }, inverseTurn(rotation));
      await build([aWord('Kính', back)], { rotation, name });

      const path = join(bench.folder, name);
      const page = (await bench.reader.identify(path)).pages[0];
      if (page === undefined) throw new Error('No page');
      const [word] = await bench.reader.textLayer(path, page);

      expect([page.widthPx, page.heightPx]).to.deep.equal(rotation % 180 === 0 ? [1240, 1754] : [1754, 1240]);
      word?.box.forEach((value, side) => {
        expect(value).to.be.closeTo(upright[side] ?? NaN, 0.5);
      });
    });
  }

  it('reads back any words in any boxes on any side', async () => {
    const word = fc
      .record({
        text: fc.array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 6 }).map((letters) => letters.join('')),
        x: fc.double({ min: 0, max: 1100, noNaN: true }),
        y: fc.double({ min: 0, max: 1700, noNaN: true }),
        width: fc.double({ min: 2, max: 140, noNaN: true }),
        height: fc.double({ min: 2, max: 54, noNaN: true }),
        line: fc.nat(5),
      })
      .map(({ text, x, y, width, height, line }) => aWord(text, [x, y, width, height], line));
    const rotation = fc.constantFrom<QuarterTurn>(0, 90, 180, 270);

    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 40 }), rotation, async (words, turn) => {
        const proof = await build(words, { rotation: turn, name: 'random.pdf' });
        expect(proof.words).to.equal(words.length);
        expect(proof.worstBoxMm).to.be.lessThan(0.02);
      }),
      { numRuns: 40 },
    );
  }).timeout(60_000);

  it('keeps a hyphen at the end of a line', async () => {
    const wrapped = [
      aWord('số', [600, 100, 60, 40]),
      aWord('161/2018/NĐ-', [700, 100, 400, 40]),
      aWord('CP', [100, 160, 60, 40], 1),
      aWord('ngày', [200, 160, 90, 40], 1),
    ];
    const path = join(bench.folder, 'hyphen.pdf');

    expect((await build(wrapped, { name: 'hyphen.pdf' })).words).to.equal(4);

    const { pages } = await bench.reader.identify(path);
    const layers = await Promise.all(pages.map((page) => bench.reader.textLayer(path, page)));
    expect(layers.flat().map(({ text }) => text)).to.deep.equal(['số', '161/2018/NĐ-', 'CP', 'ngày']);
  });

  it('keeps the order of reading on a line that is read from the right', async () => {
    const row = ['một', 'hai', 'ba'].map((text, at) => aWord(text, [900 - at * 300, 100, 90, 40], at));

    expect((await build(row, { name: 'row.pdf' })).words).to.equal(3);
  });

  it('finds the same word twice in the same place', async () => {
    const twice = [...greeting, ...greeting];

    expect((await build(twice)).words).to.equal(6);
  });

  it('composes decomposed words and leaves out what is no character', async () => {
    const odd = [aWord('Kính'.normalize('NFD'), [100, 100, 90, 40]), aWord('\u0000 \ufeff', [200, 100, 90, 40])];

    expect((await build(odd, { name: 'odd.pdf' })).words).to.equal(1);
  });

  it('makes the same bytes from the same input', async () => {
    const [first, second] = [await build(greeting, { name: 'a.pdf' }), await build(greeting, { name: 'b.pdf' })];

    expect(second.sha256).to.equal(first.sha256);
    expect((await readFile(join(bench.folder, 'a.pdf'))).equals(await readFile(join(bench.folder, 'b.pdf')))).to.equal(
      true,
    );
  });

  it('says what it was made from, and that a signed original stays the record', async () => {
    await build(greeting, { name: 'plain.pdf' });
    await build(greeting, { name: 'of-signed.pdf', of: { ...identity, signed: true } });

    const [plain, signed] = await Promise.all(
      ['plain.pdf', 'of-signed.pdf'].map(async (name) => (await readFile(join(bench.folder, name))).toString('utf8')),
    );
    expect(plain).to.contain(`<dc:source>urn:sha256:${identity.sha256}</dc:source>`);
    expect(plain).to.contain('Quyết định &lt;1&gt; &amp; phụ lục');
    expect(plain).not.to.contain('digitally signed original');
    expect(signed).to.contain('digitally signed original').and.to.contain('đã ký số');
  });

  it('leaves nothing behind when the original is not the file that was read', async () => {
    const error = await rejection(build(greeting, { name: 'x.pdf', of: { ...identity, sha256: '0'.repeat(64) } }));

    expect(error instanceof FileError && error.code).to.equal('file-changed');
    await expectNothing('x.pdf');
  });

  it('leaves nothing behind when it is called off or a reading does not belong to the page', async () => {
    const page = identity.pages[0];
    if (page === undefined) throw new Error('No page');
    const request = { sourcePath, identity, title: '', targetPath: join(bench.folder, 'x.pdf') };

    const wrong = aReading({ ...page, widthPx: 7 }, greeting);
    const error = await rejection(bench.builder.build({ ...request, readings: [wrong] }));
    const reason = new Error('called off');
    const readings = [aReading(page, greeting)];
    const stopped = await rejection(bench.builder.build({ ...request, readings }, AbortSignal.abort(reason)));

    expect(error instanceof PdfError && error.code).to.equal('compose-failed');
    expect(stopped).to.equal(reason);
    await expectNothing('x.pdf');
  });

  it('names a folder that cannot be written to', async () => {
    const error = await rejection(build(greeting, { name: 'no/such/folder.pdf' }));

    expect(error instanceof FileError && error.code).to.equal('not-writable');
  });

  async function expectNothing(name: string): Promise<void> {
    expect((await readdir(bench.folder)).filter((entry) => entry.startsWith(name))).to.deep.equal([]);
  }

  describe('its proof', () => {
    const right: readonly { text: string; box: ProofRequest['words'][number]['box'] }[] = [
      { text: 'Kính', box: { left: 48, right: 91.2, top: 793.92, bottom: 774.72 } },
      { text: 'gửi:', box: { left: 96, right: 139.2, top: 793.92, bottom: 774.72 } },
      { text: 'Ủy', box: { left: 48, right: 72, top: 765.12, bottom: 745.92 } },
    ];

    async function prove(change: Partial<ProofRequest>): Promise<unknown> {
      const imageSha256 = createHash('sha256')
        .update(await readFile(sourcePath))
        .digest('hex');
      await build(greeting, { name: 'proof.pdf' });
      const file = (await createPdfEngine()).open(join(bench.folder, 'proof.pdf'));
      try {
        const request = { page: 1, imageSha256, samplesSha256: undefined, words: right, ...change };
        return await withPage(file, 1, (page) => provePage(page, request));
      } catch (error) {
        return error instanceof PdfError ? error.code : error;
      } finally {
        file.close();
      }
    }

    it('accepts what is there', async () => {
      expect(await prove({})).to.include({ words: 3 });
    });
    it('refuses another image', async () => {
      expect(await prove({ imageSha256: '0'.repeat(64) })).to.equal('proof-image');
      expect(await prove({ samplesSha256: '0'.repeat(64) })).to.equal('proof-image');
    });
    it('refuses another text, one word more, one word less', async () => {
      expect(await prove({ words: right.map((word, at) => (at === 1 ? { ...word, text: 'gủi:' } : word)) })).to.equal(
        'proof-text',
      );
      expect(await prove({ words: right.slice(0, 2) })).to.equal('proof-text');
      expect(await prove({ words: [...right, ...right.slice(0, 1)] })).to.equal('proof-text');
    });
    it('refuses a box that is 1.1 mm off, accepts 0.9 mm', async () => {
      const moved = (mm: number): ProofRequest['words'] =>
        right.map((word) => ({ ...word, box: { ...word.box, left: word.box.left + (mm * 72) / 25.4 } }));

      expect(await prove({ words: moved(1.1) })).to.equal('proof-boxes');
      expect(await prove({ words: moved(0.9) })).to.include({ words: 3 });
    });
    it('refuses a file of which an object moved, the end is lost, or the claim is gone', async () => {
      await build(greeting, { name: 'whole.pdf' });
      const whole = (await readFile(join(bench.folder, 'whole.pdf'))).toString('latin1');
      const broken = {
        moved: whole.replace(/\n5 0 obj/, '\n\n5 0 obj'),
        cut: whole.slice(0, -20),
        claimless: whole.replace('<pdfaid:conformance>U<', '<pdfaid:conformance>B<'),
      };

      for (const [name, bytes] of Object.entries(broken)) {
        const path = join(bench.folder, `${name}.pdf`);
        await writeFile(path, Buffer.from(bytes, 'latin1'));
        const error = await rejection(checkStructure(path));
        expect(error instanceof PdfError && error.code, name).to.equal('proof-structure');
      }
      await checkStructure(join(bench.folder, 'whole.pdf'));
    });
  });
});
