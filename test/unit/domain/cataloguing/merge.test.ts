import { expect } from 'chai';
import fc from 'fast-check';
import type { DocumentOpinions } from '../../../../src/domain/cataloguing/merge.ts';
import { mergeRun, needsReview, reviewItems } from '../../../../src/domain/cataloguing/merge.ts';
import type { FieldOpinions, FieldValue, FieldValues, Origin } from '../../../../src/domain/cataloguing/field-value.ts';
import { ORIGINS, effectiveValue } from '../../../../src/domain/cataloguing/field-value.ts';
import type { FieldName } from '../../../../src/domain/metadata/field-name.ts';
import { FIELD_NAMES } from '../../../../src/domain/metadata/field-name.ts';

function value(content: string, more: Partial<FieldValue> = {}): FieldValue {
  return { value: content, confidence: 0.95, needsReview: false, origin: 'model', ...more };
}

const COMPLETE: DocumentOpinions = {
  documentType: { model: value('Quyết định') },
  number: { model: value('88') },
  issuedOn: { model: value('2019-06-14') },
  issuingBody: { model: value('SỞ NỘI VỤ') },
  signatory: { model: value('Lê Văn An') },
  subject: { model: value('Về việc thành lập Tổ giúp việc') },
};

const NAMES: readonly FieldName[] = FIELD_NAMES.slice(0, 6);
const content = fc.string({ maxLength: 3 });
const opinionsOf = (name: Origin): fc.Arbitrary<FieldOpinions> =>
  content.map((text) => ({ [name]: value(text, { origin: name }) }));
const opinions: fc.Arbitrary<FieldOpinions> = fc
  .subarray([...ORIGINS])
  .chain((origins) => fc.tuple(...origins.map(opinionsOf)))
  .map((parts) => Object.assign({}, ...parts) as FieldOpinions);
const documents: fc.Arbitrary<DocumentOpinions> = fc
  .array(fc.tuple(fc.constantFrom(...NAMES), opinions), { maxLength: 6 })
  .map((entries) => Object.fromEntries(entries));
const runs: fc.Arbitrary<FieldValues> = fc
  .array(fc.tuple(fc.constantFrom(...NAMES), content, fc.constantFrom<Origin>(...ORIGINS)), { maxLength: 6 })
  .map((entries) => Object.fromEntries(entries.map(([name, text, origin]) => [name, value(text, { origin })])));

describe('domain/cataloguing/merge', () => {
  it('never touches what people, registers and hosts say', () => {
    fc.assert(
      fc.property(documents, runs, (before, run) => {
        const after = mergeRun(before, run);

        for (const name of NAMES)
          for (const origin of ['human', 'register', 'host'] as const)
            expect(after[name]?.[origin]).to.deep.equal(before[name]?.[origin]);
      }),
    );
  });

  it('lets a person’s value count after any run', () => {
    fc.assert(
      fc.property(documents, runs, (before, run) => {
        const after = mergeRun(before, run);

        for (const name of NAMES) {
          const human = before[name]?.human;
          if (human !== undefined) expect(effectiveValue(after[name] ?? {})).to.deep.equal(human);
        }
      }),
    );
  });

  it('makes no difference when the same run comes twice', () => {
    fc.assert(
      fc.property(documents, runs, (before, run) => {
        const once = mergeRun(before, run);

        expect(mergeRun(once, run)).to.deep.equal(once);
      }),
    );
  });

  it('takes back what its own origins no longer find', () => {
    const before: DocumentOpinions = { subject: { model: value('cũ'), human: value('mới', { origin: 'human' }) } };

    expect(mergeRun({ ...before, number: { model: value('12') } }, {})).to.deep.equal({
      subject: { human: value('mới', { origin: 'human' }) },
    });
  });

  it('lets a run of one origin leave the others alone', () => {
    const before: DocumentOpinions = { number: { model: value('12'), rule: value('13', { origin: 'rule' }) } };

    const after = mergeRun(before, { number: value('14', { origin: 'register' }) }, ['register']);

    expect(Object.keys(after.number ?? {})).to.have.members(['model', 'rule', 'register']);
  });

  it('asks nobody about a document whose values are sure', () => {
    expect(reviewItems(COMPLETE)).to.deep.equal([]);
    expect(needsReview(COMPLETE)).to.equal(false);
  });

  it('asks for required fields, for unsure values and for contradictions', () => {
    const document: DocumentOpinions = {
      ...COMPLETE,
      issuedOn: {},
      subject: { model: value('Về việc', { needsReview: true, confidence: 0.4 }) },
      issuingBody: { host: value('SỞ Y TẾ', { origin: 'host' }), model: value('SỞ NỘI VỤ') },
    };

    expect(reviewItems(document)).to.deep.equal([
      { field: 'issuedOn', reason: 'missing' },
      { field: 'issuingBody', reason: 'contradiction' },
      { field: 'subject', reason: 'unsure' },
    ]);
  });

  it('asks nobody about what no document is found or filed by', () => {
    const unsure = value('Hỏa tốc', { needsReview: true, confidence: 0.6 });

    expect(needsReview({ ...COMPLETE, urgency: { model: unsure }, place: { model: unsure } })).to.equal(false);
  });

  it('asks no more where a person has spoken', () => {
    const answered: DocumentOpinions = {
      ...COMPLETE,
      subject: { human: value('đúng', { origin: 'human' }), model: value('sai', { needsReview: true }) },
    };

    expect(needsReview(answered)).to.equal(false);
  });
});
