import { expect } from 'chai';
import type { FieldOpinions, FieldValue, FieldValues } from '../../../../src/domain/cataloguing/field-value.ts';
import { bodyAbbreviation, learnFrom } from '../../../../src/domain/learning/learn-from.ts';
import { keyOf, type KnownFact, type LearnedFact } from '../../../../src/domain/learning/learned-fact.ts';
import { knownNames, withKnownNames } from '../../../../src/domain/learning/use-known.ts';
import type { FieldContent, FieldName } from '../../../../src/domain/metadata/field-name.ts';

const BODY = 'ỦY BAN NHÂN DÂN HUYỆN MẪU';
const SIGNER = 'Nguyễn Văn Mẫu';

function typed(values: Partial<Record<FieldName, FieldContent>>): Partial<Record<FieldName, FieldOpinions>> {
  const entries = Object.entries(values).map(([name, value]) => {
    return [name, { human: { value, confidence: 1, needsReview: false, origin: 'human' } }] as const;
  });
  return Object.fromEntries(entries);
}
function read(value: FieldContent, confidence: number): FieldValue {
  return { value, confidence, needsReview: confidence < 0.85, origin: 'model' };
}
let next = 0;
function known(fact: LearnedFact, changes: Partial<KnownFact> = {}): KnownFact {
  next += 1;
  const rest = { id: String(next), documents: 3, firstYear: 2014, lastYear: 2016, off: false };
  return { ...fact, ...rest, ...changes } as KnownFact; // the changes are of the parts that all kinds have
}
const signer = (name: string, changes: Partial<KnownFact> = {}) =>
  known({ kind: 'signer', name, role: 'KT. CHỦ TỊCH PHÓ CHỦ TỊCH', body: BODY }, changes);
const body = known({ kind: 'body', name: BODY, abbreviation: 'UBND' });
const page = (signatory: FieldValue, changes: FieldValues = {}): FieldValues => ({
  ...{ issuingBody: read(BODY, 0.95), notation: read('QĐ-UBND', 0.95), issuedOn: read('2015-03-05', 0.95), signatory },
  ...changes,
});
const held = (fields: FieldValues, ...facts: readonly KnownFact[]) => withKnownNames(fields, knownNames(facts));

describe('domain/learning: what a record teaches', () => {
  const RECORD = {
    ...{ issuingBody: BODY, notation: 'QĐ-UBND', issuedOn: '2015-03-05', signatory: `ThS. ${SIGNER}` },
    ...{ signerRole: 'CHỦ TỊCH', addressees: ['Sở Nội vụ', 'Sở Nội vụ'] },
  } as const;

  it('is the body with its abbreviation, the signer in role and time, the addressees', () => {
    expect(learnFrom(typed(RECORD))).to.deep.equal({
      year: 2015,
      facts: [
        { kind: 'body', name: BODY, abbreviation: 'UBND' },
        { kind: 'signer', name: SIGNER, role: 'CHỦ TỊCH', body: BODY },
        { kind: 'addressee', name: 'Sở Nội vụ' },
      ],
    });
  });

  it('is nothing that a machine, a register or a host said', () => {
    const fields = typed(RECORD);
    const model = { model: read(BODY, 0.99) };
    expect(learnFrom({ ...fields, issuedOn: {} })).to.equal(undefined);
    expect(learnFrom({ ...fields, issuingBody: model })?.facts.map(({ kind }) => kind)).to.deep.equal(['addressee']);
    expect(learnFrom({ ...fields, addressees: { host: read(['A'], 1) } })?.facts).to.have.length(2);
  });

  it('reads the abbreviation of the body, whatever stands before it', () => {
    const notations = ['QĐ-UBND', 'UBND-VX', 'TTr-SNV', 'SNV', 'QĐ-'];
    expect(notations.map(bodyAbbreviation)).to.deep.equal(['UBND', 'UBND', 'SNV', undefined, undefined]);
  });

  it('keeps names apart that differ by a mark, and not those that are written in two ways', () => {
    const one = (name: string) => keyOf({ kind: 'addressee', name });
    expect(one('Trần Văn Hùng')).not.to.equal(one('Trần Văn Hưng'));
    expect(one('UỶ BAN  nhân dân')).to.equal(one('Ủy ban nhân dân'));
  });
});

