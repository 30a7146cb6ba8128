import { expect } from 'chai';
import { BLANK, fillForm } from '../../../../src/domain/forms/fill-form.ts';
import { roman } from '../../../../src/domain/forms/roman.ts';

describe('the text of a form', () => {
  it('takes values, leaves open what is not known and leaves out what was optional', () => {
    const text = 'Từ ngày {start} đến ngày {end}[ (gồm {sheets} tờ)][. Phông: {fonds}]';
    expect(fillForm(text, { start: '05/01/2015', fonds: 'UBND tỉnh' })).to.equal(
      `Từ ngày 05/01/2015 đến ngày ${BLANK}. Phông: UBND tỉnh`,
    );
  });

  it('never reads a value as a template', () => {
    expect(fillForm('{title}', { title: 'Hồ sơ {secret} [x]', secret: 'mật' })).to.equal('Hồ sơ {secret} [x]');
    expect(fillForm('{constructor}', {})).to.equal(BLANK);
  });
});

describe('Roman numerals', () => {
  it('are those of headings', () => {
    const numerals = [1, 4, 9, 14, 40, 90, 1999].map(roman);
    expect(numerals).to.deep.equal(['I', 'IV', 'IX', 'XIV', 'XL', 'XC', 'MCMXCIX']);
  });
});
