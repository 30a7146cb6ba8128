import { ENGINES } from '../support/store/engines.ts';
import { describeStoreContract } from './store-contract.ts';

for (const engine of ENGINES) {
  if (engine.missing === undefined) describeStoreContract(engine);
  else describe('contract/store', () => it(`not on ${engine.name}: ${String(engine.missing)}`));
}
