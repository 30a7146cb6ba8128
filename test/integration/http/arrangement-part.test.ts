import { expect } from 'chai';
import { aBundle, aReceipt, RECEIPT_ID } from '../../support/archive/arrangement.ts';
import { FONDS_ID, seedFonds } from '../../support/archive/dossiers.ts';
import { createArchiveApp } from '../../support/http/archive-app.ts';
import { as } from '../../support/http/client.ts';
import { pglite } from '../../support/store/engines.ts';

describe('http: who takes no part in a project', function () {
  this.timeout(60_000);

  it('neither books for its people, nor takes back what they booked, nor hands out their bundles', async () => {
    const store = await pglite.sharedStore();
    await seedFonds(store);
    await store.places.insertReceipt(aReceipt());
    await store.places.insertBundles([aBundle(1)]);
    const app = await createArchiveApp(store);
    const members = [
      { account: 'checker-1', role: 'checker' },
      { account: 'archivist-1', role: 'controller' },
    ];
    const made = await as(app, 'archivist', 'post /arrangement-projects').send({
      ...{ title: 'Chỉnh lý phông Mẫu', process: '23', startsOn: '2020-01-06', deadline: '2099-12-31', members },
      ...{ fondsIds: [FONDS_ID], receiptIds: [RECEIPT_ID] },
    });
    const at = `/arrangement-projects/${String((made.body as { id: unknown }).id)}`;
    await as(app, 'archivist', `post ${at}/move`).send({ revision: 1, to: 'running' });
    const named = { range: { of: RECEIPT_ID, from: 1, to: 1 }, worker: 'checker-1' };
    const booked = await as(app, 'checker', `post ${at}/bookings`).send({ step: 'bring', ...named });
    const { items } = booked.body as { items: readonly { id: string }[] };
    const undo = { ids: items.map(({ id }) => id), reason: 'Nhầm' };

    const answers = [
      await as(app, 'operator', `post ${at}/bookings`).send({ step: 'clean', ...named }),
      await as(app, 'operator', `post ${at}/bookings/undo`).send(undo),
      await as(app, 'operator', `post ${at}/assignments`).send({ act: 'take', ...named }),
    ];

    for (const answer of answers) {
      expect(answer.status, answer.text).to.equal(400);
      expect(answer.text).to.include('operator-1');
    }
    expect((await as(app, 'archivist', `post ${at}/bookings/undo`).send(undo)).status).to.equal(200);
  });
});
