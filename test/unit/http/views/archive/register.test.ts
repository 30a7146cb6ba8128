import { expect } from 'chai';
import type { MatchView } from '../../../../../src/app/archive/registers/register-report.ts';
import { matchView } from '../../../../../src/http/views/archive/register.ts';

describe('http/views: matches of registers', () => {
  it('tell another subject in a word that the description has', () => {
    const match: MatchView = {
      ...{ fondsId: 'f', state: 'doubtful', decided: null, revision: 1, rowId: null, rows: [] },
      ...{ doubt: 'other-subject', document: { documentId: 'd', scanFileId: 's', fileName: 'a.pdf', values: {} } },
    };

    expect(matchView(match)).to.deep.include({ doubt: 'weak', decidedBy: null });
    expect(matchView({ ...match, doubt: 'conflict' })).to.deep.include({ doubt: 'conflict' });
  });
});
