import { createTesseractCli } from '../../src/ocr/tesseract-cli.ts';
import { nativeProgram } from '../support/ocr/native-program.ts';
import { describeOcrEngineContract } from './ocr-engine-contract.ts';

describeOcrEngineContract({
  name: 'ocr/tesseract-cli',
  create: async () => {
    const program = await nativeProgram();
    return typeof program === 'string' ? program : createTesseractCli({ program, concurrency: 2, timeoutMs: 30_000 });
  },
});
