import { expect } from 'chai';
import { suggest } from '../../../../src/web/model/suggest.ts';

const TYPES = [
  { value: 'Chỉ thị', shortForms: ['CT'] },
  { value: 'Quyết định', shortForms: ['QĐ'] },
  { value: 'Nghị quyết', shortForms: ['NQ'] },
  { value: 'Công văn', shortForms: [] },
];

describe('web/model/suggest', () => {
  it('finds by abbreviation, beginning or word, without marks', () => {
    expect(suggest(TYPES, 'qd', 5)).to.deep.equal(['Quyết định']);
    expect(suggest(TYPES, 'cong', 5)).to.deep.equal(['Công văn']);
    expect(suggest(TYPES, ' quyet', 5)).to.deep.equal(['Quyết định', 'Nghị quyết']);
    expect(suggest(TYPES, 'ĐỊNH', 5)).to.deep.equal(['Quyết định']);
  });

  it('offers all, up to the limit, where nothing is typed', () => {
    expect(suggest(TYPES, '', 2)).to.deep.equal(['Chỉ thị', 'Quyết định']);
  });
});
