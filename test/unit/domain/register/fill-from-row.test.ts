import { expect } from 'chai';
import type { PartialDate } from '../../../../src/domain/archive/partial-date.ts';
import type { FieldOpinions } from '../../../../src/domain/cataloguing/field-value.ts';
import type { FieldName } from '../../../../src/domain/metadata/field-name.ts';
import { fillFromRow } from '../../../../src/domain/register/fill-from-row.ts';
import { aRow } from '../../../support/archive/register-rows.ts';
import { aValue } from '../../../support/store/builders.ts';

type Fields = Readonly<Partial<Record<FieldName, FieldOpinions>>>;

const NONE = { numbers: new Set<string>(), dates: new Set<string>() };
const unsure = (value: string): FieldOpinions => ({ model: aValue(value, { needsReview: true }) });

describe('domain/register: what a row gives a document', () => {
  const date = '2012-01-05' as PartialDate;
  const filled = (number: string, fields: Fields = {}, doubtful = NONE) =>
    fillFromRow({ row: aRow(1, { number, notation: 'QĐ-UBND', date }), fields, doubtful });
  const numberOf = (number: string, read?: string) =>
    filled(number, read === undefined ? {} : { number: unsure(read) }).number?.value;

  it('writes the number with its zeros: as on the page, else as the register, else as the decree', () => {
    expect([numberOf('03'), numberOf('03', '03'), numberOf('3', '03'), numberOf('3')]).to.deep.equal(
      Array.from({ length: 4 }, () => '03'),
    );
    expect([numberOf('03', '3'), numberOf('015'), numberOf('015', '15')]).to.deep.equal(['3', '015', '15']);
    expect([numberOf('3', '8'), numberOf('15', '75'), numberOf('3B'), numberOf('12Đ', '012D')]).to.deep.equal([
      ...['03', '15', '3B', '12Đ'],
    ]);
    expect(filled('3').referenceNumber?.value).to.equal('03/QĐ-UBND');
  });

  it('takes a slip of the register for right where the page says the same but for zeros', () => {
    const doubtful = { ...NONE, numbers: new Set(['r1']) };
    expect(filled('3', { number: unsure('03') }, doubtful).number).to.include({ value: '03', needsReview: false });
    expect(filled('3', { number: unsure('08') }, doubtful).number).to.include({ value: '03', needsReview: true });
  });

  it('lets a certain reading stay that the row contradicts, and asks a person', () => {
    const evidence = { page: 1, box: [1, 2, 3, 4] as const, quote: '18 tháng 8 năm 2012' };
    const fields: Fields = { number: { model: aValue('7') }, issuedOn: { model: aValue('2012-08-18', { evidence }) } };
    const asked = { origin: 'register', needsReview: true };

    expect(filled('5', fields).number).to.deep.include({ ...asked, value: '7' });
    expect(filled('5', fields).issuedOn).to.deep.include({ ...asked, value: '2012-08-18', evidence });
    expect(filled('5', fields).referenceNumber).to.equal(undefined);
  });

  it('asks nothing where row and reading agree, nor where a person has spoken', () => {
    const alike: Fields = { number: { model: aValue('05') }, issuedOn: { model: aValue('2012-01') } };
    expect(filled('5', alike)).to.deep.equal({});
    for (const origin of ['human', 'host'] as const) {
      const person = (value: string, read: string) => ({ [origin]: aValue(value, { origin }), model: aValue(read) });
      expect(filled('5', { number: person('9', '7'), issuedOn: person('2012-08-18', '2012-08-18') })).to.deep.equal({});
    }
  });
});
