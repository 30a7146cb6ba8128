import { join } from 'node:path';
import { expect } from 'chai';
import sharp from 'sharp';
import type { PageIdentity, PageRaster, TextLayerWord } from '../../../src/ports/scan-reader.ts';
import { annotate, type TinyAnnotation } from './support/annotations.ts';
import { openBench, picture, toSharp, type Bench } from './support/bench.ts';
import { FULL_PAGE, jpegImage, tinyPdf, type TinyPage } from './support/tiny-pdf.ts';

const LETTER = 'BT /F1 13 Tf 1 0 0 1 100 715 Tm (So:) Tj 1 0 0 1 160 715 Tm (/TB-UBND) Tj ET';
const NUMBER: TinyAnnotation = { subtype: 'Widget', rect: [126, 710, 156, 739], lines: ['542'] };
const DAY: TinyAnnotation = { subtype: 'Widget', rect: [387, 708, 432, 737], lines: ['06'] };
const SIGNED: TinyAnnotation = {
  subtype: 'Widget',
  rect: [335, 780, 530, 834],
  lines: ['K} boi: Uy ban', 'Email: a@b.vn', '06.11.2024 09:27:05'],
};

/** A blue picture and no word. */
const SEAL: TinyAnnotation = {
  subtype: 'Widget',
  rect: [350, 120, 450, 160],
  appearance:
    '<< /Type /XObject /Subtype /Form /BBox [0 0 100 40] /Length 73 >>\nstream\nq 100 0 0 40 0 0 cm BI /W 1 /H 1 /CS /RGB /BPC 8 /F /AHx ID 0000FF> EI Q\nendstream',
};

