import { createNodeTesseractOcr } from '../../src/ocr/node-tesseract-ocr.ts';
import { nativeProgram } from '../support/ocr/native-program.ts';
import { describeOcrEngineContract } from './ocr-engine-contract.ts';

describeOcrEngineContract({
  name: 'ocr/node-tesseract-ocr',
  create: async () => {
    const program = await nativeProgram();
    if (typeof program === 'string') return program;
    return createNodeTesseractOcr({ program, concurrency: 2, timeoutMs: 30_000 });
  },
});
