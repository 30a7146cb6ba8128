import { expect } from 'chai';
import type { DocumentRow, Store } from '../../../src/ports/store.ts';
import { aDocument, aHumanValue, anId, aReadFile, aResult, aValue } from '../../support/store/builders.ts';
import { rejection } from '../../support/rejection.ts';

const incomplete = { ...aDocument(1, 2, { place: aValue('Huế') }), missing: ['number', 'subject'] as const };

/** A document that lacks what it should have waits for a person. */
export function describeMissingFields(open: () => Store): void {
  describe('missing fields', () => {
    async function only(): Promise<DocumentRow> {
      const [document] = await open().readings.documents(anId(1));
      if (document === undefined) throw new Error('no document');
      return document;
    }
    async function give(field: 'number' | 'subject', value: string): Promise<void> {
      const { id: documentId, revision } = await only();
      await open().readings.setHumanValue({ documentId, revision, field, value: aHumanValue(value) });
    }

    beforeEach(async () => {
      await aReadFile(open(), 1, { texts: ['một', 'hai'], documents: [incomplete] });
    });

    it('ask for review until the last one is given', async () => {
      expect((await only()).needsReview).to.equal(true);
      await give('number', '12');
      expect((await only()).needsReview).to.equal(true);

      await give('subject', 'Về việc chỉnh lý');

      expect((await only()).needsReview).to.equal(false);
    });

    it('do not count where a value is unsure by which nothing is found or filed', async () => {
      const unsure = (field: 'recipients' | 'subject') =>
        aDocument(1, 2, { [field]: aValue('Như trên', { confidence: 0.5, needsReview: true }) });
      await open().readings.saveResult(aResult(anId(1), ['một', 'hai'], [unsure('recipients')]));
      expect((await only()).needsReview).to.equal(false);

      await open().readings.saveResult(aResult(anId(1), ['một', 'hai'], [unsure('subject')]));
      expect((await only()).needsReview).to.equal(true);
    });

    it('ask no more once a person has confirmed that the document has none, also after a new reading', async () => {
      const { id: documentId, revision } = await only();

      const confirmed = await open().readings.confirmDocument({ documentId, revision });
      await open().readings.saveResult(aResult(anId(1), ['một', 'hai'], [incomplete]));

      expect(confirmed.needsReview).to.equal(false);
      expect((await only()).needsReview).to.equal(false);
    });

    it('are asked for again when the confirmation is taken back, and the bounds where that is said', async () => {
      const { id: documentId, revision } = await only();
      expect(await open().readings.reviewOf(documentId)).to.deep.equal({ confirmed: false, doubtsBounds: false });
      const confirmed = await open().readings.confirmDocument({ documentId, revision });
      expect(await open().readings.reviewOf(documentId)).to.deep.equal({ confirmed: true, doubtsBounds: false });

      const seen = { documentId, revision: confirmed.revision };
      const reopened = await open().readings.reopenDocument({ ...seen, doubtsBounds: true });
      expect(reopened.needsReview).to.equal(true);
      expect(await open().readings.reviewOf(documentId)).to.deep.equal({ confirmed: false, doubtsBounds: true });
      expect(await rejection(open().readings.reopenDocument({ ...seen, doubtsBounds: false }))).to.include({
        code: 'stale',
      });
      expect(await open().readings.reviewOf('x')).to.equal(undefined);
    });

    it('are not confirmed by somebody who saw an older state', async () => {
      const { id: documentId, revision } = await only();
      await give('number', '12');

      expect(await rejection(open().readings.confirmDocument({ documentId, revision }))).to.have.property(
        'code',
        'stale',
      );
    });
  });
}
