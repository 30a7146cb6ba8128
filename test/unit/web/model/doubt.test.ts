import { expect } from 'chai';
import schema from '../../../../schemas/metadata/document.schema.json' with { type: 'json' };
import type { FieldContent, FieldName } from '../../../../src/web/api/types.ts';
import { doubtOfDraft, doubtOfValue } from '../../../../src/web/model/doubt.ts';
import { readFieldDefinitions, type FieldDefinition } from '../../../../src/web/model/field-definition.ts';

const definitions = readFieldDefinitions(schema, 'vi');
const TODAY = '2026-11-28';

function definitionOf(name: FieldName): FieldDefinition {
  const found = definitions.find((definition) => definition.name === name);
  if (!found) throw new Error(name);
  return found;
}

describe('web/model/doubt', () => {
  for (const [name, value, key] of [
    ['signatory', 'Hoàng Bá L1nh', 'field.doubt.personDigits'],
    ['signatory', 'Hoàng Bá Lĩnh', undefined],
    ['place', 'Lạc Giang 2', 'field.doubt.placeDigits'],
    ['place', 'Lạc Giang', undefined],
    ['place', 'Quận 1', undefined],
    ['issuingBody', '18 - 20', 'field.doubt.bodyDigits'],
    ['issuingBody', 'Trạm Kiểm lâm số 2', undefined],
    ['parentBody', '2018', 'field.doubt.bodyDigits'],
    ['number', 'A', 'field.doubt.noDigits'],
    ['number', '108B', undefined],
    ['issuedOn', '1944-12-31', 'field.doubt.dateRange'],
    ['issuedOn', '1945', undefined],
    ['issuedOn', '2026-11-28', undefined],
    ['issuedOn', '2026-11-29', 'field.doubt.dateRange'],
    ['issuedOn', '2026-12', 'field.doubt.dateRange'],
    ['issuedOn', '2018-02-30', 'field.doubt.noDate'],
    ['subject', '2018', undefined],
    ['recipients', ['Số 2'], undefined],
  ] as const satisfies readonly (readonly [FieldName, FieldContent, string | undefined])[]) {
    it(`${key === undefined ? 'says nothing of' : 'doubts'} ${JSON.stringify(value)} as ${name}`, () => {
      expect(doubtOfValue(definitionOf(name), value, TODAY)).to.equal(key);
    });
  }

  for (const [name, draft, key] of [
    ['signatory', ' Hoàng Bá L1nh ', 'field.doubt.personDigits'],
    ['signatory', '', undefined],
    ['issuedOn', '01/01/2030', 'field.doubt.dateRange'],
    ['issuedOn', '05/0', undefined],
    ['issuedOn', '31/02/2018', 'field.doubt.noDate'],
    ['issuedOn', 'tháng sáu', 'field.doubt.noDate'],
  ] as const satisfies readonly (readonly [FieldName, string, string | undefined])[]) {
    it(`${key === undefined ? 'lets' : 'doubts'} ${JSON.stringify(draft)} typed as ${name}${key ? '' : ' be'}`, () => {
      expect(doubtOfDraft(definitionOf(name), draft, TODAY)).to.equal(key);
    });
  }
});
