import { expect } from 'chai';
import { findNarrowings, type MetadataSchema } from '../../../../src/domain/metadata/narrowing.ts';

const base: MetadataSchema = {
  properties: {
    number: { type: 'string', maxLength: 11, pattern: '^[0-9]+$' },
    pages: { type: 'integer', minimum: 1, maximum: 99 },
    urgency: { type: 'string', enum: ['Khẩn', 'Hỏa tốc'] },
    keywords: { type: 'array', maxItems: 50, items: { type: 'string', maxLength: 100 } },
  },
};
const withProperty = (name: string, changes: object): MetadataSchema => ({
  properties: { ...base.properties, [name]: { ...base.properties[name], ...changes } },
});

describe('domain/metadata/narrowing', () => {
  it('lets a schema grow and be reworded', () => {
    const grown: MetadataSchema = {
      properties: {
        ...base.properties,
        number: { type: 'string', maxLength: 20, title: 'Số văn bản' },
        pages: { type: 'integer', minimum: 0 },
        urgency: { type: 'string', enum: ['Khẩn', 'Hỏa tốc', 'Hẹn giờ'] },
        caseNumber: { type: 'string' },
      },
    };

    expect(findNarrowings(base, grown)).to.deep.equal([]);
  });

  for (const [name, changes, keyword] of [
    ['number', { type: 'integer' }, 'type'],
    ['number', { maxLength: 5 }, 'maxLength'],
    ['number', { pattern: '^[0-9]{3}$' }, 'pattern'],
    ['pages', { minimum: 2 }, 'minimum'],
    ['pages', { maximum: 50 }, 'maximum'],
    ['urgency', { enum: ['Khẩn'] }, 'enum'],
    ['urgency', { enum: undefined }, 'enum'],
    ['keywords', { maxItems: 10 }, 'maxItems'],
    ['keywords', { items: { type: 'string', maxLength: 9 } }, 'maxLength'],
  ] as const)
    it(`tells of a narrower ${keyword} of ${name}`, () => {
      expect(findNarrowings(base, withProperty(name, changes))).to.deep.equal([{ field: name, keyword }]);
    });

  it('tells of a field that is gone and of a list that closed', () => {
    const properties = Object.fromEntries(Object.entries(base.properties).filter(([name]) => name !== 'pages'));

    expect(findNarrowings(base, { properties })).to.deep.equal([{ field: 'pages', keyword: 'missing' }]);
    expect(findNarrowings(base, withProperty('number', { enum: ['1'] }))).to.deep.equal([
      { field: 'number', keyword: 'enum' },
    ]);
  });
});
