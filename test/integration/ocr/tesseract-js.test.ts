import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { createTesseractJs } from '../../../src/ocr/tesseract-js/create-tesseract-js.ts';
import type { OcrEngine } from '../../../src/ports/ocr-engine.ts';
import { rejection } from '../../support/rejection.ts';

const IMAGE = { width: 40, height: 30, ppi: 200, data: new Uint8Array(1200).fill(255) };
const { resolve } = createRequire(import.meta.url);

function engineOn(script: string, timeoutMs = 20_000): OcrEngine {
  const scriptPath = fileURLToPath(new URL(`../../support/bad-threads/${script}.mjs`, import.meta.url));
  return createTesseractJs({ concurrency: 1, timeoutMs, setup: { scriptPath, modelFolder: '/nowhere' } });
}

async function codeOf(engine: OcrEngine): Promise<unknown> {
  const error = await rejection(engine.recognise(IMAGE, 'page'));
  return error instanceof Error && 'code' in error ? error.code : error;
}

describe('ocr/tesseract-js with threads that behave badly', () => {
  it('outlives a thread that dies, and starts another for the next page', async () => {
    const engine = engineOn('dies-at-page');

    expect(await codeOf(engine)).to.equal('crashed');
    expect(await codeOf(engine)).to.equal('crashed');
    await engine.dispose();
  });

  it('does not wait for a thread that ended before it began', async () => {
    const engine = engineOn('exits-at-start');

    expect(await codeOf(engine)).to.equal('crashed');
    await engine.dispose();
  });

  it('ends a thread that hangs', async () => {
    const engine = engineOn('hangs-at-page', 500);

    expect(await codeOf(engine)).to.equal('timeout');
    await engine.dispose();
  });

  it('ends a thread that hangs when it is disposed', async () => {
    const engine = engineOn('hangs-at-page');
    const page = codeOf(engine);

    await engine.dispose();

    expect(await page).to.equal('cancelled');
  });

  it('refuses an answer without text', async () => {
    const engine = engineOn('says-nothing');

    expect(await codeOf(engine)).to.equal('output-unreadable');
    await engine.dispose();
  });

  it('says that the model is missing instead of waiting for it', async () => {
    const scriptPath = resolve('tesseract.js/src/worker-script/node/index.js');
    const engine = createTesseractJs({
      concurrency: 1,
      timeoutMs: 20_000,
      setup: { scriptPath, modelFolder: '/nowhere' },
    });

    expect(await codeOf(engine)).to.equal('language-missing');
    await engine.dispose();
  });
});
