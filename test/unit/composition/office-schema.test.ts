import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import documentTypes from '../../../mappings/norms/document-types.json' with { type: 'json' };
import documentSchema from '../../../schemas/metadata/document.schema.json' with { type: 'json' };
import { officeFieldCheck, officeWantedSchema } from '../../../src/composition/office-schema.ts';
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

  it('is what values are held against: its options, its types, whatever else the office keeps in it', () => {
    const { urgency } = documentSchema.properties;
    write(
      'document.schema.json',
      withProperties({ urgency: { ...urgency, enum: [...urgency.enum, 'Hẹn giờ'], 'x-office': { colour: 'red' } } }),
    );
    write('document-types.json', { types: [...documentTypes.types, { value: 'Lịch', vi: 'Lịch công tác' }] });
    const [ours, bundled] = [folder, null].map((where) => officeFieldCheck({ 'schemas.folder': where }));

    expect(ours?.('urgency', 'Hẹn giờ')).to.equal(undefined);
    expect(ours?.('documentType', 'Lịch')).to.equal(undefined);
    expect(ours?.('urgency', 'Rất gấp')).to.include({ keyword: 'enum' });
    expect(bundled?.('urgency', 'Hẹn giờ')).to.include({ keyword: 'enum' });
    expect(bundled?.('documentType', 'Lịch')).to.include({ keyword: 'document-type' });
  });

  it('refuses what is narrower, by its place', () => {
    const { place } = documentSchema.properties;
    write('document.schema.json', withProperties({ place: { ...place, maxLength: 10 } }));

    expect(refusal()).to.deep.include({
      code: 'office-schema',
      file: 'document.schema.json',
      field: 'place',
      reason: 'maxLength',
    });

    write('document.schema.json', documentSchema);
    write('document-types.json', { types: documentTypes.types.slice(1) });
    expect(refusal()).to.deep.include({ file: 'document-types.json', field: 'Nghị quyết', reason: 'missing' });
  });

  it('refuses what is no schema, by its place', () => {
    write('document.schema.json', withProperties({ caseNumber: { type: 'object', 'x-labels': labels } }));
    expect(refusal()).to.deep.include({
      file: 'document.schema.json',
      field: 'properties.caseNumber.type',
      reason: 'enum',
    });

    write('document.schema.json', withProperties({ caseNumber: { type: 'string' } }));
    expect(refusal()['field']).to.equal('properties.caseNumber.x-labels');

    write('document.schema.json', withProperties({ caseNumber: { type: 'string', 'x-labels': { vi: ' ', en: 'C' } } }));
    expect(refusal()).to.deep.include({ field: 'properties.caseNumber.x-labels.vi', reason: 'pattern' });
  });

  it('refuses a closed list that became free text: no host changes the kind of a field', () => {
    const { urgency } = documentSchema.properties;
    write('document.schema.json', withProperties({ urgency: { type: urgency.type, 'x-labels': urgency['x-labels'] } }));

    expect(refusal()).to.deep.include({ field: 'urgency', reason: 'enum' });
  });

  it('refuses names that are taken: those of our own values, and one that comes twice', () => {
    for (const field of ['title', 'evidence', 'retentionPeriod']) {
      write('document.schema.json', withProperties({ [field]: { type: 'string', 'x-labels': labels } }));
      expect(refusal()).to.deep.include({ file: 'document.schema.json', field, reason: 'reserved' });
    }

    write('document.schema.json', documentSchema);
    write('document-types.json', { types: [...documentTypes.types, { value: 'Lịch', vi: ' CÔNG VĂN' }] });
    expect(refusal()).to.deep.include({ file: 'document-types.json', field: 'CÔNG VĂN', reason: 'duplicate' });

    write('document-types.json', { types: documentTypes.types });
    write('issuing-bodies.json', ['Sở Nội vụ', 'Sở Nội vụ '.normalize('NFD')]);
    expect(refusal()).to.deep.include({ file: 'issuing-bodies.json', field: 'Sở Nội vụ', reason: 'duplicate' });
  });

  it('reads files that begin with a byte order mark, and decomposed letters', () => {
    writeFileSync(path.join(folder, 'document.schema.json'), `\uFEFF${JSON.stringify(documentSchema)}`);
    writeFileSync(path.join(folder, 'document-types.json'), JSON.stringify(documentTypes).normalize('NFD'));

    expect(load()).to.deep.equal(officeWantedSchema({ 'schemas.folder': null }));
  });

  it('says which file cannot be read', () => {
    expect(refusal()).to.deep.equal({ code: 'config-unreadable', file: path.join(folder, 'document.schema.json') });
  });
});
