import { expect } from 'chai';
import fondsSchema from '../../../../schemas/archive/fonds.schema.json' with { type: 'json' };
import organisationSchema from '../../../../schemas/archive/organisation.schema.json' with { type: 'json' };
import personSchema from '../../../../schemas/archive/person.schema.json' with { type: 'json' };
import receiptSchema from '../../../../schemas/archive/receipt.schema.json' with { type: 'json' };
import templateSchema from '../../../../schemas/archive/scheme-template.schema.json' with { type: 'json' };
import unitsSchema from '../../../../schemas/archive/units.schema.json' with { type: 'json' };
import units from '../../../../schemas/archive/units/vinh-long.json' with { type: 'json' };
import fondsMetadata from '../../../../schemas/metadata/fonds.schema.json' with { type: 'json' };
import openapi from '../../../../schemas/openapi.json' with { type: 'json' };
import { SCHEME_TEMPLATES } from '../../../../src/app/archive/draft-scheme.ts';
import { NODE_KINDS } from '../../../../src/domain/archive/classification-scheme.ts';
import {
  CODE_PROFILES,
  DEFAULT_FONDS_SETTINGS,
  DOSSIER_ORDERS,
  FONDS_STATES,
  INVENTORY_KINDS,
  SCHEME_KINDS,
} from '../../../../src/domain/archive/fonds.ts';
import {
  IDENTIFIER_FORMS,
  ORGANISATION_LEVELS,
  SUCCESSION_KINDS,
} from '../../../../src/domain/archive/organisation.ts';
import { organisationsOfUnits, type UnitData } from '../../../../src/domain/archive/administrative-unit.ts';
import { createRecordCheck } from '../../../../src/infra/record-check.ts';
import { createSchemaValidator } from '../../../../src/infra/schema-validator.ts';

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The rules of a schema alone: without words for people, and with the fields of the record schema put in. */
function rules(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(rules);
  if (!isTree(schema)) return schema;
  const { $ref: ref } = schema;
  if (typeof ref === 'string' && ref.startsWith(`${fondsMetadata.$id}#/properties/`))
    return rules(Object.entries(fondsMetadata.properties).find(([name]) => ref.endsWith(`/${name}`))?.[1]);
  const isWords = (name: string, value: unknown) =>
    name.startsWith('x-') ||
    name === '$schema' ||
    name === '$id' ||
    ((name === 'title' || name === 'description') && typeof value === 'string');
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([name, value]) => !isWords(name, value))
      .map(([name, value]) => [name, rules(value)]),
  );
}

describe('schemas/archive', () => {
  const validator = createSchemaValidator({ [fondsMetadata.$id]: fondsMetadata });
  const check = createRecordCheck();

  it('say of records what the API says of them', () => {
    const { OrganisationRecord, PersonRecord, ReceiptRecord, FondsEntry } = openapi.components.schemas;

    expect(rules(OrganisationRecord)).to.deep.equal(rules(organisationSchema));
    expect(rules(PersonRecord)).to.deep.equal(rules(personSchema));
    expect(rules(ReceiptRecord)).to.deep.equal(rules(receiptSchema));
    expect(rules(FondsEntry)).to.deep.equal(rules(fondsSchema));
  });

  it('name kinds as the domain does', () => {
    const { settings, scheme, state } = fondsSchema.properties;
    const { identifiers, level, successors } = organisationSchema.properties;

    expect(state.enum).to.deep.equal([...FONDS_STATES]);
    expect(scheme.enum).to.deep.equal([...SCHEME_KINDS]);
    expect(settings.properties.order.enum).to.deep.equal([...DOSSIER_ORDERS]);
    expect(settings.properties.codeProfile.enum).to.deep.equal([...CODE_PROFILES]);
    expect(settings.properties.inventories.items.properties.kind.enum).to.deep.equal([...INVENTORY_KINDS]);
    expect(identifiers.items.properties.form.enum).to.deep.equal([...IDENTIFIER_FORMS]);
    expect(successors.items.properties.kind.enum).to.deep.equal([...SUCCESSION_KINDS]);
    expect(level.enum).to.deep.equal([...ORGANISATION_LEVELS]);
    expect(templateSchema.$defs.node.properties.kind.enum).to.deep.equal([...NODE_KINDS]);
  });

  it('take what is shipped', () => {
    expect(validator.compile(unitsSchema)(units)).to.deep.equal([]);
    for (const template of SCHEME_TEMPLATES)
      expect(validator.compile(templateSchema)(template), template.id).to.deep.equal([]);
    const organisations = organisationsOfUnits(units as unknown as UnitData);
    expect(check('authorities', { organisations })).to.deep.equal([]);
    expect(check('fonds', { name: 'A', state: 'open', settings: DEFAULT_FONDS_SETTINGS })).to.deep.equal([]);
  });

  it('refuse what no schema can: controls and days that do not exist', () => {
    expect(check('person', { name: 'A\u0000' })).to.deep.equal([{ field: 'name', keyword: 'controls', details: {} }]);
    expect(check('person', { name: 'A', offices: [{ title: 'T', from: '2023-02-29' }] })).to.deep.equal([
      { field: 'offices.0.from', keyword: 'date', details: {} },
    ]);
    expect(check('person', { name: 'A', offices: [{ title: 'T', from: '2024-02-29' }] })).to.deep.equal([]);
  });
});
