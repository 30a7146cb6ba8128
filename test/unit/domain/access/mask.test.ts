import { expect } from 'chai';
import fc from 'fast-check';
import { maskDocument, maskDocuments, maskDossier } from '../../../../src/domain/access/mask.ts';
import { isHiddenFrom, type Conditions, type Sight } from '../../../../src/domain/access/sight.ts';
import { aDocument, aDossier, dossierId } from '../../../support/archive/dossiers.ts';

const SIGHTS: readonly Sight[] = ['everything', 'no-secrets', 'open'];
const MARK = 'Kxqz';
const word = fc.constantFrom('a', 'b').map((letter) => `${MARK}${letter}`);
const conditions = fc.record(
  {
    accessConditions: fc.constantFrom('Công khai', 'Sử dụng có điều kiện', 'Mật'),
    secrecy: fc.constantFrom('Mật' as const, 'Tối mật' as const, 'Tuyệt mật' as const),
  },
  { requiredKeys: [] },
);
const words = fc.record(
  { title: word, notation: word, annotation: word, note: word, autograph: word, keywords: fc.array(word) },
  { requiredKeys: ['title'] },
);

describe('masking', () => {
  it('shows secrets to custodians, what has conditions to those who work, the rest to all', () => {
    const cases: [Conditions, boolean[]][] = [
      [{}, [false, false, false]],
      [{ accessConditions: 'Công khai' }, [false, false, false]],
      [{ accessConditions: 'Sử dụng có điều kiện' }, [false, false, true]],
      [{ accessConditions: 'Mật' }, [false, true, true]],
      [{ accessConditions: 'Công khai', secrecy: 'Tối mật' }, [false, true, true]],
    ];
    for (const [given, hidden] of cases)
      expect(
        SIGHTS.map((sight) => isHiddenFrom(given, { sight })),
        JSON.stringify(given),
      ).to.deep.equal(hidden);
  });

  it('leaves no word of the description in a placeholder, and keeps the numbers', () => {
    const sights = fc.constantFrom(...SIGHTS);
    fc.assert(
      fc.property(words, conditions, sights, (said, given, sight) => {
        const dossier = aDossier(7, {
          ...{ number: 12, inventoryNumber: '01', code: `H61.2015.12.${MARK}`, nodeId: MARK, editors: [MARK] },
          description: { ...said, ...given, sheetCount: 34 },
        });
        const { shown, masked } = maskDossier(dossier, { sight, placeholder: 'Hạn chế' });
        expect(masked).to.equal(isHiddenFrom(given, { sight }));
        if (!masked) {
          expect(shown).to.equal(dossier);
          return;
        }
        expect(JSON.stringify(shown)).not.to.contain(MARK);
        expect(JSON.stringify(shown)).not.to.contain('201');
        expect(shown).to.deep.include({ number: 12, inventoryNumber: '01', temporaryNumber: 7, position: 7 });
        expect(shown.description).to.deep.equal({ title: 'Hạn chế', sheetCount: 34 });
      }),
    );
  });

  it('shows a council what is on its lists alone', () => {
    const viewer = { sight: 'no-secrets' as const, within: [dossierId(2)], placeholder: 'Hạn chế' };
    expect([1, 2].map((number) => maskDossier(aDossier(number), viewer).masked)).to.deep.equal([true, false]);
    const secret = aDossier(2, { description: { title: 'a', secrecy: 'Mật' } });
    expect(maskDossier(secret, viewer).masked).to.equal(true);
  });

  it('keeps the sheets of a document, and lists none of a hidden dossier', () => {
    const entry = { subject: MARK, issuedOn: '2015-02-03', secrecy: 'Mật', sheetNumber: 4, sheetCount: 2 };
    const document = { ...aDocument(1, 3, entry), scanDocumentId: 'f-1' };
    expect(maskDocument(document, { sight: 'open' }).shown).to.deep.equal({
      ...document,
      ...{ scanDocumentId: null, entry: { sheetNumber: 4, sheetCount: 2 } },
    });
    expect(maskDocument(document, { sight: 'everything' })).to.deep.equal({ shown: document, masked: false });
    const hidden = aDossier(1, { description: { title: 'a', secrecy: 'Mật' } });
    expect(maskDocuments(hidden, [aDocument(1, 1)], { sight: 'no-secrets' })).to.deep.equal([]);
    expect(maskDocuments(aDossier(1), [document], { sight: 'no-secrets' })).to.have.length(1);
  });
});
