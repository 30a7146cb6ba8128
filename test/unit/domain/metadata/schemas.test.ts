import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import types from '../../../../mappings/norms/document-types.json' with { type: 'json' };
import crosswalk from '../../../../mappings/norms/metadata.json' with { type: 'json' };
import documentSchema from '../../../../schemas/metadata/document.schema.json' with { type: 'json' };
import dossierSchema from '../../../../schemas/metadata/dossier.schema.json' with { type: 'json' };
import fondsSchema from '../../../../schemas/metadata/fonds.schema.json' with { type: 'json' };
import { parsePartialDate } from '../../../../src/domain/archive/partial-date.ts';
import { FIELD_NAMES, isFieldName } from '../../../../src/domain/metadata/field-name.ts';

const SCHEMAS = { document: documentSchema, dossier: dossierSchema, fonds: fondsSchema };
const KEYWORDS = ['x-labels', 'x-codes', 'x-source', 'x-code-list'];

/** What a field definition has beside the words of JSON Schema. */
interface Definition {
  readonly title: string;
  readonly description: string;
  readonly 'x-labels': { readonly vi: string; readonly en: string };
  readonly 'x-source': string;
  readonly 'x-codes'?: readonly { readonly value: string }[] | undefined;
  readonly enum?: readonly string[] | undefined;
  readonly items?: { readonly type: string; readonly enum?: readonly string[] | undefined } | undefined;
}

function definitions(schema: { readonly properties: Readonly<Record<string, Definition>> }): [string, Definition][] {
  return Object.entries(schema.properties);
}

function compile(schema: object) {
  return new Ajv2020({ strict: true, allErrors: true, keywords: KEYWORDS }).compile(schema);
}

describe('schemas/metadata', () => {
  for (const [name, schema] of Object.entries(SCHEMAS)) {
    it(`${name}: is a strict schema`, () => {
      expect(() => compile(schema)).to.not.throw();
    });

    it(`${name}: tells every field in Vietnamese and English, with its source`, () => {
      for (const [field, definition] of definitions(schema)) {
        expect(definition['x-labels'].vi, field).to.equal(definition.title);
        expect(definition['x-labels'].en, field).to.match(/^[A-Z]/);
        expect(definition.description, field).to.match(/[.]$/);
        expect(definition['x-source'], field).to.not.equal('');
        expect(JSON.stringify(definition)).to.equal(JSON.stringify(definition).normalize('NFC'));
      }
    });

    it(`${name}: lists the same codes as it allows`, () => {
      for (const [field, definition] of definitions(schema)) {
        const codes = definition['x-codes'];
        if (codes === undefined) continue;
        const allowed = definition.enum ?? definition.items?.enum;
        expect(
          codes.map(({ value }) => value),
          field,
        ).to.deep.equal(allowed);
      }
    });

    it(`${name}: names only its own fields in the crosswalk`, () => {
      const known = Object.keys(schema.properties);
      const mapped = Object.keys(crosswalk[name as keyof typeof SCHEMAS]);

      expect(mapped.filter((field) => !known.includes(field))).to.deep.equal([]);
    });
  }

  it('document: allows exactly the dates that are partial dates, but for days no calendar has', () => {
    const validate = compile(documentSchema);

    for (const date of ['2019', '2019-06', '2019-06-14']) {
      expect(validate({ issuedOn: date })).to.equal(true);
      expect(parsePartialDate(date)).to.equal(date);
    }
    for (const date of ['19', '2019-13', '2019-6-4', '2019-06-32', '14/06/2019'])
      expect(validate({ issuedOn: date })).to.equal(false);
  });

  it('document: refuses fields it does not know and values outside its lists', () => {
    const validate = compile(documentSchema);

    expect(validate({ soKyHieu: '15/QĐ-BNV' })).to.equal(false);
    expect(validate({ urgency: 'Gấp' })).to.equal(false);
    expect(validate({ urgency: 'Khẩn', number: '3176B', addressees: ['Sở Nội vụ'] })).to.equal(true);
  });

  it('gives the names of the fields in the order of the schema', () => {
    expect(FIELD_NAMES).to.deep.equal(Object.keys(documentSchema.properties));
    expect(isFieldName('subject')).to.equal(true);
    expect(isFieldName('toString')).to.equal(false);
  });
});

describe('mappings/norms/document-types', () => {
  it('has the 29 types of NĐ 30/2020 and the 32 of TT 01/2011, and the codes 01 to 32 of TT 05/2025', () => {
    const written = types.types.filter(({ kind }) => kind === 'administrative');
    const codes = new Set(types.types.map((type) => ('tt05' in type ? type.tt05 : undefined)));

    expect(written.filter(({ inNd30 }) => inNd30)).to.have.lengthOf(29);
    expect(written.filter(({ inTt01 }) => inTt01)).to.have.lengthOf(32);
    for (let code = 1; code <= 32; code += 1)
      expect(codes.has(String(code).padStart(2, '0')), String(code)).to.equal(true);
  });
});
