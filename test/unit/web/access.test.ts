import { expect } from 'chai';
import { higherLevels, slipRequest } from '../../../src/web/access/model/changes.ts';
import {
  extensionFaults,
  extensionOf,
  liftingFaults,
  liftingOf,
  NO_LIFTING,
} from '../../../src/web/access/model/lifting.ts';
import { changedUse, isSameUse, restriction, storedUse } from '../../../src/web/access/model/use-draft.ts';
import { numberOf, referenceOf, sheetsOf, spanOf } from '../../../src/web/access/model/place.ts';

const DECISION = { ...NO_LIFTING, number: ' 7/QĐ ', date: '5/1/2026', body: 'Công an tỉnh' };

describe('web/access/model', () => {
  it('asks for the decision, or for a reason that says something', () => {
    expect(liftingFaults(NO_LIFTING)).to.deep.equal({ number: 'required', date: 'date', body: 'required' });
    expect(liftingFaults({ ...DECISION, date: '2026' })).to.deep.equal({ date: 'date' });
    expect(liftingFaults(DECISION)).to.deep.equal({});
    const mistake = { ...NO_LIFTING, kind: 'correction' as const, reason: 'nhầm' };
    expect(liftingFaults(mistake)).to.deep.equal({ reason: 'reason' });
    expect(liftingFaults({ ...mistake, reason: 'Gõ nhầm cột khi nhập' })).to.deep.equal({});
  });

  it('makes of it what the service wants; declassified is not open by that alone', () => {
    expect(liftingOf(DECISION)).to.deep.equal({
      ground: { kind: 'decision', number: '7/QĐ', date: '2026-01-05', body: 'Công an tỉnh' },
      accessConditions: 'Sử dụng có điều kiện',
    });
    const mistake = { ...DECISION, kind: 'correction' as const, reason: ' Gõ nhầm cột ' };
    expect(liftingOf(mistake).ground).to.deep.equal({ kind: 'correction', reason: 'Gõ nhầm cột' });
  });

  it('extends by whole years, at most thirty', () => {
    const extension = { number: '9/QĐ', date: '01/04/2025', body: 'Công an tỉnh', years: '5' };
    expect(extensionFaults(extension)).to.deep.equal({});
    for (const years of ['0', '31', 'năm', ''])
      expect(extensionFaults({ ...extension, years })).to.include({ years: 'years' });
    expect(extensionOf(extension)).to.deep.equal({
      number: '9/QĐ',
      date: '2025-04-01',
      body: 'Công an tỉnh',
      years: 5,
    });
  });

  it('raises a level, and never offers a lower one', () => {
    expect(higherLevels(null)).to.deep.equal(['Mật', 'Tối mật', 'Tuyệt mật']);
    expect(higherLevels('Tối mật')).to.deep.equal(['Tuyệt mật']);
    expect(higherLevels('Tuyệt mật')).to.deep.equal([]);
  });

  it('marks a document without losing what else its entry says', () => {
    const entry = { subject: 'Kế hoạch', sheetNumber: 3 };
    const documents = [{ id: 'd1', ordinal: 1, scanDocumentId: null, masked: false, entry }];
    const seen = { dossierId: 'h1', revision: 4 };

    const detail = { dossier: { revision: 3 }, documents };
    const whole = slipRequest({ ...seen, documentId: null }, detail, { secrecy: 'Mật' });
    const one = slipRequest({ ...seen, documentId: 'd1' }, detail, { secrecy: 'Mật' });

    expect(whole.call.body).to.deep.equal({ revision: 4, description: { secrecy: 'Mật' } });
    expect(one.path).to.equal('/dossiers/h1/documents/d1');
    // The entry goes whole, so that it goes under the revision with which it was read.
    expect(one.call.body).to.deep.equal({ revision: 3, entry: { ...entry, secrecy: 'Mật' } });
  });

  it('tells where a thing lies', () => {
    const spans = [
      ['2019', '2019'],
      ['2015', '2016-05'],
      [null, '2016'],
      [null, null],
    ] as const;
    expect(spans.map(([startDate, endDate]) => spanOf({ startDate, endDate }))).to.deep.equal([
      ...['2019', '2015 – 05/2016', ' – 2016', ''],
    ]);
    const place = { temporaryNumber: 7, inventoryNumber: '01', number: null, boxNumber: null };
    expect([numberOf(place), numberOf({ ...place, number: 12 })]).to.deep.equal(['(7)', '01.12']);
    expect(referenceOf({ number: '15', notation: 'QĐ-UBND' })).to.equal('15/QĐ-UBND');
    expect(sheetsOf({ firstSheet: 12, lastSheet: 15 })).to.equal('12–15');
    expect(sheetsOf({ firstSheet: null, lastSheet: null })).to.equal('');
  });

  it('uses material of a group under conditions, and of no group as a person says', () => {
    const open = storedUse({ groups: [], accessConditions: 'Công khai' });
    const restricted = changedUse(open, { groups: ['5'] }, false);
    expect(restricted).to.deep.equal({ groups: ['5'], conditions: 'Sử dụng có điều kiện' });
    expect(changedUse(restricted, { groups: [] }, false).conditions).to.equal('Sử dụng có điều kiện');
    expect(changedUse({ groups: [], conditions: 'Mật' }, { groups: ['5'] }, true).conditions).to.equal('Mật');
    expect(isSameUse(open, restricted)).to.equal(false);
  });

  it('sends the conditions only where they were changed', () => {
    const access = { documentId: null, revision: 3, groups: ['5' as const], accessConditions: 'Sử dụng có điều kiện' };
    const conditions = 'Công khai';
    expect(restriction(access, { groups: [], conditions })).to.deep.equal({
      ...{ revision: 3, groups: [], accessConditions: 'Công khai' },
    });
    expect(restriction({ ...access, documentId: 'd1' }, { ...storedUse(access), groups: [] })).to.deep.equal({
      ...{ revision: 3, documentId: 'd1', groups: [] },
    });
  });
});
