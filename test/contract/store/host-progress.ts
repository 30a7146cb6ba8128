import { expect } from 'chai';
import type { HostId } from '../../../src/ports/host.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';

const HOST = 'folder' as HostId;

/** How far the sweeps of a host came. */
export function describeHostProgress(open: () => OpenStore): void {
  describe('progress of a host', () => {
    it('is nothing at first, and kept member by member', async () => {
      const { hostProgress } = open();
      const now = new Date(Date.UTC(2026, 0, 1));
      expect(await hostProgress.get(HOST)).to.deep.equal({
        sweptAt: null,
        sweepCode: null,
        reconciledAt: null,
        reconciled: {},
        echoes: 0,
      });

      await hostProgress.addEchoes(HOST, 2);
      await hostProgress.addEchoes(HOST, 3);
      await hostProgress.note(HOST, { sweptAt: now, sweepCode: 'unavailable' });
      await hostProgress.note(HOST, { reconciledAt: now, reconciled: { removed: 2 }, sweepCode: null });

      expect(await hostProgress.get(HOST)).to.deep.equal({
        sweptAt: now,
        sweepCode: null,
        reconciledAt: now,
        reconciled: { removed: 2 },
        echoes: 5,
      });
    });
  });
}
