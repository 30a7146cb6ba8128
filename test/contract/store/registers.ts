import { expect } from 'chai';
import type { CataloguedDocument } from '../../../src/domain/cataloguing/catalogued-document.ts';
import type { FieldValue } from '../../../src/domain/cataloguing/field-value.ts';
import type { RegisterEntry, RegisterRow } from '../../../src/domain/register/register.ts';
import type { RegisterMatch } from '../../../src/ports/archive/registers.ts';
import type { Store } from '../../../src/ports/store.ts';
import { FONDS_ID, seedFonds } from '../../support/archive/dossiers.ts';
import { rejection } from '../../support/rejection.ts';
import {
  aDocument,
  aHumanValue,
  anId,
  aResult,
  aScanFile,
  aValue,
  ofOtherContent,
} from '../../support/store/builders.ts';

const REGISTER = {
  id: anId(500),
  fondsId: FONDS_ID,
  kind: 'outgoing',
  year: 2015,
  title: 'Sổ QĐ',
  revision: 1,
} as const;
const ENTRY: RegisterEntry = {
  ...{ number: '12', notation: 'QĐ-UBND', date: null, documentType: null, subject: 'Về việc A', signer: null },
  ...{ issuer: null, recipient: null, arrivalNumber: null, arrivedOn: null },
};
const row = (line: number, changes: Partial<RegisterEntry> = {}): RegisterRow => ({
  ...{ id: anId(600 + line), registerId: REGISTER.id, line, entry: { ...ENTRY, ...changes } },
});
const imported = (number: number) => ({
  ...{ id: anId(700 + number), registerId: REGISTER.id, fileName: 'so.xlsx', importedBy: 'an' },
  ...{ importedAt: new Date(Date.UTC(2026, 0, number)), added: 0, changed: 0, removed: 0 },
});
const match = (documentId: string, changes: Partial<RegisterMatch> = {}): RegisterMatch => ({
  ...{ documentId, fondsId: FONDS_ID, state: 'unmatched', rowId: null, doubt: null, candidates: [] },
  ...{ decided: null, revision: 1, ...changes },
});
const said = (value: string): FieldValue => ({
  ...{ value, confidence: 0.99, needsReview: false, origin: 'register' },
});

