import { expect } from 'chai';
import fc from 'fast-check';
import { orderFindings } from '../../../../src/domain/quality/page-order.ts';

/** Findings by page for printed numbers in the order of the pages; 0: none printed. */
function judge(...numbers: readonly number[]): Readonly<Record<number, unknown>> {
  const pages = numbers.map((number, index) => ({ page: index + 1, number: number === 0 ? undefined : number }));
  return Object.fromEntries(orderFindings(pages));
}

describe('domain/quality/page-order', () => {
  it('is content with numbers in order, the first one not printed', () => {
    expect(judge(0, 2, 3, 4)).to.deep.equal({});
    expect(judge(1, 2, 0, 4)).to.deep.equal({});
  });

  it('names the number that no page bears', () => {
    expect(judge(0, 2, 4, 5)).to.deep.equal({ 3: { code: 'missing-page', value: 3 } });
    expect(judge(0, 3, 4)).to.deep.equal({ 2: { code: 'missing-page', value: 2 } });
    expect(judge(0, 2, 3, 5)).to.deep.equal({ 4: { code: 'missing-page', value: 4 } });
  });

  it('tells pages that were exchanged from pages that are missing', () => {
    const found = judge(0, 2, 4, 3, 5);

    expect(found[3]).to.deep.equal({ code: 'out-of-order', value: 4 });
    expect(JSON.stringify(found)).not.to.contain('missing-page');
  });

  it('tells them so where one of the two bears no number', () => {
    expect(judge(0, 2, 4, 0, 5, 6)).to.deep.equal({ 3: { code: 'out-of-order', value: 4 } });
    expect(judge(0, 2, 0, 3, 5)).to.deep.equal({ 4: { code: 'out-of-order', value: 3 } });
  });

  it('takes a number that all others disagree with for misread', () => {
    expect(judge(0, 2, 87, 4, 5)).to.deep.equal({});
    expect(judge(0, 2, 3, 58)).to.deep.equal({});
  });

  it('misses a page beside a number that was misread', () => {
    expect(Object.values(judge(0, 2, 45, 5, 6))).to.deep.equal([{ code: 'missing-page', value: 4 }]);
    expect(Object.values(judge(0, 2, 3, 2, 6, 7))).to.deep.equal([{ code: 'missing-page', value: 5 }]);
  });

  it('lets annexes count anew', () => {
    expect(judge(0, 2, 3, 1, 2, 3)).to.deep.equal({});
    expect(judge(0, 2, 3, 0, 2, 3)).to.deep.equal({});
  });

  it('finds any page that is taken out of the middle, and says so of no whole document', () => {
    const documents = fc.record({ count: fc.integer({ min: 5, max: 40 }), seed: fc.nat() });
    fc.assert(
      fc.property(documents, ({ count, seed }) => {
        const whole = Array.from({ length: count }, (_, n) => (n === 0 ? 0 : n + 1));
        const at = 2 + (seed % (count - 3));
        const cut = whole.filter((_, index) => index !== at);

        expect(judge(...whole)).to.deep.equal({});
        expect(Object.values(judge(...cut))).to.deep.equal([{ code: 'missing-page', value: at + 1 }]);
      }),
    );
  });
});
