import { expect } from 'chai';
import fc from 'fast-check';
import * as codes from '../../../../src/domain/archive/codes.ts';

const group = fc.stringMatching(/^[A-Z0-9]{1,4}$/).filter((text) => !/^(?:1[89]|20)\d{2}$/.test(text));
const agency = fc.oneof(
  fc.constantFrom('000.00.00.H49', '000.06.16.G09', 'H49.64.33', 'H61', '001.03.08.H30.81'),
  fc.array(group, { minLength: 1, maxLength: 4 }).map((groups) => groups.join('.')),
);
const notation = fc
  .array(fc.stringMatching(/^[A-ZĐ0-9-]{1,4}$/u), { minLength: 1, maxLength: 4 })
  .map((groups) => groups.join('.'));
const year = fc.integer({ min: 1800, max: 2099 });
const ordinal = fc.integer({ min: 1, max: 9_999_999 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

describe('domain/archive/codes', () => {
  it('reads a code of a dossier back into its parts, with and without archive and inventory', () => {
    fc.assert(
      fc.property(
        agency,
        year,
        notation,
        maybe(group),
        maybe(group),
        (...[agent, formed, sign, archive, inventory]) => {
          const code = {
            ...{ agency: agent, year: formed, notation: sign },
            ...(archive !== undefined && { archive }),
            ...(inventory !== undefined && { inventory }),
          };
          const text = codes.buildFileCode(code);
          fc.pre(text !== undefined);

          const reading = { ...(archive !== undefined && { archive }), withInventory: inventory !== undefined };
          expect(codes.parseFileCode(text, reading)).to.deep.equal(code);
          expect(codes.parseFileCode(` ${text.normalize('NFD')}.PDF `, reading)).to.deep.equal(code);
        },
      ),
    );
  });

  it('builds every code of an agency in either form', () => {
    fc.assert(
      fc.property(agency, year, notation, (agent, formed, sign) => {
        expect(codes.buildFileCode({ agency: agent, year: formed, notation: sign })).to.equal(
          `${agent}.${String(formed)}.${sign}`,
        );
      }),
    );
  });

  it('reads documents, deliveries, codes of 2019 and names of images back', () => {
    fc.assert(
      fc.property(
        agency,
        year,
        notation,
        ordinal,
        fc.integer({ min: 1, max: 99 }),
        (...[agent, formed, sign, number, delivery]) => {
          const fileCode = `${agent}.${String(formed)}.${sign}`;
          const document = { fileCode, ordinal: number };
          const sent = { agency: agent, year: formed, delivery, ordinal: number };
          const old = { archive: agent, fonds: '03', inventory: '2', notation: sign };

          expect(codes.parseDocumentCode(codes.buildDocumentCode(document) ?? '')).to.deep.equal(document);
          expect(codes.parseDocumentId(codes.buildDocumentId(document) ?? '')).to.deep.equal(document);
          expect(codes.parseDeliveryCode(codes.buildDeliveryCode(sent) ?? '')).to.deep.equal(sent);
          expect(codes.parseFileCode2019(codes.buildFileCode2019(old) ?? '', { archive: agent })).to.deep.equal(old);
        },
      ),
    );
    fc.assert(
      fc.property(
        fc.constantFrom('Q3', 'Q3-8', '86'),
        fc.option(group),
        maybe(ordinal),
        maybe(ordinal),
        (...[archive, fonds, sheet, page]) => {
          fc.pre(sheet !== undefined || page === undefined);
          const name = {
            ...{ archive, fonds, inventory: '1', dossier: '10.TCCB' },
            ...(sheet !== undefined && { sheet }),
            ...(page !== undefined && { page }),
          };

          expect(codes.parseImageName(codes.buildImageName(name) ?? '', { archive })).to.deep.equal(name);
        },
      ),
    );
  });

  it('writes the codes of the norms as their examples have them', () => {
    const fileCode = codes.buildFileCode({ agency: 'H49.64.33', year: 2001, notation: '160' });
    const document = { fileCode: fileCode ?? '', ordinal: 1 };

    expect(fileCode).to.equal('H49.64.33.2001.160');
    expect(codes.buildFileCode({ agency: '000.06.16.G09', year: 2010, notation: '01.TH' })).to.equal(
      '000.06.16.G09.2010.01.TH',
    );
    expect(codes.buildDocumentCode(document)).to.equal('H49.64.33.2001.160.0000001');
    expect(codes.buildDocumentId(document)).to.equal('H49.64.33.2001.160.1');
    expect(codes.buildImageName({ archive: 'Q3', fonds: '5', inventory: '1', dossier: '10', sheet: 1 })).to.equal(
      'Q3-5-1-10-1',
    );
    expect(codes.parseFileCode('001.03.08.H30.81.2024.K4.01.02.090.pdf')).to.deep.equal({
      ...{ agency: '001.03.08.H30.81', year: 2024, notation: 'K4.01.02.090' },
    });
  });

  it('refuses what could not be read back', () => {
    expect(codes.buildFileCode({ agency: 'H49.2001', year: 2015, notation: '1' })).to.equal(undefined);
    expect(codes.buildFileCode({ agency: 'H49', year: 2015, notation: '1', inventory: '1.2' })).to.equal(undefined);
    expect(codes.buildFileCode({ agency: 'H49', year: 2015, notation: '1/2' })).to.equal(undefined);
    expect(codes.buildFileCode({ agency: 'H49', year: 15, notation: '1' })).to.equal(undefined);
    expect(codes.buildFileCode({ agency: 'H49', year: 2015, notation: '1'.repeat(100) })).to.equal(undefined);
    expect(codes.buildDocumentCode({ fileCode: 'H49.2015.1', ordinal: 10_000_000 })).to.equal(undefined);
    for (const text of ['', 'H49', '2015.1', 'H49.2015', 'H49.2015.', 'a b.2015.1'])
      expect(codes.parseFileCode(text), text).to.equal(undefined);
  });

  it('tells the two forms of identifiers apart', () => {
    expect(codes.identifierForm('000.00.00.H49')).to.equal('level-1-last');
    expect(codes.identifierForm('H49.64.33')).to.equal('level-1-first');
    expect(codes.identifierForm('Z12.1')).to.equal('other');
  });
});