/** Registers of documents, their rows, and which document is which row. */
export function describeRegisters(open: () => Store): void {
  describe('registers of documents', () => {
    const read = async (documents: readonly CataloguedDocument[]) => {
      const { scanFiles, readings } = open();
      const file = aScanFile(1, { state: 'review' });
      if ((await scanFiles.find(file.id)) === undefined) await scanFiles.insert(file);
      await readings.saveResult(aResult(file.id, ['một', 'hai'], documents));
    };
    const seeded = async () => {
      const store = open();
      await seedFonds(store);
      await store.registers.insert(REGISTER);
      await store.registers.saveImport(imported(1), { added: [row(1), row(2)], changed: [], removed: [] });
      return store.registers;
    };

    it('are found by what stands on the cover, once', async () => {
      const registers = await seeded();

      expect(await registers.findByTitle(REGISTER)).to.deep.equal(REGISTER);
      expect(await registers.list(FONDS_ID)).to.deep.equal([{ ...REGISTER, rows: 2, paired: 0 }]);
      expect(await rejection(registers.insert({ ...REGISTER, id: anId(501) }))).to.include({ code: 'stale' });
    });

    it('keep their rows by line, and those that a later file changes or lacks', async () => {
      const registers = await seeded();
      const changes = { added: [row(3)], changed: [row(1, { number: '13' })], removed: [anId(602)] };
      await registers.saveImport({ ...imported(2), added: 1, changed: 1, removed: 1 }, changes);

      expect((await registers.rows(REGISTER.id)).map(({ line, entry }) => [line, entry.number])).to.deep.equal([
        [1, '13'],
        [3, '12'],
      ]);
      expect((await registers.imports(REGISTER.id)).map(({ changed }) => changed)).to.deep.equal([1, 0]);
      expect((await registers.rowsWithout(FONDS_ID, { limit: 1 })).items).to.deep.equal([row(1, { number: '13' })]);
    });

    it('keep what people settled where a machine divides the file anew, unless the content is another one', async () => {
      const registers = await seeded();
      await read([aDocument(1, 1), aDocument(2, 2)]);
      const [first, second] = [`${anId(1)}-1`, `${anId(1)}-2`];
      const pair = match(second, { state: 'paired', rowId: anId(601) });
      await registers.replaceMatches(FONDS_ID, [match(first), pair]);
      await registers.decide({ ...pair, decided: { by: 'an', at: new Date(Date.UTC(2026, 0, 3)) } });

      await read([aDocument(1, 2)]);

      const rows = await open().readings.documents(anId(1));
      expect(rows.map(({ firstPage, needsReview }) => [firstPage, needsReview])).to.deep.equal([
        [1, false],
        [2, true],
      ]);
      expect((await registers.match(second))?.decided?.by).to.equal('an');
      expect([...(await registers.settled([first, second]))]).to.deep.equal([second]);
      await open().readings.saveResult(ofOtherContent(aResult(anId(1), ['một', 'hai'], [aDocument(1, 2)])));
      expect(await registers.match(second)).to.equal(undefined);
    });

    it('pair a row with one document, and keep what people settled', async () => {
      const registers = await seeded();
      await read([aDocument(1, 1), aDocument(2, 2)]);
      const [first, second] = [`${anId(1)}-1`, `${anId(1)}-2`];
      const pair = match(first, { state: 'paired', rowId: anId(601) });
      await registers.replaceMatches(FONDS_ID, [pair, match(second)]);

      const taken = registers.decide({ ...pair, documentId: second });
      expect(await rejection(taken)).to.include({ code: 'stale' });
      const decided = { by: 'an', at: new Date(Date.UTC(2026, 0, 3)) };
      await registers.decide({ ...pair, decided });
      await registers.replaceMatches(FONDS_ID, [match(second)]);
      expect(await registers.matches(FONDS_ID)).to.deep.equal([{ ...pair, decided, revision: 2 }, match(second)]);
      expect((await registers.rowsWithout(FONDS_ID, { limit: 9 })).items).to.deep.equal([row(2)]);
    });

    it('give values that stand above a reading and below a person, and can be taken back', async () => {
      const registers = await seeded();
      const fields = { number: aValue('17', { needsReview: true }), notation: aValue('QĐ') };
      await read([aDocument(1, 1, fields)]);
      const id = `${anId(1)}-1`;
      const { readings } = open();
      const give = (values: Record<string, FieldValue>) =>
        registers.setValues(new Map([[id, { rowId: anId(601), fields: values }]]));

      expect(await give({ number: said('12') })).to.deep.equal([id]);
      expect(await give({ number: said('12') }), 'the same again').to.deep.equal([]);
      const filled = await readings.document(id);
      expect(filled?.fields.number?.register).to.deep.equal({ ...said('12'), registerRow: anId(601) });
      expect(filled?.needsReview).to.equal(false);
      const typed = { documentId: id, revision: filled?.revision ?? 0, field: 'number' as const };
      await readings.setHumanValue({ ...typed, value: aHumanValue('99') });
      await give({ number: said('14') });
      expect(Object.keys((await readings.document(id))?.fields.number ?? {})[0]).to.equal('human');
      expect((await registers.scans(FONDS_ID)).map((scan) => scan.fields.number?.human?.value)).to.deep.equal(['99']);
      await give({});
      expect((await readings.document(id))?.fields.number?.register).to.equal(undefined);
    });

    it('go away with what they paired, and come back when they are taken in again', async () => {
      const registers = await seeded();
      await read([aDocument(1, 1), aDocument(2, 2)]);
      const [first, second] = [`${anId(1)}-1`, `${anId(1)}-2`];
      const decided = { by: 'an', at: new Date(Date.UTC(2026, 0, 3)) };
      const pair = match(first, { state: 'paired', rowId: anId(601), decided });
      await registers.replaceMatches(FONDS_ID, [pair, match(second)]);

      expect(await registers.release(REGISTER.id)).to.deep.equal([first]);
      expect(await registers.match(first)).to.deep.equal(match(first, { revision: 2 }));
      await registers.saveImport(imported(2), { added: [], changed: [], removed: [anId(601), anId(602)] });
      await registers.setRemoved(REGISTER.id, true);
      expect(await registers.list(FONDS_ID)).to.deep.equal([]);
      expect((await registers.rowsById([anId(601)])).size).to.equal(0);
      expect(await registers.findByTitle(REGISTER), 'to be taken in again').to.deep.equal(REGISTER);
      await registers.setRemoved(REGISTER.id, false);
      expect(await registers.list(FONDS_ID)).to.have.length(1);
    });

    it('keep what the rules said before where they say the same', async () => {
      const registers = await seeded();
      await read([aDocument(1, 1), aDocument(2, 2)]);
      const [first, second] = [`${anId(1)}-1`, `${anId(1)}-2`];
      const pair = match(first, { state: 'paired', rowId: anId(601), candidates: [{ rowId: anId(601), score: 9 }] });
      await registers.replaceMatches(FONDS_ID, [pair, match(second)]);
      const held = await registers.decide({ ...pair, decided: { by: 'an', at: new Date(Date.UTC(2026, 0, 3)) } });
      await registers.decide({ ...held, decided: null });

      await registers.replaceMatches(FONDS_ID, [pair]);
      expect(await registers.matches(FONDS_ID)).to.deep.equal([{ ...pair, revision: 3 }]);
    });

    it('know whether there are new scans of their years, and nothing of other years', async () => {
      const registers = await seeded();
      expect(await registers.hasNewScans(FONDS_ID)).to.equal(false);
      await read([aDocument(1, 1, { issuedOn: aValue('1999-05-01') })]);
      expect(await registers.hasNewScans(FONDS_ID), 'no register covers 1999').to.equal(false);
      await read([aDocument(1, 1, { issuedOn: aValue('2015-05-01') }), aDocument(2, 2)]);
      expect(await registers.hasNewScans(FONDS_ID)).to.equal(true);
      await registers.replaceMatches(FONDS_ID, [match(`${anId(1)}-1`), match(`${anId(1)}-2`)]);
      expect(await registers.hasNewScans(FONDS_ID), 'all were looked at').to.equal(false);
    });

    it('move files into and out of review with their documents', async () => {
      const registers = await seeded();
      await read([aDocument(1, 1, { number: aValue('17', { needsReview: true }) })]);
      const [at, id] = [new Date(Date.UTC(2026, 0, 4)), anId(1)];
      const { scanFiles } = open();
      expect(await registers.followReviews([id, anId(9)], at)).to.deep.equal([id]);
      expect((await scanFiles.find(id))?.state).to.equal('review');
      await registers.setValues(new Map([[`${id}-1`, { rowId: anId(601), fields: { number: said('17') } }]]));
      await registers.followReviews([id], at);
      expect(await scanFiles.find(id)).to.deep.include({ state: 'done', updatedAt: at });
    });

    it('are asked again after the same file is read again, and not after another', async () => {
      const registers = await seeded();
      await read([aDocument(1, 1, { number: aValue('17') })]);
      const id = `${anId(1)}-1`;
      await registers.setValues(new Map([[id, { rowId: anId(601), fields: { number: said('12') } }]]));
      await read([aDocument(1, 1, { number: aValue('18') })]);

      expect((await open().readings.document(id))?.fields.number?.register?.value).to.equal('12');
    });
  });
}
