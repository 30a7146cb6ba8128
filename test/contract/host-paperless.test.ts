import { openFakePaperless } from '../support/paperless/open-fake-system.ts';
import { openLivePaperless } from '../support/paperless/live/open-live-system.ts';
import { smallPdf } from '../support/paperless/live/small-pdf.ts';
import { describeHostContract } from './host-contract.ts';

const PAPERLESS = {
  capabilities: ['read', 'write', 'schema', 'workflow', 'events.webhook', 'intake'],
  listSizes: [0, 1, 19, 20, 21],
  accounts: true,
  historyRuns: 8,
} as const;

describeHostContract({
  ...PAPERLESS,
  name: 'hosts/paperless on the fake host, text and PDF as a version',
  traits: { contentChanges: false, uniqueNames: false, renditions: ['access-pdf'] },
  openSystem: () => openFakePaperless({ delivery: 'version', superuser: true }),
});

describeHostContract({
  ...PAPERLESS,
  name: 'hosts/paperless on the fake host, text only, with the permissions of the guide',
  traits: { contentChanges: false, uniqueNames: false, seesAll: false, destroys: 'may-not', renditions: ['text'] },
  openSystem: () => openFakePaperless({ delivery: 'content', superuser: false }),
});

describeHostContract({
  ...PAPERLESS,
  name: 'hosts/paperless on the fake host of 2.x',
  listSizes: [0, 1],
  historyRuns: 4,
  traits: { contentChanges: false, uniqueNames: false, renditions: ['text'] },
  openSystem: () => openFakePaperless({ delivery: 'content', superuser: true, version: '2.20.3', apiVersion: 9 }),
});

const { CONTRACT_PAPERLESS_URL: url, CONTRACT_PAPERLESS_TOKEN: token } = process.env;
if (url !== undefined && token !== undefined) {
  describeHostContract({
    ...PAPERLESS,
    name: 'hosts/paperless on a live host',
    listSizes: [0, 1],
    historyRuns: 2,
    timeoutMs: 300_000,
    stored: smallPdf,
    traits: {
      contentChanges: false,
      uniqueNames: false,
      seesAll: false,
      secondFactor: false,
      races: false,
      destroys: 'may-not',
      renditions: ['text'],
    },
    openSystem: () => openLivePaperless({ url, token }),
  });
} else {
  describe('hosts/paperless on a live host', () => {
    it('left out: CONTRACT_PAPERLESS_URL and CONTRACT_PAPERLESS_TOKEN are not set');
  });
}
