import { openMemorySystem } from '../support/memory-host/open-memory-system.ts';
import { describeHostContract } from './host-contract.ts';

describeHostContract({
  name: 'test/support/memory-host',
  capabilities: ['read', 'write', 'intake'],
  listSizes: [0, 1, 2, 3, 4, 5],
  traits: { destroys: 'cannot' },
  openSystem: () => openMemorySystem({ write: true, pageSize: 2 }),
});

describeHostContract({
  name: 'test/support/memory-host, with fields',
  capabilities: ['read', 'write', 'intake', 'schema', 'events.webhook'],
  listSizes: [0, 1, 3],
  accounts: true,
  traits: { destroys: 'cannot' },
  openSystem: () => openMemorySystem({ write: true, fields: true, pageSize: 2 }),
});

describeHostContract({
  name: 'test/support/memory-host, reading only',
  capabilities: ['read'],
  listSizes: [0, 1],
  traits: { destroys: 'cannot' },
  openSystem: () => openMemorySystem({ write: false, pageSize: 1 }),
});
