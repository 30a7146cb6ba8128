import { expect } from 'chai';
import type { PageFindingCode } from '../../../src/domain/page/page-reading.ts';
import type { PageToRescan, ScanFileFilter, Store } from '../../../src/ports/store.ts';
import * as held from '../../support/archive/dossiers.ts';
import { aDocument, anId, aResult, aScanFile } from '../../support/store/builders.ts';

/** Which files and pages a person must see. */
export function describePagesToSee(open: () => Store): void {
  describe('pages to see', () => {
    it('filter the list of files', async () => {
      const { scanFiles } = open();
      const code = 'pages-to-see';
      await scanFiles.insert(aScanFile(1, { code, details: { stamps: '1' } }));
      await scanFiles.insert(aScanFile(2, { code, details: { rescan: '2, 3' } }));
      await scanFiles.insert(aScanFile(3, { code, details: { stamps: '1', rescan: '4' }, state: 'done' }));
      await scanFiles.insert(aScanFile(4, { code: 'blank-sides', details: { pages: 1 } }));
      await scanFiles.insert(aScanFile(5, { code: 'timeout', details: { rescan: '1' } }));

      const list = async (filter: ScanFileFilter) => (await scanFiles.list(filter, { limit: 9 })).items.map(({ id }) => id); // prettier-ignore

      expect(await list({ pages: 'stamps' })).to.deep.equal([anId(3), anId(1)]);
      expect(await list({ pages: 'rescan' })).to.deep.equal([anId(3), anId(2)]);
      expect(await list({ pages: 'rescan', state: 'done' })).to.deep.equal([anId(3)]);
    });

    it('to be scanned again are listed across files that are read, a page at a time', async () => {
      const store = open();
      await aFile(store, 1, { pages: [[], ['blurred'], ['clipped', 'skewed']] });
      await aFile(store, 2, { pages: [['blurred']] });
      await aFile(store, 3, { pages: [['blurred']], state: 'received' });
      await aFile(store, 4, { pages: [[]] });

      const found: PageToRescan[] = [];
      let after: string | undefined;
      do {
        const { items, next } = await store.readings.pagesToRescan({}, { limit: 1, ...(after !== undefined && { after }) }); // prettier-ignore
        found.push(...items);
        after = next;
      } while (after !== undefined);

      expect(found.map(({ scanFileId, page }) => [scanFileId, page])).to.deep.equal([
        [anId(1), 2],
        [anId(1), 3],
        [anId(2), 1],
      ]);
      expect(found[1]).to.deep.equal({
        ...{ scanFileId: anId(1), fileName: 'Văn bản 1.pdf', hostId: 'folder', page: 3 },
        findings: [{ code: 'clipped' }, { code: 'skewed' }],
      });
    });

    it('to be scanned again tell the dossier and the box where the paper lies', async () => {
      const store = open();
      await aFile(store, 1, { pages: [['blurred']] });
      await held.seedFonds(store);
      await store.dossiers.insert([held.aDossier(1, { inventoryNumber: '01', number: 7, boxNumber: 3 })]);
      await store.dossiers.insertDocuments([{ ...held.aDocument(1, 1), scanDocumentId: `${anId(1)}-1` }]);

      const { items } = await store.readings.pagesToRescan({}, { limit: 9 });

      const place = { inventoryNumber: '01', number: 7, temporaryNumber: 1, boxNumber: 3 };
      expect(items.map(({ dossier }) => dossier)).to.deep.equal([place]);
    });
  });
}

interface FileToSee {
  readonly state?: 'done' | 'received';
  /** What was found on each. */
  readonly pages: readonly (readonly PageFindingCode[])[];
}

async function aFile(store: Store, number: number, { state = 'done', pages }: FileToSee): Promise<void> {
  await store.scanFiles.insert(aScanFile(number, { state }));
  const texts = pages.map((_, index) => `trang ${String(index + 1)}`);
  const result = aResult(anId(number), texts, [aDocument(1, pages.length)]);
  const readings = result.readings.map((reading, index) => {
    const codes = pages[index] ?? [];
    const verdict = codes.length > 0 ? ('rescan' as const) : ('good' as const);
    return { ...reading, verdict, findings: codes.map((code) => ({ code })) };
  });
  await store.readings.saveResult({ ...result, readings });
}
