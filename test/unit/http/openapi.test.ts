import { expect } from 'chai';
import documentSchema from '../../../schemas/metadata/document.schema.json' with { type: 'json' };
import scheduleSchema from '../../../schemas/retention/retention-schedule.schema.json' with { type: 'json' };
import openapi from '../../../schemas/openapi.json' with { type: 'json' };
import { SCAN_FILE_STATES } from '../../../src/domain/workflow/scan-file-state.ts';
import { createApiValidator } from '../../../src/http/api/api-validator.ts';
import { ORIGINS } from '../../../src/domain/cataloguing/field-value.ts';

type Tree = Readonly<Record<string, unknown>>;
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** Every object of the description with where it stands. */
function* walk(value: unknown, place = '#'): Generator<readonly [string, Tree]> {
  if (!isTree(value)) return;
  yield [place, value];
  for (const [key, part] of Object.entries(value)) if (key !== 'example') yield* walk(part, `${place}/${key}`);
}

function resolve(ref: string): unknown {
  return ref
    .split('/')
    .slice(1)
    .reduce<unknown>((node, key) => (isTree(node) ? node[key] : undefined), openapi);
}

describe('schemas/openapi.json', () => {
  const { schemas } = openapi.components;

  it('refers to nothing that is not there, and keeps nothing that nobody refers to', () => {
    const refs = [...walk(openapi)].map(([, node]) => node['$ref']).filter((ref) => typeof ref === 'string');

    expect(refs.filter((ref) => resolve(ref) === undefined)).to.deep.equal([]);
    const used = new Set(refs);
    expect(Object.keys(schemas).filter((name) => !used.has(`#/components/schemas/${name}`))).to.deep.equal([]);
  });

  it('has examples that its own schemas take', () => {
    const validator = createApiValidator();
    const withExample = [...walk(openapi)].filter(([, node]) => 'example' in node && isTree(node['schema']));

    expect(withExample.length).to.be.greaterThan(30);
    for (const [place, { schema, example }] of withExample)
      expect(validator.compile(schema as object)(example), place).to.deep.equal([]);
  });

  it('closes every object of its own, so that nothing unknown passes in or out', () => {
    const open = [...walk(openapi)].filter(
      ([, node]) => isTree(node['properties']) && node['additionalProperties'] !== false,
    );

    expect(open.map(([place]) => place)).to.deep.equal([]);
  });

  it('names fields, states and origins as the domain does', () => {
    const fields = Object.keys(documentSchema.properties);
    const search = openapi.paths['/search'].get.parameters.map(({ name }) => name);

    expect(schemas.FieldName.enum).to.deep.equal(fields);
    expect(search.filter((name) => name.startsWith('field.'))).to.deep.equal(fields.map((field) => `field.${field}`));
    expect(schemas.ScanFileState.enum).to.deep.equal([...SCAN_FILE_STATES]);
    expect(schemas.Origin.enum).to.deep.equal([...ORIGINS]);
  });

  it('takes what stands above a retention schedule as the schedule has it', () => {
    const members = Object.keys(scheduleSchema.properties).filter((name) => name !== 'groups');

    expect(Object.keys(schemas.AppendixAcceptance.properties.head.properties)).to.deep.equal(members);
  });

  it('gives every operation a name, a summary and its refusals', () => {
    const operations = [...walk(openapi.paths)].filter(([, node]) => 'operationId' in node).map(([, node]) => node);

    const names = operations.map((operation) => operation['operationId']);
    expect(new Set(names).size).to.equal(names.length);
    for (const operation of operations) {
      expect(operation['summary']).to.be.a('string').and.not.equal('');
      const statuses = Object.keys(operation['responses'] as Tree);
      if (Array.isArray(operation['x-roles'])) expect(statuses).to.include.members(['400', '401', '403']);
      if ('requestBody' in operation) expect(statuses).to.include.members(['400', '413', '415']);
    }
  });
});
