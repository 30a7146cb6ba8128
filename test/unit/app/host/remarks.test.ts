import { expect } from 'chai';
import { runRemarks, standingRemarks } from '../../../../src/app/host/remarks.ts';
import { message, type MessageDetails } from '../../../../src/infra/messages/message.ts';
import { aScanFile, aValue } from '../../../support/store/builders.ts';

const text = (key: string, details: MessageDetails = {}) => message(key, details);

describe('app/host/remarks', () => {
  it('writes dates as in Vietnam where a person must look', () => {
    const fields = { issuedOn: { model: aValue('2020-10', { needsReview: true }) } };
    const place = { id: '1-1', scanFileId: '1', ordinal: 1, firstPage: 1, lastPage: 1 };
    const rows = [{ ...place, needsReview: true, revision: 1, fields }];

    const [told] = runRemarks(text, { file: aScanFile(1, { state: 'review' }), rows, left: [] });

    expect(told).to.include('«10/2020»').and.to.not.include('2020-10');
  });

  it('writes them so too where two places say two things', () => {
    const conflicts = [{ field: 'issuedOn', ours: '2015-01-05', theirs: '2015-02' }] as const;

    const [told] = standingRemarks(
      { text, hostRunsPerDay: 20 },
      { conflicts, refused: [], capped: false, textKept: false },
    );

    expect(told).to.include('«02/2015», trên Văn Khố «05/01/2015»');
  });
});
