import { expect } from 'chai';
import { readSchedule } from '../../../scripts/bench/retention/labelled-titles.ts';
import type { PartialDate } from '../../../src/domain/archive/partial-date.ts';
import { withOffice } from '../../../src/domain/retention/proposals/lexicon.ts';
import { createAccount, createToken } from '../../../src/http/auth/accounts.ts';
import { createHttpApp } from '../../../src/http/create-http-app.ts';
import type { Role } from '../../../src/ports/store/accounts.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { aDossier, dossierId, FONDS_ID, seedFonds } from '../../support/archive/dossiers.ts';
import { as, expectDescribed, ROLES, TEST_COST, TEST_OPTIONS, type TestApp } from '../../support/http/client.ts';
import { createFakeService } from '../../support/http/fake-service.ts';
import { pglite } from '../../support/store/engines.ts';

interface Proposed {
  readonly items: readonly {
    readonly title: string;
    readonly masked: boolean;
    readonly longest: readonly { readonly period: string; readonly item: string }[];
    readonly proposals: readonly { readonly item: string; readonly words: readonly string[] }[];
    readonly why: string | null;
  }[];
}

describe('http: retention proposals', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let app: TestApp;

  beforeEach(async () => {
    store = await pglite.sharedStore();
    await seedFonds(store);
    const service = createFakeService();
    const auth = { store, clock: service.deps.clock, scryptCost: TEST_COST };
    const tokens = new Map<Role, string>();
    for (const role of ROLES) {
      const { account } = await createAccount(auth, { name: `${role}-1`, role, actor: 'test' });
      tokens.set(role, (await createToken(auth, { accountId: account.id, label: 't', days: 1, actor: 'test' })).secret);
    }
    const byRole = Object.fromEntries(tokens) as Record<Role, string>;
    app = { app: createHttpApp({ ...service.deps, store }, TEST_OPTIONS), service, tokens: byRole };
    await seedArchive();
  });

  const seedArchive = async () => {
    const schedule = readSchedule('tt-09-2011-bnv');
    const at = new Date('2026-01-05T00:00:00Z');
    await store.retention.insertVersion({
      ...{ scheduleId: schedule.id, title: schedule.title, state: 'active', schedule, revision: 1 },
      ...{ effectiveFrom: schedule.effectiveFrom, effectiveTo: schedule.effectiveTo, importedBy: 'an', importedAt: at },
      ...{ proposedBy: 'an', proposedAt: at, activatedBy: 'bình', activatedAt: at, endedBy: null, endedAt: null },
    });
    const endDate = '2012' as PartialDate;
    await store.dossiers.insert([
      aDossier(1, { description: { title: 'Hồ sơ kỷ luật cán bộ', endDate } }),
      aDossier(2, { description: { title: 'Hồ sơ kỷ luật cán bộ', endDate, secrecy: 'MẬT', accessConditions: 'Mật' } }),
      aDossier(3, { description: { title: 'Linh tinh', endDate } }),
    ]);
  };
  const titlesOf = (body: unknown) => (body as Proposed).items.map(({ title }) => title);

  it('cite the row, the period and the words for a dossier, and say why there is none', async () => {
    const response = await as(app, 'operator', `get /dossiers/${dossierId(1)}/retention-proposals`);
    expectDescribed(response, 'proposeRetention');
    const [found] = (response.body as Proposed).items;
    expect(found?.longest[0]).to.include({ period: 'years:70', item: 'tt-09-2011-bnv/3/50' });
    expect(found?.proposals[0]?.words).to.include('luật');
    const none = await as(app, 'operator', `get /dossiers/${dossierId(3)}/retention-proposals`);
    expect((none.body as Proposed).items[0]).to.deep.include({ longest: [], proposals: [] });
    expect((none.body as Proposed).items[0]?.why).not.to.equal(null);
  });

  it('are made in the words of the office as well', async () => {
    const title = 'Hồ sơ XLKLNS';
    await store.dossiers.insert([aDossier(4, { description: { title, endDate: '2012' as PartialDate } })]);
    const synonyms = withOffice({
      replacements: [{ reason: 'Chữ của cơ quan', entries: { XLKLNS: 'kỷ luật cán bộ' } }],
    });
    const office = { ...app, app: createHttpApp({ ...app.service.deps, store, synonyms }, TEST_OPTIONS) };
    const path = `get /dossiers/${dossierId(4)}/retention-proposals`;
    const [without] = ((await as(app, 'operator', path)).body as Proposed).items;
    expect(without?.longest).to.deep.equal([]);
    const [found] = ((await as(office, 'operator', path)).body as Proposed).items;
    expect(found?.longest[0]?.item).to.equal('tt-09-2011-bnv/3/50');
  });

  it('say nothing of a secret dossier but to custodians, for one, a fonds and many', async () => {
    const many = { dossierIds: [dossierId(1), dossierId(2)] };
    for (const [role, hidden] of [['operator', true] as const, ['archivist', false] as const]) {
      const ofMany = await as(app, role, 'post /retention-proposals').send(many);
      const ofFonds = await as(app, role, `get /fonds/${FONDS_ID}/retention-proposals?limit=2`);
      const ofOne = await as(app, role, `get /dossiers/${dossierId(2)}/retention-proposals`);
      expectDescribed(ofMany, 'proposeRetentionOfMany');
      expectDescribed(ofFonds, 'proposeRetentionOfFonds');
      for (const response of [ofMany, ofFonds, ofOne]) {
        const secret = (response.body as Proposed).items.at(-1);
        expect(secret?.masked).to.equal(hidden);
        expect(secret?.proposals.length === 0).to.equal(hidden);
        expect(titlesOf(response.body).at(-1) === 'Hồ sơ kỷ luật cán bộ').to.equal(!hidden);
      }
    }
  });

  it('are refused to readers, for ids that are none, and for schedules that are none', async () => {
    const path = `get /dossiers/${dossierId(1)}/retention-proposals`;
    expect((await as(app, 'reader', path)).status).to.equal(403);
    expect((await as(app, 'operator', `get /dossiers/${dossierId(9)}/retention-proposals`)).status).to.equal(404);
    expect((await as(app, 'operator', `${path}?schedules=no-such`)).status).to.equal(404);
  });
});
