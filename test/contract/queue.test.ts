import { ENGINES } from '../support/store/engines.ts';
import { describeQueueContract } from './queue-contract.ts';

for (const engine of ENGINES) {
  if (engine.missing === undefined) describeQueueContract(engine);
  else describe('contract/queue', () => it(`not on ${engine.name}: ${String(engine.missing)}`));
}
