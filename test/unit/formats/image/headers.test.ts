import { expect } from 'chai';
import { iccSpace } from '../../../../src/formats/image/colour-space.ts';
import { plainJp2Colour } from '../../../../src/formats/image/jp2-header.ts';
import { readJpegHeader } from '../../../../src/formats/image/jpeg-header.ts';
import { readPngHeader } from '../../../../src/formats/image/png-header.ts';
import { makeSrgbProfile } from '../../../../src/formats/pdf/access/srgb-profile.ts';

function segment(marker: number, body: readonly number[] | Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, Buffer.from(body)]);
}

function frame(marker: number, components: readonly number[]): Buffer {
  return segment(marker, [8, 0, 20, 0, 30, components.length, ...components.flatMap((id) => [id, 0x11, 0])]);
}

function jpeg(...segments: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...segments, segment(0xda, [0])]);
}

describe('formats/image/headers', () => {
  it('reads size, components and resolution of a JPEG, also in centimetres', () => {
    const jfif = segment(0xe0, Buffer.from('JFIF\0\x01\x01\x02\x00\x76\x00\x76\0\0', 'latin1'));
    const header = readJpegHeader(jpeg(jfif, frame(0xc2, [1, 2, 3])));

    expect(header).to.include({ width: 30, height: 20, components: 3, bits: 8, plain: true, namedRgb: false });
    expect(header?.resolution?.x).to.be.closeTo(299.7, 0.1);
  });

  it('does not take lossless and arithmetic coding as plain', () => {
    for (const marker of [0xc3, 0xc9, 0xca]) expect(readJpegHeader(jpeg(frame(marker, [1])))?.plain).to.equal(false);
  });

  it('tells RGB from YCbCr by marker and by names', () => {
    const adobe = segment(0xee, Buffer.from('Adobe\0\x64\0\0\0\0\x02', 'latin1'));

    expect(readJpegHeader(jpeg(adobe, frame(0xc0, [1, 2, 3])))?.adobeTransform).to.equal(2);
    expect(readJpegHeader(jpeg(frame(0xc0, [0x52, 0x47, 0x42])))?.namedRgb).to.equal(true);
  });

  it('puts a profile in several segments together in their order', () => {
    const part = (number: number, text: string): Buffer =>
      segment(0xe2, Buffer.from(`ICC_PROFILE\0${String.fromCharCode(number)}\x02${text}`, 'latin1'));

    expect(readJpegHeader(jpeg(part(2, 'later'), part(1, 'first '), frame(0xc0, [1])))?.icc?.toString()).to.equal(
      'first later',
    );
  });

  it('does not run over the end of damaged headers', () => {
    const whole = jpeg(segment(0xe1, Buffer.alloc(50)), frame(0xc0, [1, 2, 3]));

    for (let length = 0; length < whole.length; length++) {
      const header = readJpegHeader(whole.subarray(0, length));
      expect(header === undefined || header.width === 30).to.equal(true);
      expect(readPngHeader(whole.subarray(0, length))).to.equal(undefined);
    }
  });

  it('takes its own sRGB profile, and no profile for another number of components', () => {
    const profile = makeSrgbProfile();

    expect(iccSpace(profile, 3)).to.deep.equal({ kind: 'icc', components: 3, profile });
    expect(iccSpace(profile, 1)).to.deep.equal({ kind: 'grey' });
    expect(iccSpace(profile.subarray(0, 200), 3)).to.deep.equal({ kind: 'rgb' });
    expect(profile.length).to.be.lessThan(1100);
  });

  describe('JPEG 2000', () => {
    const box = (type: string, body: Buffer): Buffer => {
      const head = Buffer.alloc(8);
      head.writeUInt32BE(8 + body.length);
      head.write(type, 4, 'latin1');
      return Buffer.concat([head, body]);
    };
    const ihdr = (channels: number): Buffer =>
      box('ihdr', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 0, channels, 7, 7, 0, 0]));
    const colr = (space: number): Buffer => box('colr', Buffer.from([1, 0, 0, 0, 0, 0, space]));
    const file = (...inner: readonly Buffer[]): Buffer =>
      Buffer.concat([
        box('jP  ', Buffer.from('\r\n\x87\n', 'latin1')),
        box('ftyp', Buffer.alloc(12)),
        box('jp2h', Buffer.concat(inner)),
      ]);

    it('takes sRGB and grey as they are', () => {
      expect(plainJp2Colour(file(ihdr(3), colr(16)))).to.deep.equal({ kind: 'rgb' });
      expect(plainJp2Colour(file(ihdr(1), colr(17)))).to.deep.equal({ kind: 'grey' });
    });
    it('decodes everything that PDF/A restricts: alpha, palettes, other spaces, bare code streams', () => {
      expect(plainJp2Colour(file(ihdr(4), colr(16)))).to.equal(undefined);
      expect(plainJp2Colour(file(ihdr(3), colr(18)))).to.equal(undefined);
      expect(plainJp2Colour(file(ihdr(3), colr(16), colr(16)))).to.equal(undefined);
      expect(plainJp2Colour(file(ihdr(3), colr(16), box('pclr', Buffer.alloc(4))))).to.equal(undefined);
      expect(plainJp2Colour(Buffer.from('ff4fff51', 'hex'))).to.equal(undefined);
    });
  });
});
