import { expect } from 'chai';
import fc from 'fast-check';
import { noFacts, type AccessFacts } from '../../../../src/domain/access/access-facts.ts';
import { documentCandidate, dossierCandidate } from '../../../../src/domain/access/declassification.ts';
import {
  extensionFault,
  highestLevel,
  isLowerLevel,
  lateExtensions,
  SECRECY_LEVELS,
  TERM_YEARS,
  termEnd,
} from '../../../../src/domain/access/secrecy.ts';
import type { PartialDate } from '../../../../src/domain/archive/partial-date.ts';
import { aDocument, aDossier } from '../../../support/archive/dossiers.ts';

const date = (text: string) => text as PartialDate;
const extension = (given: object = {}) => ({
  ...{ number: '12/QĐ-UBND', date: '2025-01-10', body: 'Ủy ban nhân dân tỉnh Mẫu', years: 5, ...given },
});
const facts = (given: Partial<AccessFacts> = {}): AccessFacts => ({ ...noFacts('d'), ...given });

describe('terms of secrecy', () => {
  it('end 10, 20 and 30 years after the last day that the date can mean', () => {
    const cases: [(typeof SECRECY_LEVELS)[number], string, string][] = [
      ['Mật', '2015-06-30', '2025-06-30'],
      ['Mật', '2016-02', '2026-02-28'],
      ['Mật', '2016', '2026-12-31'],
      ['Mật', '2016-02-29', '2026-02-28'],
      ['Tối mật', '2015-06-30', '2035-06-30'],
      ['Tuyệt mật', '1996', '2026-12-31'],
    ];
    for (const [level, setOn, end] of cases)
      expect(termEnd({ level, setOn: date(setOn), extensions: [] }), `${level} ${setOn}`).to.equal(end);
  });

  it('are lengthened by each extension, no longer than the term and before it ends', () => {
    const term = { level: 'Mật' as const, setOn: date('2015-06-30'), extensions: [] };
    expect(extensionFault(term, extension({ years: 10 }))).to.equal(undefined);
    expect(extensionFault(term, extension({ years: 11 }))).to.equal('extension-too-long');
    expect(extensionFault(term, extension({ date: '2025-07-01' }))).to.equal('extension-after-end');
    const once = { ...term, extensions: [extension()] };
    expect(termEnd(once)).to.equal('2030-06-30');
    expect(lateExtensions(once)).to.deep.equal([]);
    const late = extension({ date: '2025-05-02' });
    expect(lateExtensions({ ...term, extensions: [late] })).to.deep.equal([late]);
    expect(lateExtensions({ ...term, extensions: [extension({ date: '2025-05-01' })] })).to.deep.equal([]);
  });

  it('never end before the term, whatever is recorded', () => {
    const years = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 4 });
    const level = fc.constantFrom(...SECRECY_LEVELS);
    fc.assert(
      fc.property(level, fc.integer({ min: 1946, max: 2030 }), years, (one, year, more) => {
        const setOn = date(String(year));
        const extensions = more.map((count) => extension({ years: count }));
        const end = termEnd({ level: one, setOn, extensions });
        expect(Number(end.slice(0, 4))).to.be.at.least(year + TERM_YEARS[one] + more.length);
      }),
    );
  });

  it('the highest level holds', () => {
    expect(highestLevel(['Mật', undefined, 'Tuyệt mật', 'Tối mật'])).to.equal('Tuyệt mật');
    expect(highestLevel([undefined])).to.equal(undefined);
    expect(isLowerLevel('Mật', 'Tối mật')).to.equal(true);
    expect(isLowerLevel(undefined, 'Mật')).to.equal(true);
    expect(isLowerLevel('Mật', undefined)).to.equal(false);
    expect(isLowerLevel('Mật', 'Mật')).to.equal(false);
  });
});

describe('candidates for declassification', () => {
  const secret = { secrecy: 'Mật', issuedOn: '2015-06-30', issuingBody: 'Công an tỉnh Mẫu' };
  const of = (entry: object, given: Partial<AccessFacts> = {}, on = '2026-01-01') =>
    documentCandidate(aDocument(1, 1, entry), facts(given), on);

  it('of a document count from its date, unless a custodian stated another', () => {
    expect(of(secret)).to.deep.equal({
      ...{ level: 'Mật', setOn: '2015-06-30', basis: 'issued-on', endsOn: '2025-06-30', state: 'ended' },
      ...{ setBy: 'Công an tỉnh Mẫu', competence: 'setting-body', unverified: false },
      ...{ extensions: 0, lateExtensions: 0 },
    });
    const stated = of(secret, { setOn: date('2016-03-15'), setBy: 'Bộ Mẫu' });
    expect(stated).to.include({ basis: 'stated', endsOn: '2026-03-15', state: 'running', setBy: 'Bộ Mẫu' });
    expect(stated.unverified).to.equal(true);
    expect(of(secret, { setOn: date('2016-02-28') })).to.include({ state: 'soon', unverified: false });
  });

  it('say what is not known instead of guessing', () => {
    expect(of({ secrecy: 'Mật' })).to.include({ endsOn: null, state: 'unknown', basis: 'none' });
    expect(of({ accessConditions: 'Mật', issuedOn: '2001' })).to.include({ level: null, state: 'unknown' });
    expect(of({ secrecy: 'Mật', issuedOn: '2001' }).competence).to.equal('setting-body-unknown');
  });

  it('of a dossier take the highest level and the latest of its documents', () => {
    const dossier = aDossier(1, { description: { title: 'a', secrecy: 'Mật' } });
    const documents = [
      aDocument(1, 1, { secrecy: 'Tối mật', issuedOn: '2005' }),
      aDocument(1, 2, { secrecy: 'Tối mật', issuedOn: '2005-03-01' }),
      aDocument(1, 3, { secrecy: 'Mật', issuedOn: '2015' }),
    ];
    const found = dossierCandidate({ ...dossier, documents }, facts(), '2026-01-01');
    expect(found).to.include({ level: 'Tối mật', setOn: '2005', basis: 'documents', endsOn: '2025-12-31' });
    const bare = dossierCandidate({ ...dossier, documents: [] }, facts(), '2026-01-01');
    expect(bare).to.include({ level: 'Mật', setOn: '2016', basis: 'dossier-end', endsOn: '2026-12-31' });
  });
});
