import { expect } from 'chai';
import { draftOf, isSameDraft, withFile, type ImportForm } from '../../../../src/web/register/model/import-draft.ts';

const FILE = new File(['a'], 'sổ đi 2018.csv');
const FORM: ImportForm = { file: FILE, head: { kind: 'outgoing', year: '2018', title: 'Quyết định' }, columns: {} };

const withHead = (head: Partial<ImportForm['head']>): ImportForm => ({ ...FORM, head: { ...FORM.head, ...head } });

describe('web/register: what is tried and taken in', () => {
  it('is nothing without a file or with no whole year', () => {
    expect(draftOf({ ...FORM, file: undefined })).to.equal(undefined);
    expect(draftOf(withHead({ year: '201' }))).to.equal(undefined);
    expect(draftOf(FORM)).to.include({ year: 2018, kind: 'outgoing', title: 'Quyết định' });
  });

  it('is another import once year, name, kind, file or a column is another', () => {
    const others: readonly ImportForm[] = [
      withHead({ year: '2019' }),
      withHead({ title: 'Công văn' }),
      withHead({ kind: 'incoming' }),
      { ...FORM, file: new File(['a'], 'sổ đi 2018.csv') },
      { ...FORM, columns: { 'Mã VB': 'reference' } },
      withHead({ year: '' }),
    ];
    for (const other of others) expect(isSameDraft(draftOf(FORM), draftOf(other))).to.equal(false);
    expect(isSameDraft(undefined, undefined)).to.equal(false);
  });

  it('is the same for the same words, whatever blanks stand around them', () => {
    expect(isSameDraft(draftOf(FORM), draftOf(withHead({ year: ' 2018', title: 'Quyết định ' })))).to.equal(true);
    const columns = { 'Mã VB': 'reference', Ghi: null } as const;
    const again = { Ghi: null, 'Mã VB': 'reference' } as const;
    expect(isSameDraft(draftOf({ ...FORM, columns }), draftOf({ ...FORM, columns: again }))).to.equal(true);
  });

  it('begins anew with another file: no columns of the old one, nor the year in its name', () => {
    const form = { ...FORM, columns: { Ghi: null } };
    const next = new File(['b'], 'sổ đi 2019.csv');
    expect(withFile(form, next)).to.deep.include({ file: next, columns: {} });
    expect(withFile(form, next).head.year).to.equal('2019');
    expect(withFile(withHead({ year: '2017' }), next).head.year, 'a typed year stays').to.equal('2017');
    expect(withFile(form, new File(['c'], 'sổ.csv')).head.year).to.equal('2018');
  });
});
