import { expect } from 'chai';
import { confirmDocument, correctField, takeConfirmationBack } from '../../../src/app/correct-field.ts';
import { standingConfirmation } from '../../../src/app/standing-confirmation.ts';
import type { FieldContent, FieldName } from '../../../src/domain/metadata/field-name.ts';
import type { DocumentRow } from '../../../src/ports/store.ts';
import { rejection } from '../../support/rejection.ts';
import { aDocument, anId, aResult, aScanFile, aValue } from '../../support/store/builders.ts';
import { createFakeApp, type FakeApp } from '../../support/fake-app.ts';

describe('app/takeConfirmationBack', () => {
  let app: FakeApp;
  const ID = `${anId(1)}-1`;

  beforeEach(async () => {
    app = createFakeApp();
    await app.store.scanFiles.insert(aScanFile(1, { state: 'review' }));
    const unsure = (value: string) => aValue(value, { needsReview: true });
    const fields = {
      number: unsure('15'),
      notation: aValue('QĐ'),
      referenceNumber: unsure('15/QĐ'),
      subject: unsure('A'),
    };
    await app.store.readings.saveResult(aResult(anId(1), ['trang'], [aDocument(1, 1, fields)]));
  });

  async function row(): Promise<DocumentRow> {
    const found = await app.store.readings.document(ID);
    if (found === undefined) throw new Error('no document');
    return found;
  }
  const seen = async (actor = 'an') => ({ documentId: ID, revision: (await row()).revision, actor });
  const type = async (field: FieldName, value: FieldContent | undefined) =>
    correctField(app.deps, { ...(await seen()), field, value });
  const human = async () =>
    Object.entries((await row()).fields).flatMap(([name, { human: said }]) => (said ? [[name, said.value]] : []));

  it('makes what it settled the machine’s again and asks as before; what was typed stays typed', async () => {
    await type('subject', 'B');
    const before = await row();
    await confirmDocument(app.deps, await seen());
    expect((await row()).needsReview).to.equal(false);
    expect(await standingConfirmation(app.deps, before)).to.include({ by: 'an' });

    const after = await takeConfirmationBack(app.deps, await seen('bình'));
    expect(after.fields).to.deep.equal(before.fields);
    expect(after.needsReview).to.equal(true);
    expect((await app.store.scanFiles.find(anId(1)))?.state).to.equal('review');
    expect(await standingConfirmation(app.deps, after)).to.equal(undefined);
    const { items } = await app.store.ledger.list({ subject: anId(1) }, { limit: 1 });
    expect(items[0]).to.deep.include({ action: 'document.confirmation-taken-back', actor: 'bình' });
    expect(items[0]?.body['fields']).to.have.members(['number', 'notation', 'referenceNumber']);
  });

  it('keeps what was typed after it, with the whole that follows from it', async () => {
    await confirmDocument(app.deps, await seen());
    await type('number', '16');
    await takeConfirmationBack(app.deps, await seen());
    expect(await human()).to.have.deep.members([
      ['number', '16'],
      ['referenceNumber', '16/QĐ'],
    ]);
  });

  it('takes back all of two confirmations, and neither twice', async () => {
    await confirmDocument(app.deps, await seen());
    await type('subject', undefined);
    await confirmDocument(app.deps, await seen());
    await takeConfirmationBack(app.deps, await seen());
    expect(await human()).to.deep.equal([]);
    expect(await rejection(takeConfirmationBack(app.deps, await seen()))).to.include({ code: 'not-found' });
    await type('subject', 'C');
    await confirmDocument(app.deps, await seen());
    await takeConfirmationBack(app.deps, await seen());
    expect(await human()).to.deep.equal([['subject', 'C']]);
  });

  it('is refused to who saw an older state', async () => {
    await confirmDocument(app.deps, await seen());
    const late = { ...(await seen()), revision: 1 };
    expect(await rejection(takeConfirmationBack(app.deps, late))).to.include({ code: 'stale' });
  });
});
