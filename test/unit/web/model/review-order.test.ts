import { expect } from 'chai';
import type { DocumentDetail, FieldName } from '../../../../src/web/api/types.ts';
import { neighbourToReview, openFields } from '../../../../src/web/model/review-order.ts';

const ORDER: readonly FieldName[] = ['documentType', 'number', 'issuedOn', 'subject', 'signatory'];

describe('web/model/review-order', () => {
  const doubtful: readonly FieldName[] = ['number', 'subject', 'signatory'];

  it('goes to the next doubtful field in the order of the schema', () => {
    expect(neighbourToReview(ORDER, doubtful, { from: 'number' })).to.equal('subject');
    expect(neighbourToReview(ORDER, doubtful, { from: 'issuedOn' })).to.equal('subject');
    expect(neighbourToReview(ORDER, doubtful, { from: undefined })).to.equal('number');
  });

  it('goes round once, either way', () => {
    expect(neighbourToReview(ORDER, doubtful, { from: 'signatory' })).to.equal('number');
    expect(neighbourToReview(ORDER, doubtful, { from: 'number', back: true })).to.equal('signatory');
    expect(neighbourToReview(ORDER, doubtful, { from: 'subject', back: true })).to.equal('number');
  });

  it('ends when only the field at hand is left', () => {
    expect(neighbourToReview(ORDER, ['number'], { from: 'number' })).to.equal(undefined);
    expect(neighbourToReview(ORDER, [], { from: undefined })).to.equal(undefined);
  });

  it('asks before a confirmation about every field the machine is unsure of, a role or place, too, and about those without which nobody finds the document', () => {
    const definitions = ['documentType', 'number', 'notation', 'subject', 'signatory', 'place'].map((name) => ({ name })) as never; // prettier-ignore
    const value = (needsReview: boolean) => ({ effective: { value: 'A', needsReview } });
    const document = {
      needsReview: true,
      fields: { documentType: value(false), subject: value(false), signatory: value(true), place: value(true) },
    } as unknown as DocumentDetail;

    // a document may have no notation
    expect(openFields(definitions, document)).to.deep.equal(['number', 'signatory', 'place']);
  });
});
