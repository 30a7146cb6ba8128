import { expect } from 'chai';
import { correctField } from '../../../../src/app/correct-field.ts';
import { readAgain } from '../../../../src/app/redrive.ts';
import { sweepHost } from '../../../../src/app/sweep-host.ts';
import { effectiveValue } from '../../../../src/domain/cataloguing/field-value.ts';
import type { FieldName } from '../../../../src/domain/metadata/field-name.ts';
import type { HostValues } from '../../../../src/ports/host-values.ts';
import { createFakeApp, HOST, type FakeApp } from '../../../support/fake-app.ts';
import { aValue } from '../../../support/store/builders.ts';
import { workJobs } from '../../../support/work-jobs.ts';

const NAME = 'công văn.jpg';

describe('app: a value in a host that cannot stand in the record', () => {
  let app: FakeApp;

  beforeEach(() => {
    app = createFakeApp({ fields: true });
    app.reader.fields = { subject: aValue('Máy đọc'), issuedOn: aValue('2015-01-05') };
    app.system.add(NAME, Buffer.from('a'));
  });
  afterEach(() => app.close());

  const shown = () => app.system.byName(NAME);
  async function rest(): Promise<void> {
    for (let round = 0; round < 4; round += 1) {
      await sweepHost(app.deps, HOST);
      expect(await workJobs(app)).to.deep.equal([]);
    }
  }
  async function row() {
    const [file] = (await app.store.scanFiles.list({}, { limit: 1 })).items;
    const [found] = await app.store.readings.documents(file?.id ?? '');
    if (!found) throw new Error('no document');
    return found;
  }
  const valueOf = async (field: FieldName) => effectiveValue((await row()).fields[field] ?? {});
  function edit(changes: HostValues): void {
    const values: Record<string, unknown> = { ...shown().values, ...changes };
    for (const [name, value] of Object.entries(changes)) if (value === '') Reflect.deleteProperty(values, name);
    app.system.show(NAME, { values: values });
  }
  const notes = () => shown().notes.join('\n');
  async function refusals() {
    const { items } = await app.store.ledger.list({}, { limit: 100 });
    return items.filter(({ action }) => action === 'field.refused-in-host');
  }

  const cases: readonly (readonly [string, HostValues, string])[] = [
    ['a text of 10,000 letters', { subject: 'a'.repeat(10_000) }, 'Dài quá; nhiều nhất 2000 ký tự'],
    ['a day that does not exist', { issuedOn: '2015-02-31' }, 'Ngày này không có trong lịch'],
    ['a date that is none', { issuedOn: 'hôm qua' }, 'Không đúng dạng quy định'],
    ['a type that is not of the list', { documentType: 'Hóa đơn' }, 'Không có trong danh mục tên loại văn bản'],
    ['a word that is not of a closed list', { urgency: 'Rất gấp' }, 'Giá trị không có trong danh mục'],
    ['control characters', { subject: 'Về việc\u001B[31m đỏ' }, 'ký tự điều khiển'],
    ['a number in the place of a text', { place: 7 }, 'Sai kiểu dữ liệu'],
  ];
  for (const [what, given, reason] of cases) {
    it(`stays there, is told of with the remedy, and does not enter it: ${what}`, async () => {
      await rest();
      const before = await row();
      edit(given);
      await rest();
      app.store.state().artifacts.clear();
      await readAgain(app.deps, before.scanFileId, 'an');
      await rest();

      const [field = 'subject'] = Object.keys(given) as FieldName[];
      expect(shown().values[field]).to.equal(given[field]);
      expect((await row()).fields[field]?.host).to.equal(undefined);
      expect(await valueOf(field)).to.deep.equal(effectiveValue(before.fields[field] ?? {}));
      expect(shown().marks).to.include('conflict');
      expect(notes()).to.include(reason).and.include('Hãy sửa lại');
      expect((await refusals()).map(({ body }) => body['field'])).to.deep.equal([field]);
      const state = await app.store.hostDocuments.find(before.scanFileId);
      expect(state?.conflicts.map((conflict) => conflict.field)).to.deep.equal([field]);
    });
  }

  it('is written over no more than before by the console, and enters once it is mended', async () => {
    await rest();
    edit({ issuedOn: '2015-02-31' });
    await rest();
    const { id: documentId, revision } = await row();
    await correctField(app.deps, { documentId, revision, field: 'issuedOn', value: '2015-03-01', actor: 'an' });
    await rest();
    expect(shown().values.issuedOn).to.equal('2015-02-31');
    expect(shown().marks).to.include('conflict');

    edit({ issuedOn: '2015-03-01' });
    await rest();
    expect(shown().marks).to.not.include('conflict');
    edit({ subject: 'a\u0007' });
    await rest();
    edit({ subject: 'Đã sửa' });
    await rest();
    expect(await valueOf('subject')).to.include({ value: 'Đã sửa', origin: 'host' });
    expect(shown().marks).to.not.include('conflict');
  });

  it('takes the place of what the person had said before', async () => {
    await rest();
    edit({ subject: 'Người sửa' });
    await rest();
    edit({ subject: 'a\u0007' });
    await rest();
    expect(await valueOf('subject')).to.include({ value: 'Máy đọc' });
    expect(shown().values.subject).to.equal('a\u0007');
  });

  it('is not filled in again once the person takes it away', async () => {
    await rest();
    edit({ subject: 'a\u0007' });
    await rest();
    edit({ subject: '' });
    await rest();
    expect(shown().values).to.not.have.property('subject');
    expect(shown().marks).to.not.include('conflict');
  });
});
