import { expect } from 'chai';
import { createOcrEngine, type EngineChoice } from '../../../src/ocr/create-ocr-engine.ts';
import { badProgram } from '../../support/bad-programs/index.ts';
import { nativeProgram } from '../../support/ocr/native-program.ts';
import { rejection } from '../../support/rejection.ts';

const NOTHING = { concurrency: 1, timeoutMs: 5000, env: { PATH: '/nowhere' } };

async function versionOf(choice: EngineChoice, env: Readonly<Record<string, string>>): Promise<string> {
  const engine = await createOcrEngine(choice, { ...NOTHING, env });
  await engine.dispose();
  return engine.describe().version;
}

describe('ocr/create-ocr-engine', () => {
  it('falls back on the embedded engine where there is no tesseract', async () => {
    expect(await versionOf('auto', NOTHING.env)).to.match(/^tesseract\.js /);
  });

  it('prefers native tesseract where it is good enough', async function () {
    const program = await nativeProgram();
    if (typeof program === 'string') return this.skip();

    expect(await versionOf('auto', program.env)).to.equal(program.version);
    expect(await versionOf('tesseract', program.env)).to.equal(program.version);
    expect(await versionOf('node-tesseract-ocr', program.env)).to.include('node-tesseract-ocr');
  });

  it('gives the embedded engine where it is asked for', async () => {
    expect(await versionOf('tesseract.js', NOTHING.env)).to.match(/^tesseract\.js /);
  });

  it('refuses a native engine that cannot be had, and says why', async () => {
    const env = { PATH: '/usr/local/bin:/usr/bin:/bin' };
    const refusal = (program: string): Promise<unknown> =>
      rejection(createOcrEngine('tesseract', { ...NOTHING, env, program }));

    expect(await refusal('no-such-tesseract')).to.have.property('code', 'program-missing');
    expect(await refusal(badProgram('old-version'))).to.have.property('code', 'program-missing');
    expect(await refusal(badProgram('no-language'))).to.have.property('code', 'language-missing');
    expect(await refusal(badProgram('crash'))).to.have.property('code', 'crashed');
  });
});
