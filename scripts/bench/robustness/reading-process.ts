// Reads the files it is sent, one after the other, and answers each: node reading-process.ts
import { once } from 'node:events';
import { openReader } from '../../../src/composition/open-reader.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import type { MadeFile } from './make-files.ts';
import { readOne } from './read-one.ts';

const config = loadConfig({
  environment: {},
  overrides: { 'ocr.pages': '1', 'ocr.engine': process.argv[2] ?? 'auto' },
});
const reader = await openReader(config);
process.on('message', (file: MadeFile) => {
  void readOne(reader, file, new AbortController().signal).then((ending) => process.send?.(ending));
});
process.send?.({ outcome: 'ready', detail: '' });
await once(process, 'disconnect');
await reader.dispose();
