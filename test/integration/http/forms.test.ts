import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { FormDeps } from '../../../src/app/archive/forms/form-maker.ts';
import { formKinds } from '../../../src/app/archive/forms/make-form.ts';
import { openMadeForm } from '../../../src/composition/made-forms.ts';
import { COLUMN_SETS } from '../../../src/domain/forms/dossiers/inventory.ts';
import { createFormatsPool, type FormatsPool } from '../../../src/formats/formats-pool.ts';
import { createPdfFormRenderer } from '../../../src/formats/pdf-form/pdf-form-renderer.ts';
import { createScanReader } from '../../../src/formats/scan-reader.ts';
import { createHttpApp } from '../../../src/http/create-http-app.ts';
import { createAccount, createToken } from '../../../src/http/auth/accounts.ts';
import { message } from '../../../src/infra/messages/message.ts';
import { systemClock } from '../../../src/infra/system.ts';
import { createWorkspace } from '../../../src/infra/workspace.ts';
import type { Role } from '../../../src/ports/store/accounts.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { aDossier, dossierId, FONDS_ID, seedFonds } from '../../support/archive/dossiers.ts';
import { as, expectDescribed, ROLES, TEST_COST, TEST_OPTIONS, type TestApp } from '../../support/http/client.ts';
import { createFakeService } from '../../support/http/fake-service.ts';
import { pglite } from '../../support/store/engines.ts';
import { makeTempDir, removeTempDir } from '../../support/temp-dir.ts';

describe('http: printed forms', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let pool: FormatsPool;
  let folder: string;
  let app: TestApp;

  before(async () => {
    pool = createFormatsPool({ threads: 1 });
    folder = await makeTempDir();
  });
  after(async () => {
    await pool.dispose();
    await removeTempDir(folder);
  });
  beforeEach(async () => {
    store = await pglite.sharedStore();
    await seedFonds(store);
    const official = (number: number) => ({ inventoryNumber: '01', number, numberFrozen: true });
    await store.dossiers.insert([
      aDossier(1, { ...official(1), description: { title: 'Hồ sơ đê điều' } }),
      aDossier(2, { ...official(2), description: { title: 'Hồ sơ KÍN', secrecy: 'Mật' } }),
    ]);
    const service = createFakeService();
    const forms: FormDeps = {
      ...{ store, clock: systemClock, renderers: [createPdfFormRenderer(pool)], inventoryColumns: COLUMN_SETS.state },
      text: (key, details) => message(key, details),
    };
    const workspace = createWorkspace(join(folder, 'runs'));
    const auth = { store, clock: service.deps.clock, scryptCost: TEST_COST };
    const tokens = new Map<Role, string>();
    for (const role of ROLES) {
      const { account } = await createAccount(auth, { name: `${role}-1`, role, actor: 'test' });
      tokens.set(role, (await createToken(auth, { accountId: account.id, label: 't', days: 1, actor: 'test' })).secret);
    }
    const deps = {
      ...{ ...service.deps, store, formKinds: () => formKinds(forms) },
      makeForm: (request: Parameters<typeof service.deps.makeForm>[0]) => openMadeForm(forms, workspace, request),
    };
    app = {
      ...{ app: createHttpApp(deps, TEST_OPTIONS), service },
      tokens: Object.fromEntries(tokens) as Record<Role, string>,
    };
  });

  const order = { fondsId: FONDS_ID, inventoryNumber: '01' };

  async function textOf(bytes: unknown): Promise<string> {
    const path = join(folder, 'answer.pdf');
    await writeFile(path, bytes as Buffer);
    const reader = createScanReader({ pool });
    const { pages } = await reader.identify(path);
    const words = await Promise.all(pages.map((page) => reader.textLayer(path, page)));
    return words
      .flat()
      .map(({ text }) => text)
      .join(' ');
  }

  it('lists the forms with their titles in the language of the caller', async () => {
    const response = await as(app, 'reader', 'get /forms').set('Accept-Language', 'vi');
    expectDescribed(response, 'listForms');
    expect((response.body as { items: readonly object[] }).items).to.deep.include({
      ...{ kind: 'inventory', subject: 'inventory', formats: ['pdf'], title: 'Mục lục hồ sơ' },
    });
    const english = await as(app, 'reader', 'get /forms').set('Accept-Language', 'en');
    expect(english.text).to.include('Inventory of dossiers');
  });

  it('sends the file, under a name of its own, and keeps nothing', async () => {
    const response = await as(app, 'archivist', 'post /forms/inventory').send({ ...order, given: { place: 'Mẫu' } });
    expectDescribed(response, 'makeForm');
    expect(response.status).to.equal(200);
    expect(response.get('content-disposition')).to.equal('attachment; filename=inventory-P01-01.pdf');
    expect(response.get('cache-control')).to.equal('private, no-store');
    const text = await textOf(response.body);
    expect(text).to.include('Hồ sơ KÍN').and.to.include('Viết bằng chữ: Hai hồ sơ');
    expect(readdirSync(join(folder, 'runs'))).to.deep.equal([]);
    const { items } = await store.ledger.list({ subject: FONDS_ID }, { limit: 5 });
    expect(items[0]).to.include({ action: 'form.made', actor: 'archivist-1' });
  });

  for (const role of ['operator', 'checker', 'council', 'reader'] as const) {
    it(`prints a placeholder for ${role}`, async () => {
      const list = await as(app, role, 'post /forms/inventory').send(order);
      const slip = await as(app, role, 'post /forms/description-slip').send({ ids: [dossierId(2)] });
      expect([list.status, slip.status]).to.deep.equal([200, 200]);
      for (const { body } of [list, slip]) {
        const text = await textOf(body);
        expect(text).to.include(message('dossier.secret')).and.not.to.include('KÍN');
      }
    });
  }

  it('takes columns of an inventory', async () => {
    const party = await as(app, 'archivist', 'post /forms/inventory').send({
      ...order,
      options: { columnSet: 'party' },
    });
    expect(await textOf(party.body)).to.include('Từ khóa');
    const narrow = { columns: ['number', 'title', 'note'] };
    const own = await as(app, 'archivist', 'post /forms/inventory').send({ ...order, options: narrow });
    expect(await textOf(own.body)).not.to.include('Từ khóa');
    const wide = { columns: ['number', 'note'] };
    const refused = await as(app, 'archivist', 'post /forms/inventory').send({ ...order, options: wide });
    expectDescribed(refused, 'makeForm');
    expect(refused.status).to.equal(400);
    expect(refused.text).to.include('columns');
  });

  it('refuses what there is not', async () => {
    const answers = [
      await as(app, 'archivist', 'post /forms/letter').send(order),
      await as(app, 'archivist', 'post /forms/cover').send({ ids: ['0'.repeat(32)] }),
      await as(app, 'archivist', 'post /forms/inventory').send({ fondsId: FONDS_ID }),
      await as(app, 'archivist', 'post /forms/cover').send({ ...order, format: 'docx' }),
      await as(app, 'archivist', 'post /forms/cover').send({ ...order, format: 'odt' }),
    ];
    for (const answer of answers) expectDescribed(answer, 'makeForm');
    expect(answers.map(({ status }) => status)).to.deep.equal([404, 404, 400, 400, 400]);
    expect((await store.ledger.list({ subject: FONDS_ID }, { limit: 5 })).items).to.have.length(0);
  });
});
