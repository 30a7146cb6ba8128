import { expect } from 'chai';
import { FakePaperless, type Person } from '../../../support/fake-paperless/index.ts';
import type { Document } from '../../../support/fake-paperless/state.ts';
import { fillActions, fillTriggers } from '../../../support/fake-paperless/workflow-parts.ts';

interface Got {
  readonly status: number;
  readonly body: Record<string, unknown> & { readonly results?: readonly Record<string, unknown>[] };
}

/** Traps of the host that no single exchange shows. */
describe('fake-paperless sets the traps of 3.0.5', () => {
  let fake: FakePaperless;
  let document: Document;

  beforeEach(async () => {
    fake = await new FakePaperless().start();
    document = await fake.add('a.pdf', Buffer.from('%PDF-1.4'));
  });

  afterEach(() => fake.stop());

  const call = async (method: string, path: string, options: { body?: object; person?: Person } = {}): Promise<Got> => {
    const { body, person = fake.admin } = options;
    const headers = { authorization: `Token ${person.token}`, 'content-type': 'application/json' };
    const answer = await fetch(`${fake.url}/api${path}`, { method, headers, body: body ? JSON.stringify(body) : null });
    const text = await answer.text();
    const json = answer.headers.get('content-type')?.startsWith('application/json') === true;
    return { status: answer.status, body: (json ? JSON.parse(text) : { text }) as Got['body'] };
  };
  const define = async (name: string, type: string): Promise<number> =>
    Number((await call('POST', '/custom_fields/', { body: { name, data_type: type } })).body['id']);
  const addTag = async (name: string, parent: number | null = null): Promise<number> =>
    Number((await call('POST', '/tags/', { body: { name, parent, owner: null } })).body['id']);
  const path = (): string => `/documents/${String(document.id)}/`;
  const onUpdated = (action: object): void => {
    const { state } = fake;
    const parts = { triggers: fillTriggers(state, [{ type: 3 }], []), actions: fillActions(state, [action], []) };
    state.workflows.set(1, { id: 1, name: 'w', order: 1, enabled: true, ...parts });
  };
  const updates = (): number => fake.hooks.sent.length;
  const WEBHOOK = { type: 4, webhook: { url: 'http://127.0.0.1:1/', params: {}, as_json: true } };

  it('links both ways, and takes both away', async () => {
    const other = await fake.add('b.pdf', Buffer.from('%PDF-1.4 b'));
    const field = await define('Liên quan', 'documentlink');

    fake.admin.setField(document.id, 'Liên quan', [other.id]);
    const linked = other.fields.map(({ value }) => value);
    await call('PATCH', path(), { body: { custom_fields: [] } });

    expect(linked).to.deep.equal([[document.id]]);
    expect(other.fields).to.deep.equal([{ field, value: [] }]);
  });

  it('runs the workflows for updated documents on every PATCH, also on an empty one', async () => {
    onUpdated(WEBHOOK);

    await call('PATCH', path(), { body: {} });

    expect(updates()).to.equal(1);
  });

  it('runs them after a bulk edit, later, once for each document', async () => {
    onUpdated(WEBHOOK);
    const tag = await addTag('x');
    fake.queue.workers = 0;

    const body = { documents: [document.id], method: 'modify_tags', parameters: { add_tags: [tag], remove_tags: [] } };
    await call('POST', '/documents/bulk_edit/', { body });

    expect([document.tags, updates()]).to.deep.equal([[tag], 0]);
    fake.queue.workers = 1;
    fake.queue.add(() => Promise.resolve());
    await fake.idle();
    expect(updates()).to.equal(1);
  });

  it('leaves `modified` as it was after a bulk edit', async () => {
    const { modified } = document;
    const tag = await addTag('x');

    const body = { documents: [document.id], method: 'add_tag', parameters: { tag } };
    await call('POST', '/documents/bulk_edit/', { body });
    await fake.idle();

    expect(document.modified).to.equal(modified);
  });

  it('runs none after a note, a deletion, a restoration, a reprocess or a new name of a tag', async () => {
    onUpdated(WEBHOOK);
    const tag = await addTag('x');

    await call('POST', `${path()}notes/`, { body: { note: 'n' } });
    await call('DELETE', path());
    await call('POST', '/trash/', { body: { action: 'restore', documents: [document.id] } });
    await call('POST', '/documents/reprocess/', { body: { documents: [document.id] } });
    await call('PATCH', `/tags/${String(tag)}/`, { body: { name: 'y' } });
    await fake.idle();

    expect(updates()).to.equal(0);
  });

  it('adds fields by an assignment, and writes over what stands there unless the value is null', async () => {
    const [empty, fixed] = [await define('Trống', 'string'), await define('Cố định', 'string')];
    fake.admin.edit(document.id, {
      custom_fields: [
        { field: empty, value: 'a' },
        { field: fixed, value: 'b' },
      ],
    });
    onUpdated({
      type: 1,
      assign_custom_fields: [empty, fixed],
      assign_custom_fields_values: { [empty]: null, [fixed]: 'c' },
    });

    fake.admin.edit(document.id, {});

    expect(document.fields.map(({ value }) => value)).to.deep.equal(['a', 'c']);
  });

  it('takes away loose triggers when any workflow is saved', async () => {
    await call('POST', '/workflow_triggers/', { body: { type: 3 } });
    const before = await call('GET', '/workflow_triggers/');

    await call('POST', '/workflows/', { body: { name: 'x', triggers: [], actions: [] } });

    const after = await call('GET', '/workflow_triggers/');
    expect([before.body['count'], after.body['count']]).to.deep.equal([1, 0]);
  });

  it('removes the descendants of a tag with it', async () => {
    const root = await addTag('gốc');
    const leaf = await addTag('lá', root);
    fake.admin.edit(document.id, { tags: [leaf] });
    const both = [...document.tags];

    fake.admin.removeTag(document.id, 'gốc');

    expect([both, document.tags]).to.deep.equal([[root, leaf], []]);
  });

  it('keeps private objects from all but their owner', async () => {
    await call('POST', '/tags/', { body: { name: 'riêng' } });

    const seen = await call('GET', '/tags/', { person: fake.clerk });

    expect(seen.body['count']).to.equal(0);
  });

  it('loses the audit log with the trash, and tells of neither', async () => {
    await call('PATCH', path(), { body: { title: 'mới' } });
    await call('DELETE', path());
    await call('POST', '/trash/', { body: { action: 'empty', documents: [document.id] } });

    const statuses = [await call('GET', path()), await call('GET', `${path()}history/`)].map(({ status }) => status);

    expect(statuses).to.deep.equal([404, 404]);
    expect((await call('GET', '/trash/')).body['count']).to.equal(0);
  });

  it('shows the newest version and keeps the first one', async () => {
    fake.admin.uploadVersion(document.id, { name: 'v2.pdf', content: Buffer.from('%PDF-1.7 two') });
    await fake.idle();

    const shown = await call('GET', `${path()}metadata/`);
    const texts = await Promise.all(
      ['', '?original=true', `?original=true&version=${String(document.id)}`].map(
        async (query) => (await call('GET', `${path()}download/${query}`)).body['text'],
      ),
    );

    expect(shown.body['original_filename']).to.equal('v2.pdf');
    expect(texts).to.deep.equal(['%PDF-1.7 two', '%PDF-1.7 two', '%PDF-1.4']);
  });

  it('takes a file again that is there already', async () => {
    const twin = await fake.add('b.pdf', Buffer.from('%PDF-1.4'));

    const { body } = await call('GET', `/documents/${String(twin.id)}/?fields=duplicate_documents`);

    expect(body['duplicate_documents']).to.deep.equal([{ id: document.id, title: 'a', deleted_at: null }]);
  });

  it('throttles only the desk for tokens', async () => {
    const body = { username: 'vanthu', password: 'vanthu-pw-1' };
    const statuses: number[] = [];
    for (let round = 0; round < 6; round += 1) statuses.push((await call('POST', '/token/', { body })).status);

    expect(statuses).to.deep.equal([200, 200, 200, 200, 200, 429]);
  });

  it('counts requests and writes, and goes down and up at the same address', async () => {
    await call('PATCH', path(), { body: {} });
    await call('POST', `${path()}notes/`, { body: { note: 'n' } });

    await fake.down();
    const refused = await call('GET', path()).then(
      () => false,
      () => true,
    );
    await fake.up();

    expect(refused).to.equal(true);
    expect((await call('GET', path())).status).to.equal(200);
    expect(fake.counters.writesOf(document.id)).to.deep.equal([{ kind: 'patch', user: 'admin' }]);
    expect(fake.counters.countOf(/^PATCH /)).to.equal(1);
  });

  it('carries out what it never answers for', async () => {
    fake.faults.add({ on: /^PATCH/, kind: 'lost' });

    const lost = await call('PATCH', path(), { body: { title: 'mới' } }).then(
      () => false,
      () => true,
    );

    expect([lost, document.title]).to.deep.equal([true, 'mới']);
  });

  it('cuts answers, answers with pages and sends elsewhere', async () => {
    for (const fault of [
      { kind: 'cut' },
      { kind: 'html' },
      { kind: 'redirect', location: 'http://127.0.0.1:1/' },
    ] as const) {
      fake.faults.add({ on: /^GET/, ...fault });
    }

    const cut = await call('GET', path()).then(
      () => false,
      () => true,
    );
    const page = await call('GET', path());
    const elsewhere = await call('GET', path()).then(
      () => false,
      () => true,
    );

    expect([cut, String(page.body['text']).startsWith('<!doctype html>'), elsewhere]).to.deep.equal([true, true, true]);
  });
});
