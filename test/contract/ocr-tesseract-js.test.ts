import { createTesseractJs } from '../../src/ocr/tesseract-js/create-tesseract-js.ts';
import { describeOcrEngineContract } from './ocr-engine-contract.ts';

describeOcrEngineContract({
  name: 'ocr/tesseract-js',
  create: () => Promise.resolve(createTesseractJs({ concurrency: 2, timeoutMs: 30_000 })),
});
