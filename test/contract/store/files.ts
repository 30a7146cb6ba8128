import { expect } from 'chai';
import { SCAN_FILE_STATES } from '../../../src/domain/workflow/scan-file-state.ts';
import { RequestError, StoreError } from '../../../src/ports/errors.ts';
import type { DocumentRef, HostCursor, HostId } from '../../../src/ports/host.ts';
import type { ScanFileFilter, Store } from '../../../src/ports/store.ts';
import { rejection } from '../../support/rejection.ts';
import { aScanFile, anId } from '../../support/store/builders.ts';

export function describeFiles(open: () => Store): void {
  describe('scan files', () => {
    it('gives a file back as it was taken in', async () => {
      const file = aScanFile(1, {
        bytes: 5_000_000_000,
        details: { limit: 3, file: 'Công văn "gấp" $(rm).pdf' },
        signed: true,
      });

      await open().scanFiles.insert(file);

      expect(await open().scanFiles.find(file.id)).to.deep.equal(file);
      expect(await open().scanFiles.findByRef(file.hostId, file.ref)).to.deep.equal(file);
      expect(await open().scanFiles.find(anId(2))).to.equal(undefined);
      expect(await open().scanFiles.findByRef('other' as HostId, file.ref)).to.equal(undefined);
    });

    it('refuses a second file of the same host and reference', async () => {
      await open().scanFiles.insert(aScanFile(1));

      const error = await rejection(open().scanFiles.insert(aScanFile(2, { ref: 'ref-1' as DocumentRef })));

      expect(error).to.be.instanceOf(StoreError).with.property('code', 'stale');
    });

    it('finds files of equal content within a host', async () => {
      const sha256 = 'b'.repeat(64);
      for (const number of [1, 2]) await open().scanFiles.insert(aScanFile(number, { sha256 }));
      await open().scanFiles.insert(aScanFile(3, { sha256, hostId: 'other' as HostId }));

      const found = await open().scanFiles.findBySha256('folder' as HostId, sha256);

      expect(found.map(({ id }) => id)).to.deep.equal([anId(1), anId(2)]);
    });

    it('writes only the named columns and raises the revision', async () => {
      const file = aScanFile(1, { code: 'io', details: { a: 1 } });
      await open().scanFiles.insert(file);

      const changed = await open().scanFiles.update(file.id, 1, { state: 'reading', code: null, pageCount: 3 });

      expect(changed).to.deep.equal({ ...file, state: 'reading', code: null, pageCount: 3, revision: 2 });
      expect(await open().scanFiles.find(file.id)).to.deep.equal(changed);
    });

    it('refuses a write that saw another revision', async () => {
      await open().scanFiles.insert(aScanFile(1));
      await open().scanFiles.update(anId(1), 1, { state: 'reading' });

      const error = await rejection(open().scanFiles.update(anId(1), 1, { state: 'done' }));

      expect(error).to.be.instanceOf(StoreError).with.property('code', 'stale');
      expect((await open().scanFiles.find(anId(1)))?.state).to.equal('reading');
    });

    it('counts every state, also those without files', async () => {
      await open().scanFiles.insert(aScanFile(1));
      await open().scanFiles.insert(aScanFile(2, { state: 'withheld' }));

      const counts = await open().scanFiles.countByState();

      expect(Object.keys(counts)).to.have.members([...SCAN_FILE_STATES]);
      expect(counts).to.include({ received: 1, withheld: 1, done: 0 });
    });

    for (const files of [0, 1, 3, 4]) {
      it(`lists ${String(files)} files in pages of 3, newest first, each once`, async () => {
        for (let number = 1; number <= files; number += 1) await open().scanFiles.insert(aScanFile(number));

        const { ids, pages } = await listAll(open(), {});

        expect(ids).to.deep.equal(Array.from({ length: files }, (_, index) => anId(files - index)));
        expect(pages).to.equal(Math.max(1, Math.ceil(files / 3)));
      });
    }

    it('lists files that came at the same moment each once', async () => {
      const receivedAt = new Date(Date.UTC(2026, 5, 1));
      for (let number = 1; number <= 7; number += 1) await open().scanFiles.insert(aScanFile(number, { receivedAt }));

      const { ids } = await listAll(open(), {});

      expect(new Set(ids).size).to.equal(7);
    });

    it('filters by state, host and part of the name without marks', async () => {
      await open().scanFiles.insert(aScanFile(1, { name: 'Quyết định 12_2019.pdf' }));
      await open().scanFiles.insert(aScanFile(2, { name: 'Công văn.pdf', state: 'done' }));
      await open().scanFiles.insert(aScanFile(3, { name: 'QUYẾT ĐỊNH.tif', hostId: 'other' as HostId }));

      const filters: [ScanFileFilter, number[]][] = [
        [{ name: 'quyet dinh' }, [3, 1]],
        [{ name: '%' }, []],
        [{ name: '12_2' }, [1]],
        [{ state: 'done' }, [2]],
        [{ hostId: 'other' as HostId, name: 'định' }, [3]],
      ];

      for (const [filter, expected] of filters) {
        expect((await listAll(open(), filter)).ids, JSON.stringify(filter)).to.deep.equal(expected.map(anId));
      }
    });

    it('refuses a cursor that is none', async () => {
      for (const after of [
        '',
        'abc',
        Buffer.from('[1]').toString('base64url'),
        Buffer.from('[[],"x"]').toString('base64url'),
      ]) {
        const error = await rejection(open().scanFiles.list({}, { limit: 3, after }));
        expect(error, after).to.be.instanceOf(RequestError).with.property('code', 'invalid-request');
      }
    });
  });

  describe('cursors of hosts', () => {
    const host = 'a' as HostId;
    const cursor = (text: string) => text as HostCursor;
    const replace = (seen: string | undefined, next: string) =>
      open().cursors.replace(host, { seen: seen === undefined ? undefined : cursor(seen), next: cursor(next) });

    it('keeps the last one of each host', async () => {
      expect(await replace(undefined, 'first \\ "1"')).to.equal(true);
      expect(await replace('first \\ "1"', 'second')).to.equal(true);

      expect(await open().cursors.get(host)).to.equal('second');
      expect(await open().cursors.get('b' as HostId)).to.equal(undefined);
    });

    it('is not replaced by one who did not see the last', async () => {
      await replace(undefined, 'first');

      expect(await replace(undefined, 'second')).to.equal(false);
      expect(await replace('other', 'second')).to.equal(false);
      expect(await open().cursors.get(host)).to.equal('first');
    });

    it('is replaced by one of many who saw the same, the first time and later', async () => {
      for (const seen of [undefined, 'first']) {
        const won = await Promise.all(
          ['x', 'y', 'z'].map((next) => open().transaction(() => replace(seen, seen === undefined ? 'first' : next))),
        );

        expect(won.filter(Boolean)).to.have.length(1);
      }
    });
  });

  describe('artifacts', () => {
    const artifact = { fingerprint: 'f1', scanFileId: anId(1), step: 'recognise', page: 1 };

    it('gives back the JSON that was put, the first time', async () => {
      await open().scanFiles.insert(aScanFile(1));
      const body = { text: 'Số: 125/QĐ-UBND\n', words: [[0.1, -2, 1e-7]], nothing: null };

      await open().artifacts.put({ ...artifact, body });
      await open().artifacts.put({ ...artifact, body });

      expect(await open().artifacts.get('f1')).to.deep.equal(body);
      expect(await open().artifacts.get('f2')).to.equal(undefined);
    });

    it('takes a large one', async () => {
      await open().scanFiles.insert(aScanFile(1));
      const body = Array.from({ length: 200_000 }, (_, index) => ({ box: [index, index * 7, 13, 17] }));

      await open().artifacts.put({ ...artifact, body });

      expect(await open().artifacts.get('f1')).to.have.length(200_000);
    });
  });
}

async function listAll(store: Store, filter: ScanFileFilter): Promise<{ ids: string[]; pages: number }> {
  const ids: string[] = [];
  let pages = 0;
  let after: string | undefined;
  do {
    const page = await store.scanFiles.list(filter, { limit: 3, ...(after !== undefined && { after }) });
    ids.push(...page.items.map(({ id }) => id));
    after = page.next;
    pages += 1;
  } while (after !== undefined);
  return { ids, pages };
}
