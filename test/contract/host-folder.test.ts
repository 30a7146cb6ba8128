import { openFolderSystem } from '../support/folder-system.ts';
import { describeHostContract } from './host-contract.ts';

describeHostContract({
  name: 'hosts/folder',
  capabilities: ['read', 'write', 'intake'],
  listSizes: [0, 1, 127, 128, 129],
  openSystem: openFolderSystem,
});
