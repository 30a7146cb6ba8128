import { expect } from 'chai';
import documentSchema from '../../../schemas/metadata/document.schema.json' with { type: 'json' };
import { createSchemaValidator, faultMessage } from '../../../src/infra/schema-validator.ts';

describe('infra/schema-validator', () => {
  const check = createSchemaValidator().compile(documentSchema);

  it('takes the document schema in strict mode and passes a good record', () => {
    expect(check({ documentType: 'Quyết định', number: '103', addressees: ['UBND huyện'] })).to.deep.equal([]);
  });

  it('names the field of every fault', () => {
    const faults = check({ number: 'abc', urgency: 'Chậm', addressees: ['a', ''], colour: 'red', sheetCount: 1.5 });

    const found = faults.map(({ field, keyword }) => `${field}:${keyword}`).sort();
    expect(found).to.deep.equal([
      'addressees.1:minLength',
      'colour:additionalProperties',
      'number:pattern',
      'sheetCount:type',
      'urgency:enum',
    ]);
  });

  it('speaks Vietnamese and English', () => {
    const [fault] = check({ urgency: 'Chậm' });

    if (fault === undefined) throw new Error('no fault');
    expect(faultMessage(fault, 'vi')).to.equal(
      'Giá trị không có trong danh mục; cho phép: Khẩn, Thượng khẩn, Hỏa tốc.',
    );
    expect(faultMessage(fault, 'en')).to.equal('Not a value of the list; allowed: Khẩn, Thượng khẩn, Hỏa tốc.');
  });

  it('tells a failed anyOf once', () => {
    const either = createSchemaValidator().compile({ anyOf: [{ type: 'string' }, { type: 'integer' }] });

    expect(either(null).map((fault) => fault.keyword)).to.deep.equal(['anyOf']);
  });

  it('refuses a key named __proto__ like any other unknown key', () => {
    const record: unknown = JSON.parse('{"__proto__": {"isAdmin": true}}');

    expect(check(record).map((fault) => fault.field)).to.deep.equal(['__proto__']);
  });

  it('reads numbers, booleans and defaults from text only where asked to', () => {
    const integer = { type: 'integer' } as const;
    const properties = { limit: { ...integer, default: 50 }, all: { type: 'boolean' }, page: integer } as const;
    const schema = { type: 'object', additionalProperties: false, properties } as const;
    const query: Record<string, unknown> = { all: 'true' };

    expect(createSchemaValidator().compileForText(schema)(query)).to.deep.equal([]);
    expect(query).to.deep.equal({ all: true, limit: 50 });
    for (const text of ['1e3', '0x10', ' 5', '', '+5', '1.0'])
      expect(createSchemaValidator().compileForText(schema)({ page: text }), text).to.have.lengthOf(1);
    expect(createSchemaValidator().compile(schema)({ limit: '5' })).to.have.lengthOf(1);
  });

  it('refuses a schema with a misspelt keyword', () => {
    expect(() => createSchemaValidator().compile({ type: 'string', maxLenght: 3 })).to.throw(/strict mode/);
  });
});
