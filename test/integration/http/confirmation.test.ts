import { expect } from 'chai';
import { as, createTestApp, expectDescribed, type TestApp } from '../../support/http/client.ts';
import { idOf } from '../../support/http/seed.ts';

describe('http: confirmation of a document', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await createTestApp();
  });
  const doc = `${idOf(1)}-1`;

  it('says who confirmed a document, and takes that back', async () => {
    const none = await as(app, 'archivist', `get /documents/${doc}/confirmation`);
    expectDescribed(none, 'readConfirmation');
    expect(none.body).to.deep.equal({ confirmation: null });
    const done = await as(app, 'archivist', `post /documents/${doc}/confirm`).send({ revision: 1 });
    const { revision } = done.body as { revision: number };
    const standing = await as(app, 'operator', `get /documents/${doc}/confirmation`);
    expectDescribed(standing, 'readConfirmation');
    expect(standing.body).to.have.nested.property('confirmation.by', 'archivist-1');

    const late = await as(app, 'archivist', `delete /documents/${doc}/confirmation?revision=1`);
    expectDescribed(late, 'takeConfirmationBack');
    expect(late.status).to.equal(409);
    const back = await as(app, 'archivist', `delete /documents/${doc}/confirmation?revision=${String(revision)}`);
    expectDescribed(back, 'takeConfirmationBack');
    expect(back.status).to.equal(200);
    expect((await as(app, 'reader', `get /documents/${doc}/confirmation`)).status).to.equal(403);
  });
});