describe('formats/scan-reader: annotations of a PDF', () => {
  let bench: Bench;

  before(async () => {
    bench = await openBench();
  });
  after(() => bench.close());

  async function open(page: TinyPage, annotations: readonly TinyAnnotation[]): Promise<[string, PageIdentity]> {
    const { entries, extra } = annotate(annotations);
    const whole = { ...page, entries: `${page.entries ?? ''} ${entries}` };
    const path = await bench.put('pasted.pdf', tinyPdf([whole], { extra }));
    const identity = (await bench.reader.identify(path)).pages[0];
    if (identity === undefined) throw new Error('No page');
    return [path, identity];
  }

  async function wordsOf(page: TinyPage, annotations: readonly TinyAnnotation[]): Promise<readonly TextLayerWord[]> {
    const [path, identity] = await open(page, annotations);
    return bench.reader.textLayer(path, identity);
  }

  async function scan(): Promise<TinyPage> {
    const image = await sharp({ create: { width: 620, height: 877, channels: 3, background: 'white' } })
      .jpeg()
      .toBuffer();
    return { content: FULL_PAGE, images: [jpegImage(620, 877, image)] };
  }

  it('gives the words of widgets, stamps and notes with the annotation that shows them, behind those of the page', async () => {
    const note: TinyAnnotation = { subtype: 'FreeText', rect: [100, 300, 200, 330], lines: ['12a'] };
    const stamp: TinyAnnotation = { subtype: 'Stamp', rect: [100, 400, 200, 430], lines: ['MẬT'] };

    const words = await wordsOf({ content: LETTER }, [NUMBER, DAY, SIGNED, note, stamp]);

    expect(words.map(({ text, pasted }) => [text, pasted])).to.deep.equal([
      ...['So:', '/TB-UBND'].map((text) => [text, undefined]),
      ['542', 1],
      ['06', 2],
      ...['Ký', 'boi:', 'Uy', 'ban', 'Email:', 'a@b.vn', '06.11.2024', '09:27:05'].map((text) => [text, 3]),
      ['12a', 4],
      ['MẬT', 5],
    ]);
  });

  it('leaves out what no viewer shows: hidden annotations, those for print alone, links, popups', async () => {
    const unseen = [
      { ...NUMBER, flags: 2 },
      { ...NUMBER, flags: 4 + 32 },
      { ...NUMBER, subtype: 'Link' } as const,
      { ...NUMBER, subtype: 'Popup' } as const,
    ];

    const words = await wordsOf({ content: LETTER }, [...unseen, DAY]);

    expect(words.filter(({ pasted }) => pasted !== undefined).map(({ text }) => text)).to.deep.equal(['06']);
  });

  for (const rotate of [0, 90, 180, 270]) {
    it(`puts the words where they are seen on a page turned by ${String(rotate)} with a crop box`, async () => {
      const entries = `/Rotate ${String(rotate)} /CropBox [50 60 550 800]`;
      const seen = { ...NUMBER, rect: [126, 700, 226, 740] as const };
      const typed = 'BT /F1 13 Tf 1 0 0 1 128 725.7 Tm (542) Tj ET';
      const [own] = await wordsOf({ content: typed, entries }, []);

      const words = await wordsOf({ content: LETTER, entries }, [seen]);

      const [pasted] = words.filter((word) => word.pasted !== undefined);
      expect(pasted?.text).to.equal('542');
      for (const at of [0, 1, 2, 3] as const) expect(pasted?.box[at]).to.be.closeTo(own?.box[at] ?? NaN, 1);
    });
  }

  it('takes what is pasted for neither text nor kind of a page', async () => {
    const [, letter] = await open({ content: LETTER }, [NUMBER, DAY, SIGNED]);
    const [path, scanned] = await open(await scan(), [NUMBER, SIGNED]);

    expect(letter).to.include({ kind: 'text', textChars: 11, colour: 'grey' });
    expect(scanned).to.include({ kind: 'image', textChars: 0, widthPx: 620, heightPx: 877 });
    expect((await bench.reader.textLayer(path, scanned)).map(({ text }) => text)).to.include('542');
  });

  it('takes a page of text with a stamp that is a picture for one to look at', async () => {
    const picture =
      '<< /Type /XObject /Subtype /Form /BBox [0 0 100 40] /Length 73 >>\nstream\nq 100 0 0 40 0 0 cm BI /W 1 /H 1 /CS /RGB /BPC 8 /F /AHx ID FF0000> EI Q\nendstream';
    const stamp = { subtype: 'Stamp', rect: [300, 600, 400, 640], appearance: picture } as const;

    expect((await open({ content: LETTER }, [stamp]))[1]).to.include({ kind: 'mixed', colour: 'colour' });
    expect((await open({ content: LETTER }, [{ ...stamp, flags: 2 }]))[1]).to.include({ kind: 'text' });
  });

  it('takes a page of text with a stamp whose letters are outlines for one to look at, but none with a framed word', async () => {
    const drawn = (strokes: string) =>
      `<< /Type /XObject /Subtype /Form /BBox [0 0 100 40] /Length ${String(strokes.length)} >>\nstream\n${strokes}\nendstream`;
    const frame = '1 0 0 RG 1 1 98 38 re S';
    const letters = ['10 5 m 10 30 l 20 15 l 30 30 l S', '40 5 m 50 30 l 60 5 l S', '80 5 m 80 30 l 70 30 m 90 30 l S'];
    const stamped = async (strokes: string, subtype: 'Stamp' | 'FreeText' = 'Stamp') =>
      (await open({ content: LETTER }, [{ subtype, rect: [300, 600, 400, 640], appearance: drawn(strokes) }]))[1].kind;

    expect(await stamped([frame, ...letters].join('\n'))).to.equal('mixed');
    expect(await stamped(frame)).to.equal('text');
    expect(await stamped(letters.join('\n'), 'FreeText')).to.equal('text');
  });

  it('takes a page of text upon which letters are drawn for one to look at, but none with frames and rules', async () => {
    const kindOf = async (strokes: string) => (await open({ content: `${LETTER} ${strokes}` }, []))[1].kind;
    const letter = (x: number) => `${String(x)} 5 m 10 9 l 10 30 l 20 15 l 30 30 l 30 9 l 36 5 l 20 2 l h f`;
    const table = [100, 120, 140, 160].map((y) => `80 ${String(y)} 400 20 re S 80 ${String(y)} m 480 ${String(y)} l S`);
    const red = ['1 0 0 rg', '120 5 3 14 re f', '130 5 3 14 re f', '122 9 8 3 re f'];

    expect(await kindOf([10, 50, 90].map(letter).join(' '))).to.equal('mixed');
    expect(await kindOf(`${[10, 50, 90].map(letter).join(' ').replaceAll(' h f', ' h')} f`)).to.equal('mixed');
    expect(await kindOf(red.join(' '))).to.equal('mixed');
    expect(await kindOf(table.join(' '))).to.equal('text');
    expect(await kindOf('1 0 0 RG 100 400 200 30 re S')).to.equal('text');
  });

  /** Blue pixels within the rectangle (points) of an annotation. */
  function blue(raster: PageRaster, [left, bottom, right, top]: TinyAnnotation['rect']): number {
    const scale = raster.width / 595;
    let count = 0;
    for (let y = Math.floor((842 - top) * scale); y < (842 - bottom) * scale; y++) {
      for (let x = Math.floor(left * scale); x < right * scale; x++) {
        const at = (y * raster.width + x) * raster.channels;
        const [red = 0, , third = 0] = raster.data.subarray(at, at + 3);
        if (raster.channels === 3 && third - red > 100) count++;
      }
    }
    return count;
  }

  it('draws fields and signatures for people, in colour, and leaves them out of what is read by machine', async () => {
    for (const page of [{ content: LETTER }, await scan()]) {
      const [path, identity] = await open(page, [NUMBER, { ...DAY, flags: 2 }]);
      const shown = await bench.reader.show(path, identity);
      const read = await bench.reader.rasterise(path, identity);

      expect(shown).to.include({ width: identity.widthPx, height: identity.heightPx, channels: 3 });
      expect(blue(shown, NUMBER.rect)).to.be.greaterThan(20);
      expect(blue(shown, DAY.rect)).to.equal(0);
      expect(blue(read, NUMBER.rect)).to.equal(0);
    }
  });

  it('shows in the access copy what fields and signatures show, and keeps a scan on which they show nothing', async () => {
    const cases = [
      { page: { content: LETTER }, pasted: [NUMBER], state: 'rendered', least: 20 },
      { page: await scan(), pasted: [NUMBER, SIGNED], state: 'rendered', least: 20 },
      { page: await scan(), pasted: [SIGNED], at: SIGNED.rect, state: 'rendered', least: 20 },
      { page: await scan(), pasted: [SEAL], at: SEAL.rect, state: 'rendered', least: 20 },
      {
        page: await scan(),
        pasted: [
          { ...SEAL, flags: 2 },
          { ...SIGNED, lines: [] },
        ],
        state: 'bytes',
        least: 0,
      },
    ] as const;
    for (const { page, pasted, state, least, ...where } of cases) {
      const [sourcePath] = await open(page, pasted);
      const identity = await bench.reader.identify(sourcePath);
      const targetPath = join(bench.folder, 'copy.pdf');
      const { images } = await bench.builder.build({ sourcePath, identity, readings: [], title: 'a', targetPath });
      const [copy] = (await bench.reader.identify(targetPath)).pages;
      if (copy === undefined) throw new Error('No page');

      expect(images).to.deep.equal([state]);
      const { at = NUMBER.rect } = where as { readonly at?: TinyAnnotation['rect'] };
      expect(blue(await bench.reader.rasterise(targetPath, copy), at)).to.be.least(least);
    }
  });

  it('shows the page to those who look for stamps where fields bear a picture, and only there', async () => {
    const [path, identity] = await open(await scan(), [SEAL]);
    const shown = await bench.reader.showFields(path, identity);
    const said = async (annotations: readonly TinyAnnotation[]) => {
      const [other, page] = await open(await scan(), annotations);
      return bench.reader.showFields(other, page);
    };

    if (typeof shown === 'string') throw new Error(shown);
    expect(shown).to.include({ width: identity.widthPx, height: identity.heightPx, channels: 3 });
    expect(blue(shown, SEAL.rect)).to.be.greaterThan(1000);
    expect(await said([NUMBER, SIGNED]), 'words alone').to.equal('none');
    const [letter, fine] = await open({ content: LETTER }, [SEAL]);
    const coarse = await bench.reader.showFields(letter, fine);
    if (typeof coarse === 'string') throw new Error(coarse);
    expect(coarse).to.include({ width: Math.round((fine.widthPx * 200) / fine.ppi), ppi: 200 });
    expect(blue(coarse, SEAL.rect)).to.be.greaterThan(1000);
    const points = coarse.box.map((at) => (at * 72) / fine.ppi);
    for (const [i, at] of [350, 842 - 160, 100, 40].entries()) expect(points[i]).to.be.closeTo(at, 1);
    expect(await said([{ ...SEAL, flags: 2 }]), 'hidden').to.equal('none');
    expect(await said([{ ...SEAL, subtype: 'Stamp' }]), 'on the page image').to.equal('none');
  });

  it('takes stamps anywhere for those of a field whose form begins elsewhere than at its corner', async () => {
    const form = (box: string, drawn: string) =>
      `<< /Type /XObject /Subtype /Form /BBox [${box}] /Length ${String(drawn.length)} >>\nstream\n${drawn}\nendstream`;
    const [framed, stamped]: TinyAnnotation[] = [
      { subtype: 'Widget', rect: [100, 100, 200, 130], appearance: form('0 0 100 30', '0 0 100 30 re S') },
      { subtype: 'Widget', rect: [350, 600, 450, 640], appearance: form('350 600 450 640', '352 602 96 36 re S') },
    ];
    if (framed === undefined || stamped === undefined) throw new Error('No fields');
    const [path, page] = await open({ content: LETTER }, [framed, stamped]);
    const shown = await bench.reader.showFields(path, page);

    if (typeof shown === 'string') throw new Error(shown);
    const [x, y, width, height] = shown.box;
    // the middle of the stamp, in the pixels of the page
    const [middle, level] = [400, 842 - 620].map((points) => (points * page.ppi) / 72) as [number, number];
    expect(middle).to.be.within(x, x + width);
    expect(level).to.be.within(y, y + height);
  });

  it('shows a page without any as it is read', async () => {
    const jpeg = await toSharp(picture(620, 877)).jpeg().toBuffer();
    const [path, identity] = await open({ content: FULL_PAGE, images: [jpegImage(620, 877, jpeg)] }, []);

    const [shown, read] = [await bench.reader.show(path, identity), await bench.reader.rasterise(path, identity)];

    expect(Buffer.from(shown.data).equals(Buffer.from(read.data))).to.equal(true);
  });

  it('shows a scan that ends before its page in the frame of the scan', async () => {
    const content = 'q 585 0 0 832 5 5 cm /Im0 Do Q';
    const jpeg = await toSharp(picture(620, 877)).jpeg().toBuffer();
    const seen = { ...NUMBER, rect: [5, 5, 105, 35] as const };
    const [path, identity] = await open({ content, images: [jpegImage(620, 877, jpeg)] }, [seen]);

    const shown = await bench.reader.show(path, identity);
    const read = await bench.reader.rasterise(path, identity);

    expect(identity.kind).to.equal('image');
    const corner = (raster: PageRaster): number => raster.data[0] ?? NaN;
    expect(corner(shown)).to.be.closeTo(corner(read), 20); // not the white of the page
    const [word] = (await bench.reader.textLayer(path, identity)).filter(({ pasted }) => pasted === 1);
    expect(word?.box[0]).to.be.closeTo((2 / 585) * 620, 1.5);
  });

  for (const [name, appearance] of Object.entries({
    'is no stream': '(nothing)',
    'draws itself': `<< /Type /XObject /Subtype /Form /BBox [0 0 30 29] /Resources << /XObject << /Me 1003 0 R >> >> /Length 7 >>\nstream\n/Me Do \nendstream`,
    'has no box': '<< /Type /XObject /Subtype /Form /Length 3 >>\nstream\nq Q\nendstream',
    'cannot be unpacked':
      '<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode /Length 5 >>\nstream\n12345\nendstream',
    'ends in the middle':
      '<< /Type /XObject /Subtype /Form /BBox [0 0 30 29] /Length 9 >>\nstream\nq BT (54\nendstream',
    'has no size':
      '<< /Type /XObject /Subtype /Form /BBox [0 0 0 0] /Matrix [0 0 0 0 0 0] /Length 3 >>\nstream\nq Q\nendstream',
  })) {
    it(`reads and shows a page on which an appearance ${name}`, async () => {
      const [path, identity] = await open({ content: LETTER }, [{ ...NUMBER, appearance }, DAY]);

      const words = await bench.reader.textLayer(path, identity);

      expect(words.map(({ text }) => text)).to.include.members(['So:', '/TB-UBND', '06']);
      expect(await bench.reader.show(path, identity)).to.include({ width: identity.widthPx });
    });
  }
});
