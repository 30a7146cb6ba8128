import { expect } from 'chai';
import fc from 'fast-check';
import { checkPlaceholders, type PlaceholderUse } from '../../../../src/domain/forms/template/check-placeholders.ts';
import type { NamedFields } from '../../../../src/domain/forms/template/template-fields.ts';

const FIELDS: NamedFields = {
  'tên phông': 'text',
  'có ý kiến khác': 'flag',
  'thành viên': { 'họ tên': 'text', 'ý kiến': { 'nội dung': 'text' } },
};

function uses(text: string): readonly PlaceholderUse[] {
  return [...text.matchAll(/\{([#/]?)([^{}]*)\}/gu)].map(([, sign = '', name = '']) => ({
    kind: sign === '#' ? 'open' : sign === '/' ? 'close' : 'value',
    name,
  }));
}

function faults(text: string): readonly string[] {
  const findings = checkPlaceholders(uses(text), FIELDS).filter(({ isWarning }) => !isWarning);
  return findings.map(({ code, details }) => [code, ...Object.values(details)].join(' '));
}

describe('placeholders of a template', () => {
  it('that are right raise nothing', () => {
    const text =
      '{tên phông}{#có ý kiến khác}!{/có ý kiến khác}{#thành viên}{họ tên} {tên phông}{#ý kiến}{nội dung}{/}{/thành viên}';
    expect(checkPlaceholders(uses(text), FIELDS)).to.deep.equal([]);
    expect(faults('{#tên phông}Phông: {tên phông}{/}')).to.deep.equal([]);
  });

  it('that are unknown are named with what was probably meant, once each', () => {
    expect(faults('{ten phong}{ten phong}')).to.deep.equal(['unknown {ten phong} {tên phông}']);
    expect(faults('{Họ tên người kiểm tra}')).to.deep.equal(['unknown {Họ tên người kiểm tra}']);
    expect(faults('{constructor}')).to.deep.equal(['unknown {constructor}']);
  });

  it('in the wrong place are told where they belong', () => {
    expect(faults('{họ tên}')).to.deep.equal(['outside-list {họ tên} {#thành viên} … {/thành viên}']);
    expect(faults('{thành viên}')).to.deep.equal(['list-without-loop {thành viên} {#thành viên} … {/thành viên}']);
    expect(faults('{có ý kiến khác}')).to.deep.equal([
      'flag-as-text {có ý kiến khác} {#có ý kiến khác} … {/có ý kiến khác}',
    ]);
    expect(faults('{#thành viên}{nội dung}{/}')).to.deep.equal([
      'outside-list {nội dung} {#thành viên} … {/thành viên}',
    ]);
  });

  it('that do not pair are told', () => {
    expect(faults('{#thành viên}')).to.deep.equal(['never-closed {#thành viên}']);
    expect(faults('{/thành viên}')).to.deep.equal(['never-opened {/thành viên}']);
    expect(faults('{#thành viên}{/tên phông}')).to.deep.equal(['closed-by-other {/tên phông} {/thành viên}']);
  });

  it('a list that would be missing on paper is a warning', () => {
    const [finding, ...others] = checkPlaceholders(uses('{tên phông}'), FIELDS);
    expect(finding).to.include({ code: 'list-unused', isWarning: true });
    expect(others).to.deep.equal([]);
  });

  it('whatever their order, an accepted template has every part closed', () => {
    const use = fc.record({
      kind: fc.constantFrom('value', 'open', 'close'),
      name: fc.constantFrom('tên phông', 'thành viên', 'họ tên', 'có ý kiến khác', ''),
    }) as fc.Arbitrary<PlaceholderUse>;
    fc.assert(
      fc.property(fc.array(use, { maxLength: 12 }), (given) => {
        if (checkPlaceholders(given, FIELDS).some(({ isWarning }) => !isWarning)) return;
        let depth = 0;
        for (const { kind } of given) {
          depth += kind === 'open' ? 1 : kind === 'close' ? -1 : 0;
          expect(depth).to.be.at.least(0);
        }
        expect(depth).to.equal(0);
      }),
    );
  });
});
