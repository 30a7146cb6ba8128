import { expect } from 'chai';
import { bmpFile } from '../../../src/ocr/bmp.ts';
import { OcrError } from '../../../src/ports/errors.ts';

describe('ocr/bmp', () => {
  it('writes the rows from the lowest to the highest, each filled up to whole words', () => {
    const data = Uint8Array.from([1, 2, 3, 4, 5, 6]);

    const file = bmpFile({ width: 3, height: 2, data, ppi: 200 });

    const view = new DataView(file.buffer);
    expect(Buffer.from(file.subarray(0, 2)).toString('latin1')).to.equal('BM');
    expect(view.getUint32(2, true)).to.equal(file.length);
    expect([...file.subarray(view.getUint32(10, true))]).to.deep.equal([4, 5, 6, 0, 1, 2, 3, 0]);
  });

  it('refuses an image whose pixels do not fit its size', () => {
    const write = () => bmpFile({ width: 3, height: 2, data: new Uint8Array(5), ppi: 200 });

    expect(write).to.throw(OcrError).with.property('code', 'input-unreadable');
  });
});
