import { expect } from 'chai';
import schema from '../../../../schemas/metadata/document.schema.json' with { type: 'json' };
import type { FieldContent, FieldName } from '../../../../src/web/api/types.ts';
import { checkDraft, displayContent, toDraft } from '../../../../src/web/model/field-draft.ts';
import { readFieldDefinitions, type FieldDefinition } from '../../../../src/web/model/field-definition.ts';

const definitions = readFieldDefinitions(schema, 'vi');

function definitionOf(name: FieldName): FieldDefinition {
  const found = definitions.find((definition) => definition.name === name);
  if (!found) throw new Error(name);
  return found;
}

describe('web/model/field-definition', () => {
  it('follows the metadata schema, order and labels', () => {
    expect(definitions.map(({ name }) => name)).to.deep.equal(Object.keys(schema.properties));
    expect(definitions.map(({ label }) => label)).to.deep.equal(
      Object.values(schema.properties).map((property) => property['x-labels'].vi),
    );
  });

  it('tells the kinds of fields apart', () => {
    const kinds = Object.fromEntries(definitions.map(({ name, kind }) => [name, kind]));

    expect(kinds).to.include({
      documentType: 'suggest',
      number: 'text',
      issuedOn: 'date',
      subject: 'long',
      recipients: 'list',
      secrecy: 'code',
      pageCount: 'integer',
    });
  });

  it('refuses what is no schema', () => {
    expect(() => readFieldDefinitions({ title: 'x' }, 'vi')).to.throw('Not a metadata schema');
  });
});

describe('web/model/field-draft', () => {
  it('keeps every text in NFC', () => {
    const checked = checkDraft(definitionOf('subject'), ' Về việc chỉnh lý '.normalize('NFD'));

    expect(checked).to.deep.equal({ kind: 'value', value: 'Về việc chỉnh lý' });
  });

  it('takes a list line by line, without blanks and repeats', () => {
    const checked = checkDraft(definitionOf('recipients'), 'Như Điều 3\n\n  Lưu: VT \nNhư Điều 3');

    expect(checked).to.deep.equal({ kind: 'value', value: ['Như Điều 3', 'Lưu: VT'] });
  });

  for (const [name, draft, key] of [
    ['number', 'một', 'field.error.pattern'],
    ['number', '', 'field.error.empty'],
    ['recipients', ' \n ', 'field.error.empty'],
    ['issuedOn', '31/02/2020', 'field.error.date'],
    ['pageCount', '3 trang', 'field.error.integer'],
    ['pageCount', '0', 'field.error.range'],
    ['urgency', 'gấp', 'field.error.code'],
    ['place', 'x'.repeat(101), 'field.error.long'],
  ] as const) {
    it(`refuses ${JSON.stringify(draft.slice(0, 12))} as ${name}`, () => {
      expect(checkDraft(definitionOf(name), draft)).to.include({ kind: 'error', key });
    });
  }

  it('gives back as a draft what it took', () => {
    const values: readonly (readonly [FieldName, FieldContent])[] = [
      ['issuedOn', '2020-01'],
      ['recipients', ['A', 'B; C']],
      ['pageCount', 3],
      ['urgency', 'Hỏa tốc'],
    ];
    for (const [name, value] of values) {
      const definition = definitionOf(name);

      expect(checkDraft(definition, toDraft(definition, value))).to.deep.equal({ kind: 'value', value });
    }
  });

  it('shows codes by their label in the language of the page', () => {
    const english = readFieldDefinitions(schema, 'en').find(({ name }) => name === 'urgency');
    if (!english) throw new Error('urgency');

    expect(displayContent(english, 'Hỏa tốc')).to.equal('Express');
    expect(displayContent(definitionOf('recipients'), ['A', 'B'])).to.equal('A; B');
    expect(displayContent(definitionOf('issuedOn'), '2020-01-05')).to.equal('05/01/2020');
  });
});
