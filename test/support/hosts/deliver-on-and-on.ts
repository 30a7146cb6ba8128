import { writeFileSync } from 'node:fs';
import { createHost, parseHostId } from '../../../src/hosts/registry.ts';
import type { DocumentRef, Rendition } from '../../../src/ports/host.ts';

/** Delivers one set of results after the other until it is killed: inbox, results, reference, JSON of both sets, file made once it runs. */
const [inbox = '', results = '', ref = '', sets = '[]', running = ''] = process.argv.slice(2);
const host = createHost(
  { kind: 'folder', id: parseHostId('scans'), inbox, results },
  { clock: { now: () => new Date() } },
);
const [one = [], other = []] = JSON.parse(sets) as Rendition[][]; // as: written by the test
writeFileSync(running, '');
for (;;) {
  await host.writer?.deliverRenditions(ref as DocumentRef, one);
  await host.writer?.deliverRenditions(ref as DocumentRef, other);
}
