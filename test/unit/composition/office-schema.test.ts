import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import documentTypes from '../../../mappings/norms/document-types.json' with { type: 'json' };
import documentSchema from '../../../schemas/metadata/document.schema.json' with { type: 'json' };
import { officeWantedSchema } from '../../../src/composition/office-schema.ts';
import { ConfigError } from '../../../src/ports/errors.ts';

describe('composition/office-schema', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'vankho-office-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  function write(name: string, content: unknown): void {
    writeFileSync(path.join(folder, name), JSON.stringify(content));
  }
  const load = () => officeWantedSchema({ 'schemas.folder': folder });
  function refusal(): Readonly<Record<string, string | number>> {
    try {
      load();
    } catch (error) {
      if (error instanceof ConfigError) return { code: error.code, ...error.details };
    }
    throw new Error('was not refused');
  }
  const withProperties = (changes: object) => ({
    ...documentSchema,
    properties: { ...documentSchema.properties, ...changes },
  });
  const labels = { vi: 'Số vụ việc', en: 'Case number' };

  it('is the bundled one where nothing is said', () => {
    const { fields, documentTypes: types } = officeWantedSchema({ 'schemas.folder': null });

    expect(fields.map(({ key }) => key))
      .to.include('subject')
      .and.not.to.include('documentType');
    expect(fields.find(({ key }) => key === 'issuedOn')?.kind).to.equal('partial-date');
    expect(types).to.have.length(44);
  });

  it('takes added fields, options and types, labels worded anew and bodies', () => {
    const { urgency } = documentSchema.properties;
    write(
      'document.schema.json',
      withProperties({
        caseNumber: { type: 'string', maxLength: 40, 'x-labels': labels },
        urgency: { ...urgency, enum: [...urgency.enum, 'Hẹn giờ'], 'x-labels': { vi: 'Độ khẩn', en: 'Urgency' } },
      }),
    );
    write('document-types.json', { types: [...documentTypes.types, { value: 'Lịch', vi: 'Lịch công tác' }] });
    write('issuing-bodies.json', ['UBND tỉnh']);
    const wanted = load();

    expect(wanted.fields.at(-1)).to.deep.include({ key: 'caseNumber', label: 'Số vụ việc', kind: 'text' });
    expect(wanted.fields.find(({ key }) => key === 'urgency')).to.deep.include({ label: 'Độ khẩn' });
    expect(wanted.documentTypes.at(-1)).to.deep.equal({ value: 'Lịch', label: 'Lịch công tác' });
    expect(wanted.issuingBodies).to.deep.equal([{ value: 'UBND tỉnh', label: 'UBND tỉnh' }]);
  });

  it('refuses what is narrower, by its place', () => {
    const { place } = documentSchema.properties;
    write('document.schema.json', withProperties({ place: { ...place, maxLength: 10 } }));

    expect(refusal()).to.deep.include({
      code: 'config-invalid',
      option: 'schemas.folder: document.schema.json: place',
      allowed: 'maxLength',
    });

    write('document.schema.json', documentSchema);
    write('document-types.json', { types: documentTypes.types.slice(1) });
    expect(refusal()).to.deep.include({
      option: 'schemas.folder: document-types.json: Nghị quyết',
      allowed: 'missing',
    });
  });

  it('refuses what is no schema, by its place', () => {
    write('document.schema.json', withProperties({ caseNumber: { type: 'object', 'x-labels': labels } }));
    expect(refusal()).to.deep.include({
      option: 'schemas.folder: document.properties.caseNumber.type',
      allowed: 'enum',
    });

    write('document.schema.json', withProperties({ caseNumber: { type: 'string' } }));
    expect(refusal()['option']).to.equal('schemas.folder: document.properties.caseNumber.x-labels');
  });

  it('says which file cannot be read', () => {
    expect(refusal()).to.deep.equal({ code: 'config-unreadable', file: path.join(folder, 'document.schema.json') });
  });
});
