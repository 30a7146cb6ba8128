import { expect } from 'chai';
import {
  blockersOf,
  checkCompleteness,
  COMPLETENESS_RULES,
  type CompletenessSettings,
} from '../../../../src/domain/archive/completeness.ts';
import type { DocumentEntry, DocumentInDossier } from '../../../../src/domain/archive/document-in-dossier.ts';
import { moveTo } from '../../../../src/domain/archive/document-in-dossier.ts';
import { isSecret, numberAndNotation, type DossierDescription } from '../../../../src/domain/archive/dossier.ts';
import type { PartialDate } from '../../../../src/domain/archive/partial-date.ts';
import {
  hasNumberedSheets,
  numberSheets,
  sheetFaults,
  sheetRanges,
} from '../../../../src/domain/archive/sheet-numbers.ts';
import { hasMessage } from '../../../../src/infra/messages/message.ts';

const SETTINGS: CompletenessSettings = { sheetsNumberedFromYears: 20, documentListFor: 'permanent' };
const date = (text: string) => text as PartialDate;

const COMPLETE: DossierDescription = {
  title: 'Hồ sơ hội nghị tổng kết năm 2015',
  ...{ startDate: date('2015'), endDate: date('2015-12') },
  retention: { kind: 'years', years: 10 },
  ...{ accessConditions: 'Công khai', language: ['Tiếng Việt'] },
};

function document(ordinal: number, entry: DocumentEntry = {}): DocumentInDossier {
  return { id: String(ordinal), dossierId: 'd', ordinal, scanDocumentId: null, entry };
}

function rules(
  changes: Partial<DossierDescription>,
  documents: readonly DocumentInDossier[] = [],
  settings = SETTINGS,
) {
  const description = { ...COMPLETE, ...changes };
  return checkCompleteness({ nodeId: 'n', description }, documents, settings).map(({ rule }) => rule);
}

describe('domain/archive/completeness', () => {
  it('finds nothing in a complete dossier, and tells every rule to people', () => {
    expect(rules({})).to.deep.equal([]);
    for (const { id } of COMPLETENESS_RULES) expect(hasMessage(`dossier.rule.${id}`), id).to.equal(true);
  });

  it('blocks the check of a bare title, and warns of the rest', () => {
    const findings = checkCompleteness({ nodeId: null, description: { title: 'Báo cáo' } }, [], SETTINGS);

    expect(blockersOf(findings, 'checked')).to.deep.equal([
      'no-heading',
      'no-date',
      'no-retention',
      'no-access-conditions',
    ]);
    expect(findings.filter(({ blocks }) => blocks === null).map(({ rule }) => rule)).to.deep.equal([
      'no-language',
      'short-title',
    ]);
  });

  it('asks for sheets and a document list before the number, by period and settings', () => {
    const permanent = { retention: { kind: 'permanent' } } as const;
    const findings = checkCompleteness({ nodeId: 'n', description: { ...COMPLETE, ...permanent } }, [], SETTINGS);

    expect(blockersOf(findings, 'checked')).to.deep.equal([]);
    expect(blockersOf(findings, 'numbered')).to.deep.equal(['no-sheet-count', 'no-document-list']);
    expect(rules({ ...permanent, sheetCount: 12 }, [document(1)])).to.deep.equal([]);
    expect(rules({}, [], { ...SETTINGS, sheetsNumberedFromYears: 5 })).to.deep.equal(['no-sheet-count']);
    expect(rules({}, [], { ...SETTINGS, documentListFor: 'all' })).to.deep.equal(['no-document-list']);
    expect(rules({ ...permanent, sheetCount: 1 }, [], { ...SETTINGS, documentListFor: 'none' })).to.deep.equal([]);
  });

  it('compares partial dates as far as both are known', () => {
    expect(rules({ startDate: date('2015-06'), endDate: date('2015') })).to.deep.equal([]);
    expect(rules({ startDate: date('2015-06'), endDate: date('2015-05-31') })).to.deep.equal(['dates-reversed']);
    expect(rules({}, [document(1, { issuedOn: '2016-01-02' })])).to.deep.equal(['document-outside-dates']);
    expect(rules({}, [document(1, { issuedOn: '2015' })])).to.deep.equal([]);
  });

  it('looks at counts and sheet numbers', () => {
    const twice = [
      document(1, { sheetNumber: 1, sheetCount: 3 }),
      document(2, { sheetNumber: 3 }),
      document(3, { sheetNumber: 6 }),
    ];

    expect(sheetFaults(sheetRanges(twice))).to.deep.equal({ doubled: [3], missing: [4, 5] });
    expect(rules({ documentCount: 2, sheetCount: 5 }, twice)).to.deep.equal([
      ...['sheets-doubled', 'sheets-missing', 'sheet-count-differs', 'document-count-differs'],
    ]);
    expect(rules({ sheetCount: 501, originKind: 'Số hóa' })).to.deep.equal(['too-thick', 'no-paper-code']);
  });
});

describe('domain/archive/sheet-numbers', () => {
  it('numbers sheets from the threshold on, and of what has no end', () => {
    expect(hasNumberedSheets({ kind: 'years', years: 20 }, 20)).to.equal(true);
    expect(hasNumberedSheets({ kind: 'years', years: 15 }, 20)).to.equal(false);
    expect(hasNumberedSheets({ kind: 'years', years: 5 }, 5)).to.equal(true);
    expect(hasNumberedSheets({ kind: 'years-after-event', years: 10, event: 'x' }, 5)).to.equal(true);
    expect(hasNumberedSheets({ kind: 'permanent' }, 20)).to.equal(true);
    expect(hasNumberedSheets({ kind: 'until-superseded' }, 20)).to.equal(false);
    expect(hasNumberedSheets(undefined, 20)).to.equal(false);
  });

  it('counts sheets one document behind another, where each tells its count', () => {
    const numbered = numberSheets([document(1, { sheetCount: 3 }), document(2, { sheetCount: 1 })]);

    expect(numbered?.map(({ entry }) => entry.sheetNumber)).to.deep.equal([1, 4]);
    expect(numberSheets([document(1, {})])).to.equal(undefined);
  });
});

describe('domain/archive/dossier', () => {
  it('prints the number with the notation, and knows what is secret', () => {
    expect([numberAndNotation(1, 'TCCB'), numberAndNotation(160, undefined)]).to.deep.equal(['01.TCCB', '160']);
    expect(isSecret({ ...COMPLETE })).to.equal(false);
    expect(isSecret({ ...COMPLETE, secrecy: 'Mật' })).to.equal(true);
    expect(isSecret({ ...COMPLETE, accessConditions: 'Mật' })).to.equal(true);
  });

  it('moves a document to a place, the others in their order', () => {
    expect(moveTo(['a', 'b', 'c'], 'c', 1)).to.deep.equal(['c', 'a', 'b']);
    expect(moveTo(['a', 'b', 'c'], 'a', 99)).to.deep.equal(['b', 'c', 'a']);
    expect(moveTo(['a', 'b'], 'x', 1)).to.deep.equal(['a', 'b']);
  });
});
