import { expect } from 'chai';
import { initialReview, reduceReview, type ReviewAction } from '../../../../src/web/document/review-state.ts';

function after(...actions: readonly ReviewAction[]) {
  return actions.reduce(reduceReview, initialReview('number'));
}

describe('web/document/review-state', () => {
  it('keeps what is typed on while the earlier text is on its way', () => {
    const state = after(
      { kind: 'type', field: 'number', draft: '10' },
      { kind: 'saving', field: 'number' },
      { kind: 'type', field: 'number', draft: '108' },
      { kind: 'saved', field: 'number', draft: '10' },
    );

    expect(state.drafts).to.deep.equal({ number: '108' });
    expect(state.saving).to.deep.equal([]);
  });

  it('forgets a draft that the service has', () => {
    const state = after(
      { kind: 'type', field: 'number', draft: '108' },
      { kind: 'saving', field: 'number' },
      { kind: 'saved', field: 'number', draft: '108' },
    );

    expect(state.drafts).to.deep.equal({});
  });

  it('brings the person back to a field that was refused, with the draft', () => {
    const state = after(
      { kind: 'type', field: 'number', draft: '108' },
      { kind: 'saving', field: 'number' },
      { kind: 'go', field: 'signatory', editing: true },
      { kind: 'refused', field: 'number', error: new Error('no'), stale: false },
    );

    expect(state).to.include({ active: 'number', editing: true, stale: false });
    expect(state.drafts).to.deep.equal({ number: '108' });
    expect(state.refusals).to.have.property('number');
  });

  it('says of a stale document so, and not that the field is wrong', () => {
    const state = after({ kind: 'refused', field: 'number', error: new Error('stale'), stale: true });

    expect(state.stale).to.equal(true);
    expect(state.refusals).to.deep.equal({});
    expect(reduceReview(state, { kind: 'stale', stale: false }).stale).to.equal(false);
  });

  it('drops draft and fault on Esc, of this field only', () => {
    const state = after(
      { kind: 'type', field: 'signatory', draft: 'A' },
      { kind: 'type', field: 'number', draft: 'x' },
      { kind: 'fault', field: 'number', fault: { kind: 'error', key: 'field.error.pattern' } },
      { kind: 'cancel', field: 'number' },
    );

    expect(state.drafts).to.deep.equal({ signatory: 'A' });
    expect(state.faults).to.deep.equal({});
    expect(state).to.include({ active: 'number', editing: false });
  });
});
