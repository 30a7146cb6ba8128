import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { sealedText } from '../../../src/domain/hosts/sealed-value.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { aReadFile, anId } from '../../support/store/builders.ts';

/** What a purge leaves of values that were written into a host. */
export function describeSealedValues(open: () => OpenStore): void {
  describe('values written into a host, purged', () => {
    it('are known only by salted hashes after a purge, whose salt stays the same', async () => {
      await aReadFile(open(), 1, { texts: ['một'] });
      const patch = { values: { number: '4711', notation: null }, baseline: {} };
      await open().hostDocuments.save(anId(1), {
        baseline: { subject: 'Họp kín' },
        taken: { signer: 'Mật Danh' } as object,
        intended: { patch, before: { subject: 'cũ bí mật' } },
        conflicts: [{ field: 'subject', ours: 'Họp kín', theirs: 'x' }],
        textSha256: 't',
        fingerprint: 'f',
      });

      await open().readings.purge(anId(1));
      await open().readings.purge(anId(1));

      const state = await open().hostDocuments.find(anId(1));
      expect(state).to.deep.include({ baseline: {}, taken: {}, intended: null, conflicts: [], textSha256: null });
      expect(state?.fingerprint).to.equal('f');
      const { salt, hashes } = state?.sealed ?? { salt: '', hashes: {} };
      const hashOf = (field: string, value: string) =>
        createHash('sha256')
          .update(sealedText(salt, field, value))
          .digest('hex');
      expect(hashes).to.deep.equal({ subject: [hashOf('subject', 'Họp kín')], number: [hashOf('number', '4711')] });
      const { rows } = await open().connection.execute('select to_jsonb(d)::text as text from vankho.host_document d');
      expect(JSON.stringify(rows)).to.not.match(/Họp|4711|Mật Danh|bí mật/);
    });

    it('keep through a purge the day that stood in the host before anything of ours', async () => {
      await aReadFile(open(), 1, { texts: ['một'] });
      await open().hostDocuments.save(anId(1), { baseline: { created: '2015-01-05', createdBefore: '2026-11-01' } });

      await open().readings.purge(anId(1));

      const state = await open().hostDocuments.find(anId(1));
      expect(state?.baseline).to.deep.equal({ createdBefore: '2026-11-01' });
      expect(state?.sealed?.hashes).to.have.keys('created');
    });

    it('keep that day too where it is not known whether the first write was carried out', async () => {
      await aReadFile(open(), 1, { texts: ['một'] });
      const intended = { patch: { values: { issuedOn: '2015' }, baseline: {} }, before: { created: '2026-11-01' } };
      await open().hostDocuments.save(anId(1), { intended });

      await open().readings.purge(anId(1));

      expect((await open().hostDocuments.find(anId(1)))?.baseline).to.deep.equal({ createdBefore: '2026-11-01' });
    });
  });
}
