import { createWordReader, type OpenedWordReader } from '../../src/ocr/words/create-word-reader.ts';
import { describeWordReaderContract } from './word-reader-contract.ts';

describe('readers of words', () => {
  let opened: OpenedWordReader | undefined;
  after(() => opened?.dispose());

  describeWordReaderContract({ name: 'own model', create: () => (opened ??= createWordReader({ threads: 1 })).reader });
});
