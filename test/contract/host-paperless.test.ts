import { openFakePaperless } from '../support/paperless/open-fake-system.ts';
import { describeHostContract } from './host-contract.ts';

const PAPERLESS = {
  capabilities: ['read', 'write', 'schema', 'workflow', 'events.webhook'],
  listSizes: [0, 1, 19, 20, 21],
  accounts: true,
  historyRuns: 8,
} as const;

describeHostContract({
  ...PAPERLESS,
  name: 'hosts/paperless on the fake host, text and PDF as a version',
  traits: { contentChanges: false, renditions: ['access-pdf'] },
  openSystem: () => openFakePaperless('version', true),
});

describeHostContract({
  ...PAPERLESS,
  name: 'hosts/paperless on the fake host, text only, with the permissions of the guide',
  traits: { contentChanges: false, seesAll: false, renditions: ['text'] },
  openSystem: () => openFakePaperless('content', false),
});
