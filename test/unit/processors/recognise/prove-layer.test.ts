import { expect } from 'chai';
import type { Box } from '../../../../src/domain/page/geometry.ts';
import type { PageIdentity, TextLayerWord } from '../../../../src/ports/scan-reader.ts';
import type { WordCrop, WordReader } from '../../../../src/ports/word-reader.ts';
import { proveLayer, type ProvenLayer } from '../../../../src/processors/recognise/prove-layer.ts';

const SIZE = { width: 400, height: 560 };
const PAGE: PageIdentity = {
  ...{ page: 1, kind: 'text', ppi: 50, colour: 'grey', textChars: 24 },
  ...{ widthPx: SIZE.width, heightPx: SIZE.height },
};
const TEXT = ['chu', 'nghia', 'doc', 'lap', 'hanh', 'phuc'];

/** A reader that bears out every word, and what it was shown. */
function agreeing() {
  const shown: WordCrop[] = [];
  const reader: WordReader = {
    name: 'agreeing',
    read: (crops) => {
      shown.push(...crops);
      return Promise.resolve(crops.map(({ word }) => [{ text: word, share: 1 }]));
    },
  };
  return { reader, shown };
}

function prove(boxes: readonly Box[], wordReader: WordReader = agreeing().reader): Promise<ProvenLayer> {
  const data = Uint8Array.from({ length: SIZE.width * SIZE.height }, (_, i) => (i % 7 === 0 ? 0 : 255));
  const layer = boxes.map((box, i): TextLayerWord => ({
    text: TEXT[i % TEXT.length] ?? '',
    box,
    fontName: 'Times',
    hidden: false,
  }));
  const raster = { ...SIZE, channels: 1 as const, data, ppi: 50 };
  const { signal } = new AbortController();
  return proveLayer({ digitReaders: [], wordReader }, { layer, page: PAGE, raster, signal });
}

const line = (i: number): Box => [40, 40 + i * 20, 80, 14];

describe('processors/recognise/prove-layer', () => {
  it('reads a page from its image whose words lie upon each other: each would be looked at in all that it covers', async () => {
    const whole: Box = [0, 0, SIZE.width, SIZE.height];
    expect((await prove([0, 1, 2, 3, 4, 5].map(line))).isContradicted).to.equal(false);
    expect((await prove([whole, whole])).isContradicted).to.equal(false);
    expect((await prove(Array.from({ length: 12_000 }, () => whole))).isContradicted).to.equal(true);
  });

  it('shows the reader no word that is larger than print, or than the page', async () => {
    const vast: readonly Box[] = [
      [-2e6, -2e6, 4e6, 4e6],
      [-2e6, 100, 4e6, 14],
      [100, -2e6, 80, 4e6],
    ];
    const { reader, shown } = agreeing();
    await prove([...vast, line(0)], reader);
    expect(shown.map(({ word }) => word)).to.deep.equal(['lap']);
  });
});