describe('domain/learning: what is known as evidence', () => {
  it('makes a reading surer that agrees with a signer of that body in that time', () => {
    const fields = held(page(read(SIGNER, 0.7)), signer(SIGNER), body);
    expect(fields.signatory).to.deep.include({ value: SIGNER, needsReview: false });
    expect(fields.signatory?.confidence).to.be.greaterThan(0.9);
    expect(fields.issuingBody?.confidence).to.be.greaterThan(0.95);
  });

  it('does not speak for another time, another body, or what a person switched off', () => {
    const fields = page(read(SIGNER, 0.7));
    expect(held(fields, signer(SIGNER, { firstYear: 2018, lastYear: 2020 }))).to.deep.equal(fields);
    expect(held(fields, signer(SIGNER, { off: true }))).to.deep.equal(fields);
    const other = page(read(SIGNER, 0.7), { issuingBody: read('SỞ NỘI VỤ', 0.95) });
    expect(held(other, signer(SIGNER))).to.deep.equal(other);
  });

  it('proposes a name that is nearly the same, and asks', () => {
    const { signatory } = held(page(read('ThS. Nguyễn Van Mẩu', 0.6)), signer(SIGNER));
    expect(signatory).to.deep.include({ value: `ThS. ${SIGNER}`, needsReview: true });
    expect(signatory?.confidence).to.be.lessThan(0.85);
  });

  it('changes nothing that was read surely, nor chooses between two that are near', () => {
    const sure = page(read('Nguyễn Văn Mậu', 0.97));
    expect(held(sure, signer(SIGNER))).to.deep.equal(sure);
    const between = page(read('Nguyễn Văn Mau', 0.6));
    expect(held(between, signer(SIGNER), signer('Nguyễn Văn Mậu'))).to.deep.equal(between);
    const commune = (name: string) => known({ kind: 'body', name, abbreviation: 'UBND' });
    const beside = page(read(SIGNER, 0.6), { issuingBody: read('UBND XÃ TÂN HÒA', 0.7) });
    expect(held(beside, commune('UBND XÃ TÂN HÒA'), commune('UBND XÃ TÂN HOÁ'))).to.deep.equal(beside);
    const twin = page(read(SIGNER, 0.6));
    expect(held(twin, signer(SIGNER), signer('Nguyễn Văn Mậu')).signatory?.needsReview).to.equal(true);
  });

  it('knows a body whose words ran together or bear a dash, and one behind the body above it', () => {
    const held1 = (read1: FieldValue, notation = 'QĐ-UBND') =>
      held(page(read(SIGNER, 0.9), { issuingBody: read1, notation: read(notation, 0.95) }), body).issuingBody;

    expect(held1(read('ỦY BANNHÂN DÂN - HUYỆN MẪU', 0.97))).to.deep.include({ value: BODY, needsReview: false });
    const behind = read('TỈNH LÂM THAO UỶ BAN NHÂN DẦN HUYỆN MẪU', 0.97);
    expect(held1(behind), 'what is above was read with it').to.deep.include({ value: BODY, needsReview: true });
    expect(held1(behind, 'QĐ-VP'), 'another body').to.equal(behind);
    expect(held1(read('VP TTR UBND HUYỆN MẪU', 0.6)), 'not the whole name').to.deep.include({ needsReview: true });
    expect(held1(read('ỦY BAN NHÂN DÂN HUYỆN MẬU', 0.6), 'TTFr-UBND')?.value, 'a type misread').to.equal(BODY);
  });

  it('asks about a sure body that differs by a mark from the one that several records say, and leaves it as read', () => {
    const sure = page(read(SIGNER, 0.9), { issuingBody: read('ỦY BAN NHÂN DÂN HUYỆN MẬU', 0.99) });

    expect(held(sure, body).issuingBody).to.deep.include({ value: 'ỦY BAN NHÂN DÂN HUYỆN MẬU', needsReview: true });
    const once = known({ kind: 'body', name: BODY, abbreviation: 'UBND' }, { documents: 1 });
    expect(held(sure, once), 'one record may be wrong').to.deep.equal(sure);
  });

  it('proposes addressees that are nearly the same in a list that is asked about anyway', () => {
    const facts = ['Sở Nội vụ', 'Kho bạc Nhà nước', 'Sở Y tế'].map((name) => known({ kind: 'addressee', name }));
    const list = ['Sở Nội vụ', 'HỎA TỐC Kho bạc Nhà nước', 'Công an tỉnh'];
    const { addressees } = held(page(read(SIGNER, 0.9), { addressees: read(list, 0.4) }), ...facts);
    expect(addressees).to.deep.include({ value: ['Sở Nội vụ', 'Kho bạc Nhà nước', 'Công an tỉnh'], needsReview: true });
    const two = page(read(SIGNER, 0.9), { addressees: read(['Công an tỉnh Mẫu Kho bạc Nhà nước'], 0.4) });
    expect(held(two, ...facts).addressees, 'another one stands before it').to.deep.equal(two.addressees);
    const sure = page(read(SIGNER, 0.9), { addressees: read(list, 0.95) });
    expect(held(sure, ...facts).addressees).to.deep.equal(sure.addressees);
  });

  it('asks still where hardly anything was read, and touches no digit', () => {
    expect(held(page(read(SIGNER, 0.1)), signer(SIGNER)).signatory?.needsReview).to.equal(true);
    const school = known({ kind: 'body', name: 'TRƯỜNG MẦM NON SỐ 1', abbreviation: 'MN' });
    const fields = page(read(SIGNER, 0.9), {
      issuingBody: read('TRƯỜNG MẦM NON SỐ 2', 0.5),
      notation: read('QĐ-MN', 0.9),
    });
    expect(held(fields, school)).to.deep.equal(fields);
  });

  it('asks still where several sign and only the name of a known one was read', () => {
    const two = page(read(SIGNER, 0.84), { signerRole: read('GIÁM ĐỐC; PHÓ CHỦ TỊCH', 0.6) });
    expect(held(two, signer(SIGNER, { documents: 9 })).signatory).to.deep.equal(two.signatory);
  });

  it('asks still where two readings differed: brothers and successors bear names that are near', () => {
    const { signatory } = held(page(read(SIGNER, 0.5)), signer(SIGNER, { documents: 9 }));
    expect(signatory).to.deep.include({ value: SIGNER, needsReview: true });
  });

  it('says nothing against registers, hosts and people', () => {
    const fields = page({ ...read('Nguyễn Van Mẫu', 0.5), origin: 'host' });
    expect(held(fields, signer(SIGNER)).signatory).to.deep.equal(fields.signatory);
  });

  it('knows roles of a signer and lists of addressees as a whole', () => {
    const fields = page(read(SIGNER, 0.7), {
      signerRole: read('KT. CHỦ TỊCH PHÓ CHỦ TỊCH', 0.7),
      addressees: read(['Sở Nội vụ', 'Sở Y tế'], 0.7),
    });
    const one = held(fields, signer(SIGNER), known({ kind: 'addressee', name: 'Sở Nội vụ' }));
    expect([one.signerRole?.needsReview, one.addressees?.needsReview]).to.deep.equal([false, true]);
    const both = held(fields, ...['Sở Nội vụ', 'Sở Y tế'].map((name) => known({ kind: 'addressee', name })));
    expect(both.addressees?.needsReview).to.equal(false);
  });
});
