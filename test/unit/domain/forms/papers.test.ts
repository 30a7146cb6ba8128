import { expect } from 'chai';
import paperSchema from '../../../../schemas/mappings/form-paper.schema.json' with { type: 'json' };
import { PAPER_KINDS, paperOf } from '../../../../src/domain/forms/minutes/papers.ts';
import { roomMm } from '../../../../src/domain/forms/page-sizes.ts';
import { ROW_KEY } from '../../../../src/domain/forms/template/copy-values.ts';
import { FIELD_WORDS } from '../../../../src/domain/forms/template/field-words.ts';
import type { TemplateFields } from '../../../../src/domain/forms/template/template-fields.ts';
import {
  TEMPLATE_KINDS,
  templateFields,
  templateLayout,
} from '../../../../src/domain/forms/template/template-layouts.ts';
import { createSchemaValidator } from '../../../../src/infra/schema-validator.ts';
import { sampleCopy } from '../../../support/forms/paper-samples.ts';

function keysOf(fields: TemplateFields): readonly string[] {
  return Object.entries(fields).flatMap(([key, field]) => [key, ...(typeof field === 'object' ? keysOf(field) : [])]);
}

describe('papers as data', () => {
  const check = createSchemaValidator().compile(paperSchema);

  for (const kind of PAPER_KINDS) {
    it(`${kind} is written by the schema, under its own name`, () => {
      expect(check(paperOf(kind))).to.deep.equal([]);
      expect(paperOf(kind).kind).to.equal(kind);
    });
  }

  it('have tables that fit their page', () => {
    for (const kind of TEMPLATE_KINDS) {
      const { page, blocks } = templateLayout(kind);
      for (const block of blocks) {
        if (block.kind !== 'table') continue;
        const width = block.columns.reduce((sum, { widthMm }) => sum + widthMm, 0);
        expect(width, kind).to.be.at.most(roomMm(page) + 0.01);
      }
    }
  });

  it('give an office one name for each field, and no name that means two things', () => {
    const used = new Set(TEMPLATE_KINDS.flatMap((kind) => keysOf(templateFields(kind))));
    const names = Object.values(FIELD_WORDS).map(({ name }) => name);
    expect([...used].filter((key) => !Object.hasOwn(FIELD_WORDS, key))).to.deep.equal([]);
    expect(Object.keys(FIELD_WORDS).filter((key) => !used.has(key))).to.deep.equal([]);
    expect(new Set(names).size).to.equal(names.length);
    expect(names.filter((name) => name !== name.normalize('NFC').trim() || /[{}[\]#/]/.test(name))).to.deep.equal([]);
  });

  for (const kind of PAPER_KINDS) {
    it(`${kind}: whatever it is given, a template can show`, () => {
      const fields = templateFields(kind);
      const { values, lists } = sampleCopy(kind);
      const unplaced = Object.keys(values).filter((key) => !Object.hasOwn(fields, key));
      expect(unplaced.filter((key) => !isOpenDate(key))).to.deep.equal([]);
      for (const [key, list] of Object.entries(lists)) {
        const field = fields[key];
        if (typeof field !== 'object') throw new Error(`${key} is no list`);
        if (Symbol.iterator in list)
          for (const { cells } of list) {
            const lost = Object.keys(cells).filter((cell) => !Object.hasOwn(field, cell) && cell !== ROW_KEY);
            expect(
              lost.filter((cell) => cell !== 'ordinal'),
              key,
            ).to.deep.equal([]);
          }
      }
    });
  }
});

/** Dates are left open in all papers, whether they show them or not. */
function isOpenDate(key: string): boolean {
  return ['councilDate', 'sessionDate', 'decisionDate', 'authority', 'addressee'].includes(key);
}
