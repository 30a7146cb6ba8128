import { expect } from 'chai';
import type { Signing } from '../../../../src/domain/signature/signing.ts';
import type { StepInputs } from '../../../../src/ports/processor.ts';
import type { PageIdentity, PageRaster, ScanReader, ShownFields } from '../../../../src/ports/scan-reader.ts';
import { createRecognise } from '../../../../src/processors/recognise/recognise.ts';
import { createSheet } from '../../../support/inked-sheet.ts';
import { createPlainPreparation } from '../../../support/ocr/prepared-pages.ts';
import { createReplayEngine } from '../../../support/ocr/replay-engine.ts';
import { aPage, paperLines } from '../../../support/page-builder.ts';

const SIZE = { width: 1654, height: 2339 };
const PAGE: PageIdentity = {
  page: 1,
  kind: 'image',
  widthPx: SIZE.width,
  heightPx: SIZE.height,
  ppi: 200,
  colour: 'grey',
  textChars: 0,
};

/** What is seen on a paper that nobody signed; `kind`: of its page; with a text layer or read by the engine. */
async function look(
  shown: ShownFields,
  kind: PageIdentity['kind'] = 'image',
  layered = false,
): Promise<Signing | undefined> {
  const { words } = aPage(paperLines());
  const layer = layered ? words.map(({ text, box }) => ({ text, box, fontName: '', hidden: kind === 'image' })) : [];
  const raster: PageRaster = createSheet(1, [250, 250, 248]).pixels();
  const scanReader = {
    textLayer: () => Promise.resolve(layer),
    showFields: () => Promise.resolve(shown),
    // not drawn here: nothing is held against it
    rasterise: () => Promise.resolve({ ...raster, data: new Uint8Array(0) }),
  };
  const step = createRecognise({
    preparation: createPlainPreparation({}),
    engine: createReplayEngine([words.map((word) => ({ ...word, block: 0 }))]),
    digitReaders: [],
    scanReader: scanReader as unknown as ScanReader, // no more is asked
  });
  const page = { ...PAGE, kind, textChars: layered ? words.length * 5 : 0 };
  const context = { page, sourcePath: '', name: 'a', workFolder: '', signal: new AbortController().signal };
  const inputs = { page: () => Promise.resolve(raster) } as unknown as StepInputs; // as above
  return (await step.run(inputs, context)).signing;
}

const said = (signing: Signing | undefined) => [signing?.signature, signing?.seal];

describe('processors/recognise: signature and seal', () => {
  it('looks at the image of a scan, whoever read its words', async () => {
    expect(said(await look('none'))).to.deep.equal(['missing', 'missing']);
    expect(said(await look('none', 'image', true))).to.deep.equal(['missing', 'missing']);
  });

  it('looks at no page that a program drew', async () => {
    expect(await look('none', 'text', true)).to.equal(undefined);
  });

  it('misses nothing where fields show something over the page: a signature may be among it', async () => {
    const part = { ...createSheet(1, [250, 250, 248]).pixels(), box: [0, 0, SIZE.width, SIZE.height] as const };

    for (const shown of ['lost', part] as const) expect(said(await look(shown))).to.deep.equal(['unclear', 'unclear']);
  });
});
