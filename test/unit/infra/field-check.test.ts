import { expect } from 'chai';
import documentSchema from '../../../schemas/metadata/document.schema.json' with { type: 'json' };
import type { FieldContent, FieldName } from '../../../src/domain/metadata/field-name.ts';
import { createFieldCheck, createFieldFaults } from '../../../src/infra/field-check.ts';
import { hasMessage } from '../../../src/infra/messages/message.ts';

describe('infra/field-check', () => {
  const check = createFieldCheck(documentSchema, ['Công văn']);

  const refused: readonly (readonly [FieldName, FieldContent, string])[] = [
    ['subject', 'a'.repeat(2001), 'maxLength'],
    ['subject', '', 'minLength'],
    ['subject', 'a\u0000b', 'controls'],
    ['subject', 'a\u009Bb', 'controls'],
    ['subject', 'a\uD800', 'controls'],
    ['keywords', ['một', 'a\u0007'], 'controls'],
    ['keywords', ['một', 'một'], 'uniqueItems'],
    ['issuedOn', '2015-02-29', 'date'],
    ['issuedOn', '05/01/2015', 'pattern'],
    ['urgency', 'Rất gấp', 'enum'],
    ['pageCount', 'ba', 'type'],
    ['documentType', 'Hóa đơn', 'document-type'],
  ];
  for (const [field, value, keyword] of refused) {
    it(`refuses ${field} ${JSON.stringify(value).slice(0, 40)}: ${keyword}, with a message`, () => {
      expect(check(field, value)).to.include({ keyword });
      expect(hasMessage(`validation.${keyword}`)).to.equal(true);
    });
  }

  it('takes what can stand in the record, line ends and tabs too', () => {
    const good: readonly (readonly [FieldName, FieldContent])[] = [
      ['subject', 'Về việc\nchi\ttiền'],
      ['issuedOn', '2016-02-29'],
      ['issuedOn', '2015-03'],
      ['keywords', ['một', 'hai']],
      ['documentType', 'Công văn'],
      ['pageCount', 3],
    ];
    for (const [field, value] of good) expect(check(field, value), field).to.equal(undefined);
  });

  it('names the item, and leaves the list of types to those who ask for it', () => {
    const faults = createFieldFaults(documentSchema);
    expect(faults('keywords', ['một', ''])).to.deep.include({
      ...{ field: 'keywords.1', keyword: 'minLength', details: { limit: 1 } },
    });
    expect(faults('documentType', 'Hóa đơn')).to.deep.equal([]);
  });
});
