import { createDigitReaders, type DigitReaders } from '../../src/ocr/digits/create-digit-readers.ts';
import { describeDigitReaderContract } from './digit-reader-contract.ts';

describe('readers of digits', () => {
  let readers: DigitReaders | undefined;
  const opened = () => (readers ??= createDigitReaders({ threads: 1 })).readers;
  after(() => readers?.dispose());

  describeDigitReaderContract({
    name: 'own model',
    create: () => Promise.resolve(opened()[0] ?? 'the weights are missing'),
  });

  describeDigitReaderContract({
    name: 'second reader',
    create: () => Promise.resolve(opened()[1] ?? 'the second reader was not prepared: npm run prepare:digits'),
  });
});
