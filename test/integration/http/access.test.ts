import { expect } from 'chai';
import type { PartialDate } from '../../../src/domain/archive/partial-date.ts';
import type { Role } from '../../../src/ports/store/accounts.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { aDocument, aDossier, dossierId, FONDS_ID, seedFonds } from '../../support/archive/dossiers.ts';
import { createArchiveApp } from '../../support/http/archive-app.ts';
import { as, expectDescribed, type TestApp } from '../../support/http/client.ts';
import { pglite } from '../../support/store/engines.ts';

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}
interface Item {
  readonly dossierId: string;
  readonly document: { readonly id: string; readonly firstSheet: number | null } | null;
  readonly candidate: Readonly<Record<string, unknown>>;
  readonly groups: readonly string[];
  readonly masked: boolean;
}

describe('http: access and secrecy', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let app: TestApp;

  beforeEach(async () => {
    store = await pglite.sharedStore();
    app = await createArchiveApp(store);
    await seedFonds(store);
  });

  /** Each answer is held against the description. */
  async function call(role: Role, [operation, request]: readonly [string, string], body?: object): Promise<Answer> {
    const response = await as(app, role, request).send(body);
    expectDescribed(response, operation);
    return { status: response.status, body: response.body as Answer['body'] };
  }
  const items = ({ body }: Answer) => body['items'] as readonly Item[];
  const code = ({ status, body }: Answer) => [status, body['code']];
  const faults = ({ body }: Answer) => (body['errors'] as readonly { field: string }[]).map(({ field }) => field);
  const path = `/dossiers/${dossierId(1)}`;

  it('names groups, proposes them with the words of the title, and holds by itself what is worked on', async () => {
    const title = 'Hồ sơ giải quyết khiếu nại của công dân';
    await store.dossiers.insert([aDossier(1, { description: { title } }), aDossier(2)]);
    const groups = await call('reader', ['listRestrictionGroups', 'get /access/groups']);
    const before = await call('operator', ['readAccess', `get ${path}/access`]);

    const named = await call('operator', ['restrictUse', `put ${path}/access/groups`], { revision: 1, groups: ['5'] });
    const stale = await call('operator', ['restrictUse', `put ${path}/access/groups`], { revision: 1, groups: ['6'] });
    const own = await call('operator', ['restrictUse', `put ${path}/access/groups`], { revision: 2, groups: ['8'] });

    expect(groups.body['items']).to.have.length(8);
    expect(before.body).to.deep.include({ groups: [], inForce: ['8'], candidate: null });
    expect(before.body['proposals']).to.deep.equal([
      { group: '5', item: 'Hồ sơ giải quyết khiếu nại, tố cáo', words: ['khiếu nại'] },
    ]);
    expect(named.body).to.nested.include({ 'description.accessConditions': 'Sử dụng có điều kiện', revision: 2 });
    expect(stale.body['conflict']).to.deep.equal({
      revision: 2,
      fields: [{ field: 'groups', stored: ['5'], given: ['6'] }],
    });
    expect(own.status).to.equal(400);
    const list = await call('checker', ['listRestrictedMaterial', `get /access/restricted?fonds=${FONDS_ID}`]);
    expect(items(list).map((one) => [one.dossierId, one.groups, one.masked])).to.deep.equal([
      [dossierId(1), ['5'], false],
    ]);
    expect(list.body['inProcessing']).to.equal(2);
    expect((await call('reader', ['listRestrictedMaterial', 'get /access/restricted'])).status).to.equal(403);
    expect((await as(app, 'reader', `get ${path}`)).text).not.to.contain('khiếu nại');
  });

  it('says in the same step whether what is of no group is open, and opens nothing that a group or a mark holds', async () => {
    const secret = { title: 'Kế hoạch', secrecy: 'Mật', accessConditions: 'Mật' };
    await store.dossiers.insert([aDossier(1), aDossier(2, { description: secret })]);
    const put = (of: number, body: object) =>
      call('archivist', ['restrictUse', `put /dossiers/${dossierId(of)}/access/groups`], body);
    const conditional = 'Sử dụng có điều kiện';

    const held = await put(1, { revision: 1, groups: [], accessConditions: conditional });
    const refused = await put(1, { revision: 2, groups: ['5'], accessConditions: 'Công khai' });
    const marked = await put(2, { revision: 1, groups: [], accessConditions: 'Công khai' });
    const open = await put(1, { revision: 2, groups: [], accessConditions: 'Công khai' });

    expect(held.body).to.nested.include({ 'description.accessConditions': conditional, revision: 2 });
    expect([refused, marked].map(faults)).to.deep.equal([['accessConditions'], ['accessConditions']]);
    expect(open.body).to.nested.include({ 'description.accessConditions': 'Công khai', revision: 3 });
  });

  it('lists secrets for custodians, with terms, and extends them', async () => {
    await seedSecrets(store);
    const list = await call('archivist', ['listSecretMaterial', 'get /access/secret?on=2026-02-01']);
    expect((await call('operator', ['listSecretMaterial', 'get /access/secret'])).status).to.equal(403);
    expect(items(list).map((one) => [one.dossierId, one.document?.id ?? null, one.candidate['endsOn']])).to.deep.equal([
      [dossierId(1), null, '2025-06-30'],
      [dossierId(1), aDocument(1, 2).id, '2025-06-30'],
      [dossierId(3), aDocument(3, 1).id, '2036-05-01'],
    ]);
    expect(list.body['unverified']).to.equal(null);

    const due = await call('archivist', ['listDeclassification', 'get /access/declassification?on=2026-11-01']);
    expect(items(due).map((one) => one.candidate['state'])).to.deep.equal(['ended', 'ended']);
    expect(String(due.body['unverified'])).to.match(/117\/2025/);
    expect(items(due)[0]?.candidate).to.include({ basis: 'documents', setBy: 'Công an tỉnh Mẫu' });

    const post = ['extendSecrecy', `post ${path}/access/extensions`] as const;
    const extension = { number: '9/QĐ', date: '2025-04-01', body: 'Công an tỉnh Mẫu', years: 5 };
    const documentId = aDocument(1, 2).id;
    const long = await call('archivist', post, { revision: 1, documentId, ...extension, years: 11 });
    const late = await call('archivist', post, { revision: 1, documentId, ...extension, date: '2025-07-01' });
    const done = await call('archivist', post, { revision: 1, documentId, ...extension });
    expect([faults(long), faults(late), done.body['revision']]).to.deep.equal([['years'], ['date'], 2]);
    const read = await call('archivist', ['readAccess', `get ${path}/access?document=${documentId}`]);
    expect(read.body['candidate']).to.include({ endsOn: '2030-06-30', state: 'running', extensions: 1 });
    expect((await call('operator', post, { revision: 2, ...extension })).status).to.equal(403);
    expect(code(await call('operator', ['readAccess', `get ${path}/access`]))).to.deep.equal([403, 'withheld']);
  });

  it('states when a level was set, and not of what bears no mark or lies ahead', async () => {
    await seedSecrets(store);
    const put = (id: number) => ['stateSecrecy', `put /dossiers/${dossierId(id)}/access/secrecy`] as const;
    const said = { setOn: '2016-12', setBy: 'Bộ Mẫu' };
    expect((await call('archivist', put(1), { revision: 1, ...said })).status).to.equal(200);
    const read = await call('archivist', ['readAccess', `get ${path}/access`]);
    expect(read.body['candidate']).to.include({ basis: 'stated', endsOn: '2026-12-31', setBy: 'Bộ Mẫu' });
    expect(faults(await call('archivist', put(2), { revision: 1, ...said }))).to.deep.equal(['secrecy']);
    const ahead = await call('archivist', put(1), { revision: 2, ...said, setOn: '2050' });
    expect(faults(ahead)).to.deep.equal(['setOn']);
  });

  it('takes a mark away by a recorded decision alone, documents first', async () => {
    await seedSecrets(store);
    const lift = ['liftSecrecy', `post ${path}/access/liftings`] as const;
    const decision = { kind: 'decision', number: '7/QĐ-CAT', date: '2026-01-05', body: 'Công an tỉnh Mẫu' };
    const record = { ground: decision, accessConditions: 'Công khai' };
    const patch = (change: object) =>
      call('archivist', ['changeDossier', `patch ${path}`], { revision: 1, description: change });

    expect(faults(await patch({ secrecy: null }))).to.deep.equal(['secrecy']);
    expect(faults(await patch({ secrecy: null, accessConditions: 'Mật' }))).to.deep.equal(['secrecy']);
    expect(faults(await call('archivist', lift, { revision: 1, ...record }))).to.deep.equal(['secrecy']);
    const documentId = aDocument(1, 2).id;
    const wrong = { ground: { kind: 'correction', reason: 'nhầm' }, accessConditions: 'Công khai' };
    expect((await call('archivist', lift, { revision: 1, documentId, ...wrong })).status).to.equal(400);
    expect((await call('archivist', lift, { revision: 1, documentId, ...record })).status).to.equal(200);
    const lifted = await call('archivist', lift, { revision: 2, ...record });
    expect(lifted.body).to.nested.include({ 'description.accessConditions': 'Công khai', revision: 3 });
    expect(lifted.body['description']).not.to.have.property('secrecy');

    const read = await call('operator', ['readAccess', `get ${path}/access`]);
    expect(read.body['liftings']).to.deep.equal([{ ...decision, level: 'Mật', recordedBy: 'archivist-1' }]);
    const due = await call('archivist', ['listDeclassification', 'get /access/declassification?on=2026-11-01']);
    expect(items(due)).to.deep.equal([]);
    expect((await as(app, 'reader', `get ${path}`)).text).to.contain('Kế hoạch tuần tra');
  });

  it('keeps the mark when dossiers are merged or split, and refuses to lower it in a document', async () => {
    await seedSecrets(store);
    const document = `${path}/documents/${aDocument(1, 2).id}`;
    const lower = await call('archivist', ['changeDocument', `put ${document}`], {
      revision: 1,
      entry: { subject: 'a' },
    });
    const split = await call('archivist', ['splitDossier', `post ${path}/split`], {
      revision: 1,
      documentIds: [aDocument(1, 1).id],
      description: { title: 'Phần tách', accessConditions: 'Công khai' },
    });
    const merge = { revision: 1, fromId: dossierId(1), fromRevision: 2 };
    const into = `/dossiers/${dossierId(2)}/merge`;
    const merged = await call('archivist', ['mergeDossiers', `post ${into}`], merge);

    expect(faults(lower)).to.deep.equal(['secrecy']);
    expect(split.body).to.nested.include({ 'part.description.secrecy': 'Mật', 'part.masked': false });
    expect(merged.body).to.nested.include({ 'description.secrecy': 'Mật' });
  });

  it('opens nothing to readers by merging: a condition of either dossier holds for the whole', async () => {
    const conditions = ['Công khai', 'Sử dụng có điều kiện'].map((accessConditions, index) =>
      aDossier(index + 1, { description: { title: 'Hồ sơ', accessConditions } }),
    );
    await store.dossiers.insert(conditions);
    const merge = { revision: 1, fromId: dossierId(2), fromRevision: 1 };
    const merged = await call('archivist', ['mergeDossiers', `post ${path}/merge`], merge);

    expect(merged.body).to.nested.include({ 'description.accessConditions': 'Sử dụng có điều kiện' });
  });

  it('takes placeholders for documents that were sorted out before scanning', async () => {
    await store.dossiers.insert([aDossier(1)]);
    await store.dossiers.insertDocuments([aDocument(1, 1, { sheetNumber: 1, sheetCount: 3 })]);
    const post = ['withholdDocument', `post ${path}/withheld-documents`] as const;

    const added = await call('operator', post, { revision: 1, firstSheet: 4, lastSheet: 9, level: 'Mật' });
    const turned = await call('operator', post, { revision: 2, firstSheet: 9, lastSheet: 4, level: null });

    expect([added.status, turned.status]).to.deep.equal([200, 400]);
    const { body } = await call('operator', ['readDossier', `get ${path}`]);
    const documents = body['documents'] as readonly { entry: object; masked: boolean }[];
    expect(documents.map(({ entry, masked }) => [masked, entry])[1]).to.deep.equal([
      true,
      { sheetNumber: 4, sheetCount: 6 },
    ]);
    // The sheets are whole, and the slip must name the level before anybody finds the dossier right.
    const rules = (body['findings'] as readonly { rule: string }[]).map(({ rule }) => rule);
    expect(rules).to.include('secrecy-below-documents').and.not.include('sheets-missing');
    const list = await call('archivist', ['listSecretMaterial', 'get /access/secret']);
    expect(items(list).map((one) => one.document?.firstSheet)).to.deep.equal([4]);
  });
});

/** One secret dossier with a secret document, an open one, and an open one with a document that is top secret. */
async function seedSecrets(store: OpenStore): Promise<void> {
  const marked = { secrecy: 'Mật' as const, accessConditions: 'Mật', endDate: '2015' as PartialDate };
  await store.dossiers.insert([
    aDossier(1, { description: { title: 'Kế hoạch tuần tra', ...marked } }),
    aDossier(2),
    aDossier(3),
  ]);
  const entry = { secrecy: 'Mật', issuedOn: '2015-06-30', issuingBody: 'Công an tỉnh Mẫu' };
  await store.dossiers.insertDocuments([
    aDocument(1, 1),
    aDocument(1, 2, entry),
    aDocument(3, 1, { secrecy: 'Tối mật', issuedOn: '2016-05-01' }),
  ]);
}
