import { expect } from 'chai';
import { findTesseract } from '../../../src/ocr/find-tesseract.ts';
import { badProgram, type BadProgram } from '../../support/bad-programs/index.ts';

const env = { PATH: '/usr/local/bin:/usr/bin:/bin' };

async function kindOf(program: BadProgram): Promise<string> {
  return (await findTesseract(badProgram(program), env)).kind;
}

describe('ocr/find-tesseract', () => {
  it('says that there is none', async () => {
    expect(await findTesseract('no-such-tesseract', env)).to.deep.equal({ kind: 'missing' });
  });

  it('says that it is too old', async () => {
    expect(await findTesseract(badProgram('old-version'), env)).to.deep.equal({ kind: 'too-old', version: '4.1.1' });
  });

  it('says that it cannot read Vietnamese', async () => {
    const finding = await findTesseract(badProgram('no-language'), env);

    expect(finding).to.deep.equal({ kind: 'language-missing', version: '5.3.0' });
  });

  it('takes a program that behaves badly for broken', async () => {
    expect(await kindOf('no-output')).to.equal('broken');
    expect(await kindOf('crash')).to.equal('broken');
    expect(await kindOf('print-much')).to.equal('broken');
  });
});
