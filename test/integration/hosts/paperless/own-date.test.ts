import { expect } from 'chai';
import type { PaperlessClient } from '../../../../src/hosts/paperless/client.ts';
import { createRegisteredSource } from '../../../../src/hosts/paperless/registered.ts';
import { applyPatch } from '../../../../src/hosts/paperless/write/apply.ts';
import type { HostPatchResult } from '../../../../src/ports/host-values.ts';
import { FakePaperless } from '../../../support/fake-paperless/index.ts';
import { testClient } from '../../../support/hosts/paperless-client.ts';
import { paperlessSettings } from '../../../support/paperless/settings.ts';

/** As the history of the host tells of it. */
describe('hosts/paperless: a date that a person set before the first write', () => {
  let fake: FakePaperless;
  let client: PaperlessClient;
  let now: Date;

  beforeEach(async () => {
    now = new Date('2026-11-01T03:00:00Z');
    fake = await new FakePaperless({ now: () => now }).start();
    client = testClient(fake.url, fake.admin.token);
  });
  afterEach(async () => {
    client.dispose();
    await fake.stop();
  });

  function write(id: number): Promise<HostPatchResult> {
    const clock = { now: () => now };
    const objects = { list: () => Promise.resolve([]), put: () => Promise.resolve(), remove: () => Promise.resolve() };
    const registered = createRegisteredSource(paperlessSettings({}), client, { objects, clock });
    const context = { hostId: 'paperless-1', api: client, registered, clock };
    return applyPatch({ context, id, patch: { values: { issuedOn: '2015-01-05' }, baseline: {} }, signal: undefined });
  }
  async function anOldDocument(): Promise<number> {
    const { id } = await fake.add('a.pdf', Buffer.from('%PDF-1.4 a'));
    now = new Date('2026-11-03T03:00:00Z');
    return id;
  }

  it('stays, and is told of', async () => {
    const id = await anOldDocument();
    fake.clerk.edit(id, { created: '2019-05-05' });

    const { before } = await write(id);

    expect(fake.document(id).created).to.equal('2019-05-05');
    expect(before).to.deep.equal({});
    expect(
      fake
        .document(id)
        .notes.map(({ note }) => note)
        .join(),
    ).to.include('05/05/2019');
  });

  it('is not looked for in what others changed', async () => {
    const id = await anOldDocument();
    fake.clerk.edit(id, { title: 'Tên mới' });

    await write(id);

    expect(fake.document(id).created).to.equal('2015-01-05');
  });
});
