// Makes labelled pages: node scripts/ensure.mjs scripts/pages/make.ts --out DIR [--docs 50] [--seed 1] [--handwritten 0.5] [--unsigned 0]
import { parseArgs } from 'node:util';
import { makePages } from './make-pages.ts';

const USAGE = `node scripts/ensure.mjs scripts/pages/make.ts --out DIR [--docs 50] [--seed 1] [--handwritten 0.5] [--unsigned 0]
--handwritten  share of documents whose number is written or stamped by hand (0…1)
--unsigned     share of documents that lack the signature, the seal or both (0…1)`;

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    docs: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    handwritten: { type: 'string', default: '0.5' },
    unsigned: { type: 'string', default: '0' },
  },
});

if (values.out === undefined) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
} else {
  const documents = Number(values.docs);
  const shares = { handwritten: Number(values.handwritten), unsigned: Number(values.unsigned) };
  const options = { out: values.out, documents, seed: values.seed, ...shares };
  const pages = await makePages(options);
  process.stdout.write(`${String(documents)} documents, ${String(pages)} pages in ${values.out}\n`);
}
