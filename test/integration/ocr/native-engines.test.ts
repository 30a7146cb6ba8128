import { expect } from 'chai';
import { createNodeTesseractOcr } from '../../../src/ocr/node-tesseract-ocr.ts';
import { createTesseractCli } from '../../../src/ocr/tesseract-cli.ts';
import type { TesseractProgram } from '../../../src/ocr/find-tesseract.ts';
import type { OcrEngine } from '../../../src/ports/ocr-engine.ts';
import { badProgram, type BadProgram } from '../../support/bad-programs/index.ts';
import { rejection } from '../../support/rejection.ts';

const IMAGE = { width: 40, height: 30, ppi: 200, data: new Uint8Array(1200).fill(255) };
const LIMITS = { concurrency: 1, timeoutMs: 1500 };

interface Kind {
  readonly name: string;
  create(program: TesseractProgram): OcrEngine;
}

const KINDS: readonly Kind[] = [
  { name: 'ocr/tesseract-cli', create: (program) => createTesseractCli({ program, ...LIMITS }) },
  { name: 'ocr/node-tesseract-ocr', create: (program) => createNodeTesseractOcr({ program, ...LIMITS }) },
];

function fake(path: string): TesseractProgram {
  return { path, env: { PATH: '/usr/local/bin:/usr/bin:/bin' }, version: 'tesseract 5.0.0 vie' };
}

for (const kind of KINDS) {
  describe(`${kind.name} with programs that behave badly`, () => {
    async function codeWith(program: BadProgram): Promise<unknown> {
      const engine = kind.create(fake(badProgram(program)));
      const error = await rejection(engine.recognise(IMAGE, 'page'));
      return error instanceof Error && 'code' in error ? error.code : error;
    }

    it('reports a crash', async () => {
      expect(await codeWith('crash')).to.equal('crashed');
      expect(await codeWith('fail')).to.equal('crashed');
    });

    it('gives up a page that takes too long', async () => {
      expect(await codeWith('hang')).to.equal('timeout');
    });

    it('refuses output that it cannot read', async () => {
      expect(await codeWith('invalid-utf8')).to.equal('output-unreadable');
      expect(await codeWith('no-output')).to.equal('output-unreadable');
    });

    it('does not go on filling its memory', async () => {
      expect(await codeWith('print-much')).to.be.oneOf(['output-unreadable', 'crashed']);
    });

    it('says that the program is gone', async () => {
      const engine = kind.create(fake('/no/such/tesseract'));

      expect(await rejection(engine.recognise(IMAGE, 'page'))).to.have.property('code', 'program-missing');
    });
  });
}

describe('ocr/tesseract-cli', () => {
  it('says that the model for Vietnamese is missing', async () => {
    const engine = createTesseractCli({ program: fake(badProgram('no-language')), ...LIMITS });

    expect(await rejection(engine.recognise(IMAGE, 'page'))).to.have.property('code', 'language-missing');
  });

  it('ends a hanging program when it is disposed', async () => {
    const engine = createTesseractCli({ program: fake(badProgram('hang')), concurrency: 1, timeoutMs: 60_000 });
    const running = rejection(engine.recognise(IMAGE, 'page'));
    const waiting = rejection(engine.recognise(IMAGE, 'page'));

    await engine.dispose();

    expect(await running).to.have.property('code', 'cancelled');
    expect(await waiting).to.have.property('code', 'cancelled');
  });
});

describe('ocr/node-tesseract-ocr', () => {
  it('lets no path near the shell that could be more than a path', async () => {
    for (const path of ['/opt/my tesseract', '$(id)', 'tesseract;id', '"x"', 'a`b`']) {
      const engine = createNodeTesseractOcr({ program: fake(path), ...LIMITS });

      expect(await rejection(engine.recognise(IMAGE, 'page')), path).to.have.property('code', 'input-unreadable');
    }
  });
});
