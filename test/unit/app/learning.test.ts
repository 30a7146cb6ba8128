import { expect } from 'chai';
import { confirmDocument, correctField } from '../../../src/app/correct-field.ts';
import { readScanFile } from '../../../src/app/read-scan-file.ts';
import { sweepHost } from '../../../src/app/sweep-host.ts';
import type { FieldValues } from '../../../src/domain/cataloguing/field-value.ts';
import type { DocumentRow } from '../../../src/ports/store.ts';
import { createFakeApp, HOST, type FakeApp } from '../../support/fake-app.ts';
import { aValue } from '../../support/store/builders.ts';

const SIGNER = 'Nguyễn Văn Mẫu';
const unsure = (value: string) => aValue(value, { needsReview: true, confidence: 0.7 });
const fields = (signatory: string): FieldValues => ({
  ...{ issuingBody: aValue('SỞ NỘI VỤ'), notation: aValue('QĐ-SNV'), issuedOn: aValue('2015-03-05') },
  ...{ signerRole: aValue('GIÁM ĐỐC'), signatory: unsure(signatory) },
});

describe('app: learning from accepted records', () => {
  let app: FakeApp;

  beforeEach(() => {
    app = createFakeApp();
  });
  afterEach(() => app.close());

  async function read(name: string, signatory: string): Promise<DocumentRow> {
    app.reader.fields = fields(signatory);
    app.system.add(name, Buffer.from(name));
    await sweepHost(app.deps, HOST);
    const { items } = await app.store.scanFiles.list({}, { limit: 100 });
    const file = items.find((one) => one.name === name);
    await readScanFile(app.deps, { scanFileId: file?.id ?? '', signal: new AbortController().signal });
    return rowOf(file?.id ?? '');
  }
  async function rowOf(scanFileId: string): Promise<DocumentRow> {
    const [row] = await app.store.readings.documents(scanFileId);
    if (row === undefined) throw new Error('no document');
    return row;
  }
  const seen = ({ id: documentId, revision }: DocumentRow) => ({ documentId, revision, actor: 'an' });
  const signers = async () =>
    (await app.store.learned.list()).flatMap((fact) => (fact.kind === 'signer' ? [fact.name] : []));

  it('makes later readings surer, and leaves past records as they are', async () => {
    const first = await read('a.jpg', SIGNER);
    const waiting = await read('b.jpg', SIGNER);
    expect(await signers(), 'nothing is accepted yet').to.deep.equal([]);
    await confirmDocument(app.deps, seen(first));
    expect(await signers()).to.deep.equal([SIGNER]);

    expect(await rowOf(waiting.scanFileId)).to.deep.equal(waiting);
    const later = await read('c.jpg', SIGNER);
    expect(later.fields.signatory?.model).to.deep.include({ value: SIGNER, needsReview: false });
    const near = await read('d.jpg', 'Nguyễn Van Mẫu');
    expect(near.fields.signatory?.model).to.deep.include({ value: SIGNER, needsReview: true });
  });

  it('unlearns what a person corrects', async () => {
    const first = await read('a.jpg', SIGNER);
    await confirmDocument(app.deps, seen(first));
    const accepted = await rowOf(first.scanFileId);
    await correctField(app.deps, { ...seen(accepted), field: 'signatory', value: 'Nguyễn Văn Mậu' });
    expect(await signers()).to.deep.equal(['Nguyễn Văn Mậu']);
    await correctField(app.deps, { ...seen(await rowOf(first.scanFileId)), field: 'signatory', value: undefined });
    expect(await signers(), 'the record must be looked at again').to.deep.equal([]);
  });

  it('learns nothing from a correction alone', async () => {
    const first = await read('a.jpg', 'Nguyễn Văn Mầu');
    await correctField(app.deps, { ...seen(first), field: 'signatory', value: SIGNER });
    expect(await signers()).to.deep.equal([]);
  });
});
