import { expect } from 'chai';
import fc from 'fast-check';
import { markedParts } from '../../../../src/web/model/highlight.ts';

describe('web/model/highlight', () => {
  it('cuts a snippet at its marks', () => {
    expect(markedParts('kế hoạch chỉnh lý', [[9, 5]])).to.deep.equal([
      { text: 'kế hoạch ', marked: false },
      { text: 'chỉnh', marked: true },
      { text: ' lý', marked: false },
    ]);
  });

  it('never loses or doubles a letter, whatever the marks', () => {
    const marks = fc.array(fc.tuple(fc.nat(40), fc.nat(40)));

    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), marks, (text, places) => {
        expect(
          markedParts(text, places)
            .map((part) => part.text)
            .join(''),
        ).to.equal(text);
      }),
    );
  });
});
