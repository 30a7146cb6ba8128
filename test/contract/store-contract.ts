import { expect } from 'chai';
import type { OpenStore } from '../../src/store/open-store.ts';
import type { TestEngine } from '../support/store/engines.ts';
import { describeAuthorities } from './store/authorities.ts';
import { describeAccounts } from './store/accounts.ts';
import { describeClearedMarks } from './store/cleared-marks.ts';
import { describePagesToSee } from './store/pages-to-see.ts';
import { describeSeenStamps } from './store/seen-stamps.ts';
import { describeDivisions } from './store/divisions.ts';
import { describeDisposals } from './store/disposals.ts';
import { describeDossiers } from './store/dossiers.ts';
import { describeFiles } from './store/files.ts';
import { describeHostDeliveries } from './store/host-deliveries.ts';
import { describeHostProgress } from './store/host-progress.ts';
import { describeHosts } from './store/hosts.ts';
import { describeLedger } from './store/ledger.ts';
import { describeLedgerValues } from './store/ledger-values.ts';
import { describeMissingFields } from './store/missing-fields.ts';
import { describeReadings } from './store/readings.ts';
import { describeArrangement } from './store/arrangement.ts';
import { describeLearned } from './store/learned.ts';
import { describeRegisters } from './store/registers.ts';
import { describeRetention } from './store/retention.ts';
import { describeRepeatedReading } from './store/repeated-reading.ts';
import { describeSealedValues } from './store/sealed-values.ts';
import { describeSearch } from './store/search.ts';
import { describeTransactions } from './store/transactions.ts';

/** What every engine of the store promises. */
export function describeStoreContract(engine: TestEngine): void {
  describe(`contract/store on ${engine.name}`, function () {
    this.timeout(60_000); // the first start of the embedded engine makes its database
    let store: OpenStore | undefined;
    const open = (): OpenStore => {
      if (store === undefined) throw new Error('The store is not open yet');
      return store;
    };

    beforeEach(async () => {
      store = await engine.sharedStore();
    });

    it('tells what it is', async () => {
      const info = await open().info();

      expect(info.engine).to.equal(engine.name);
      expect(Number.parseInt(info.version)).to.be.at.least(15);
      expect(info.durable).to.equal(true);
      expect(info.migration).to.match(/^\d{4}-[a-z-]+\.sql$/);
    });

    describeFiles(open);
    describeReadings(open);
    describeRepeatedReading(open);
    describeMissingFields(open);
    describeClearedMarks(open);
    describeSeenStamps(open);
    describePagesToSee(open);
    describeDivisions(open);
    describeSearch(open);
    describeLedger(open);
    describeLedgerValues(open);
    describeHosts(open);
    describeHostProgress(open);
    describeSealedValues(open);
    describeHostDeliveries(open);
    describeAccounts(open);
    describeAuthorities(open);
    describeDossiers(open);
    describeRetention(open);
    describeDisposals(open);
    describeArrangement(open);
    describeRegisters(open);
    describeLearned(open);
    describeTransactions(open);
  });
}
