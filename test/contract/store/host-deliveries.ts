import { expect } from 'chai';
import type { DocumentRef, HostId } from '../../../src/ports/host.ts';
import type { Store } from '../../../src/ports/store.ts';
import { anId, aReadFile, aScanFile } from '../../support/store/builders.ts';

const HOST = 'folder' as HostId;
const OTHER = 'other' as HostId;
const one = { hostId: HOST, ref: '1' as DocumentRef };
const two = { hostId: HOST, ref: '2' as DocumentRef };

/** What adapters remember of what they gave. */
export function describeHostDeliveries(open: () => Store): void {
  describe('what was given to documents of a host', () => {
    it('is kept for each host and reference; the last word counts', async () => {
      const { hostDeliveries } = open();

      await hostDeliveries.put({ ...two, record: { texts: ['a'] } });
      await hostDeliveries.put({ ...two, record: { texts: ['a', 'b'], upload: null } });
      await hostDeliveries.put({ ...one, hostId: OTHER, record: 1 });

      expect([...(await hostDeliveries.find(HOST, [one.ref, two.ref]))]).to.deep.equal([
        [two.ref, { texts: ['a', 'b'], upload: null }],
      ]);
      expect([...(await hostDeliveries.find(HOST, []))]).to.deep.equal([]);
      expect(await hostDeliveries.refs(HOST)).to.deep.equal([two.ref]);
    });

    it('is added only where nothing is known', async () => {
      const { hostDeliveries } = open();
      await hostDeliveries.put({ ...one, record: 'known' });

      await hostDeliveries.add([]);
      await hostDeliveries.add([
        { ...one, record: 'seen' },
        { ...two, record: 'seen' },
      ]);

      expect([...(await hostDeliveries.find(HOST, [one.ref, two.ref]))].sort()).to.deep.equal([
        [one.ref, 'known'],
        [two.ref, 'seen'],
      ]);
    });

    it('is replaced only where it is what was seen', async () => {
      const { hostDeliveries } = open();
      const record = { b: [1, 2], a: 'x' };
      await hostDeliveries.put({ ...one, record });

      const wrong = await hostDeliveries.replace({ ...one, record: 'late' }, { ...record, b: [2, 1] });
      const absent = await hostDeliveries.replace({ ...two, record: 'late' }, record);
      const right = await hostDeliveries.replace({ ...one, record: 'next' }, { a: 'x', b: [1, 2] });

      expect([wrong, absent, right]).to.deep.equal([false, false, true]);
      expect([...(await hostDeliveries.find(HOST, [one.ref]))]).to.deep.equal([[one.ref, 'next']]);
    });

    it('has the text beside it that stood there before, until the record goes', async () => {
      const { hostDeliveries } = open();
      await hostDeliveries.keepText(one, 'nobody asked');
      await hostDeliveries.put({ ...one, record: 1 });
      const before = await hostDeliveries.keptText(one);

      await hostDeliveries.keepText(one, 'Chữ của máy chủ');
      await hostDeliveries.put({ ...one, record: 2 });
      const kept = await hostDeliveries.keptText(one);
      await hostDeliveries.keepText(one, null);
      const dropped = await hostDeliveries.keptText(one);
      await hostDeliveries.keepText(one, 'x');
      await hostDeliveries.remove(one);
      await hostDeliveries.remove(one);

      expect([before, kept, dropped]).to.deep.equal([undefined, 'Chữ của máy chủ', undefined]);
      expect(await hostDeliveries.keptText(one)).to.equal(undefined);
      expect(await hostDeliveries.refs(HOST)).to.deep.equal([]);
    });

    it('loses the text of a file that is purged, and of no other', async () => {
      const { hostDeliveries, readings, scanFiles } = open();
      await aReadFile(open(), 1, { texts: ['một'] });
      await scanFiles.insert(aScanFile(2));
      const refs = [];
      for (const number of [1, 2]) {
        const { hostId, ref } = (await scanFiles.find(anId(number))) ?? aScanFile(number);
        refs.push({ hostId, ref });
        await hostDeliveries.put({ hostId, ref, record: number });
        await hostDeliveries.keepText({ hostId, ref }, `văn bản ${String(number)}`);
      }

      await readings.purge(anId(1));

      const texts = await Promise.all(refs.map((of) => hostDeliveries.keptText(of)));
      expect(texts).to.deep.equal([undefined, 'văn bản 2']);
    });
  });
}
