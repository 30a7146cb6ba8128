import { expect } from 'chai';
import { applyPatch } from '../../../../../src/hosts/paperless/write/apply.ts';
import type { HostPatch, HostPatchResult } from '../../../../../src/ports/host-values.ts';
import { HostError } from '../../../../../src/ports/errors.ts';
import type { WireDocument } from '../../../../../src/hosts/paperless/wire-types.ts';
import { aWireDocument, lostAnswer, MemoryDocument } from '../../../../support/paperless/memory-document.ts';
import { FOREIGN, registeredWorld } from '../../../../support/paperless/registered-objects.ts';
import { rejection } from '../../../../support/rejection.ts';

const world = registeredWorld();

function aHost(document: Partial<WireDocument> = {}): MemoryDocument {
  return new MemoryDocument({ ...world, document: aWireDocument(document) });
}

function apply(host: MemoryDocument, patch: Partial<HostPatch>, quietAt?: string): Promise<HostPatchResult> {
  const context = {
    quietAt,
    hostId: 'paperless-1',
    api: host.api,
    registered: world.source(host.api),
    clock: { now: () => new Date('2026-11-24T16:15:00Z') },
  };
  return applyPatch({ context, id: 7, patch: { values: {}, baseline: {}, ...patch }, signal: undefined });
}

const someone = { field: FOREIGN.fields[0], value: 'Số kho 5' };

describe('hosts/paperless/write/apply', () => {
  describe('what is written', () => {
    it('fills empty fields, the type, the date and the title, and tells what stood there before', async () => {
      const host = aHost({ custom_fields: [someone], tags: [FOREIGN.tags[0]] });

      const result = await apply(host, {
        values: {
          documentType: 'Quyết định',
          referenceNumber: '103/QĐ-UBND',
          issuedOn: '2015-01-05',
          subject: 'Về việc kiểm kê',
        },
        marks: ['done'],
      });

      expect(host.fieldOf(world.field('referenceNumber'))).to.equal('103/QĐ-UBND');
      expect(host.fieldOf(world.field('issuedOn'))).to.equal('2015-01-05');
      expect(host.document).to.include({ created: '2015-01-05', document_type: world.type('Quyết định') });
      expect(host.document.title).to.equal('Quyết định số 103/QĐ-UBND ngày 05/01/2015: Về việc kiểm kê');
      expect(host.document.custom_fields).to.deep.include(someone);
      expect(host.document.tags).to.include.members([FOREIGN.tags[0], world.mark('done')]);
      expect(result).to.deep.include({ changed: true, conflicts: [] });
      expect(result.written).to.include({ referenceNumber: '103/QĐ-UBND', title: host.document.title });
      expect(result.before).to.include({ referenceNumber: null, title: 'Scan_0001' });
      expect(host.writes).to.deep.equal(['modifyCustomFields', 'patchDocument']);
    });

    it('takes what we gave the document for nobody’s work', async () => {
      const modified = '2026-11-24T23:14:40+07:00';
      const host = aHost({ modified });

      await apply(
        host,
        { values: { referenceNumber: '103/QĐ-UBND', issuedOn: '2015-01-05' }, marks: ['done'] },
        modified,
      );

      expect(host.writes).to.deep.equal(['modifyCustomFields', 'patchDocument']);
    });

    it('sends tags apart, where a person may be at work in the document', async () => {
      const host = aHost({ modified: '2026-11-24T23:14:40+07:00' });
      host.at = ({ call, when }) => {
        if (call === 'patchDocument' && when === 'before') host.document.tags = [FOREIGN.tags[0]];
      };

      await apply(host, { values: { number: '12', issuedOn: '2015-01-05' }, marks: ['done'] });

      expect(host.writes).to.deep.equal(['modifyCustomFields', 'patchDocument', 'modifyTags']);
      expect(host.document.tags).to.include.members([FOREIGN.tags[0], world.mark('done')]);
    });

    it('writes nothing the second time', async () => {
      const host = aHost();
      const patch = {
        values: { number: '12', addressees: ['Sở Nội vụ', 'Sở Tài chính'] },
        marks: ['done'],
        notes: ['Ghi chú'],
      } as const;
      const first = await apply(host, patch);
      host.writes.length = 0;

      const second = await apply(host, { ...patch, baseline: first.written });

      expect(host.writes).to.deep.equal([]);
      expect(second).to.deep.include({
        changed: false,
        before: {},
        written: first.written,
        fingerprint: first.fingerprint,
      });
    });

    it('sends NFC, lists one entry a line, and a date without its day into the field for it', async () => {
      const host = aHost({ custom_fields: [{ field: world.field('issuedOn'), value: null }] });

      await apply(host, {
        values: { place: 'Đà Lạt'.normalize('NFD'), recipients: ['Như trên', 'Lưu: VT'], issuedOn: '2015-01' },
      });

      expect(host.fieldOf(world.field('place'))).to.equal('Đà Lạt'.normalize('NFC'));
      expect(host.fieldOf(world.field('recipients'))).to.equal('Như trên\nLưu: VT');
      expect(host.fieldOf(world.field('issuedOn.partial'))).to.equal('2015-01');
      expect(host.fieldOf(world.field('issuedOn'))).to.equal(null);
    });

    it('sets the date of the document to the first day it can mean, where the host had guessed another', async () => {
      for (const [issuedOn, created] of [
        ['2015-01-05', '2015-01-05'],
        ['2015-01', '2015-01-01'],
        ['2015', '2015-01-01'],
        ['2015-02-30', '2026-11-01'],
      ] as const) {
        const host = aHost({});

        await apply(host, { values: { issuedOn } });

        expect(host.document.created, issuedOn).to.equal(created);
      }
      const dated = aHost({ created: '2015-03-07' });

      await apply(dated, { values: { issuedOn: '2015' } });

      expect(dated.document.created, 'a day within the year').to.equal('2015-03-07');
    });

    it('sends the id of an option, never its label', async () => {
      const host = aHost();

      await apply(host, {
        values: { urgency: 'Hỏa tốc', retentionHold: true, evidence: 'http://10.0.0.5:8484/files/1' },
      });

      expect(host.fieldOf(world.field('urgency'))).to.equal('hoatoc');
      expect(host.fieldOf(world.field('retentionHold'))).to.equal(true);
    });

    it('makes no type and no option that the host does not have', async () => {
      const host = aHost();

      const result = await apply(host, { values: { documentType: 'Bùa chú', urgency: 'Rất khẩn' } });

      expect(host.document.document_type).to.equal(null);
      expect(host.document.custom_fields).to.deep.equal([]);
      expect(result.written).to.deep.equal({});
      expect(host.notes).to.have.length(2); // and no call that makes objects: the API of this test has none
    });

    it('takes back its own values and leaves the fields on the document', async () => {
      const host = aHost();
      const { written } = await apply(host, { values: { number: '12', place: 'Đà Lạt', subject: 'Về việc A' } });

      const result = await apply(host, {
        values: { number: null, place: null, subject: null, title: null },
        baseline: written,
      });

      expect(host.fieldOf(world.field('number'))).to.equal(null);
      expect(host.document.title).to.equal('Scan_0001');
      expect(result.written).to.deep.equal({});
    });

    it('takes a title back that is made of its own values, also where nobody knows any more who wrote it', async () => {
      const host = aHost();
      const { written } = await apply(host, { values: { referenceNumber: '1/QĐ', subject: 'Việc kín' } });
      const { title, ...known } = written;
      expect(host.document.title).to.equal(title);
      const gone = { referenceNumber: null, subject: null, title: null };
      await apply(host, { values: gone, baseline: known });
      const named = aHost({ title: 'Của người' });
      await apply(named, { values: gone, baseline: known });

      expect(host.document.title).to.equal('Scan_0001');
      expect(named.document.title).to.equal('Của người');
    });

    it('undoes a write with what it told of it', async () => {
      const host = aHost({ custom_fields: [{ field: world.field('place'), value: 'Đà Lạt' }] });
      const first = await apply(host, {
        values: { number: '12', place: 'Huế', subject: 'A' },
        baseline: { place: 'Đà Lạt' },
      });

      await apply(host, { values: first.before, baseline: first.written });

      expect(host.fieldOf(world.field('place'))).to.equal('Đà Lạt');
      expect(host.fieldOf(world.field('number'))).to.equal(null);
      expect(host.document.title).to.equal('Scan_0001');
    });
  });

  describe('values of people', () => {
    it('leaves another value alone and tells of it', async () => {
      const host = aHost({ custom_fields: [{ field: world.field('number'), value: '21' }] });

      const result = await apply(host, { values: { number: '12', place: 'Huế' } });

      expect(host.fieldOf(world.field('number'))).to.equal('21');
      expect(result.conflicts).to.deep.equal([{ field: 'number', ours: '12', theirs: '21' }]);
      expect(result.written).not.to.have.property('number');
    });

    it('leaves a field empty that a person emptied, also the next time', async () => {
      const host = aHost();
      const first = await apply(host, { values: { number: '12' } });
      host.setField(world.field('number'), '');

      const second = await apply(host, { values: { number: '13' }, baseline: first.written });
      const third = await apply(host, { values: { number: '13' }, baseline: second.written });

      expect(host.fieldOf(world.field('number'))).to.equal('');
      expect(second.conflicts).to.deep.equal([{ field: 'number', ours: '13', theirs: null }]);
      expect(third.conflicts).to.deep.equal(second.conflicts);
    });

    it('takes a value typed the same for its own', async () => {
      const host = aHost({ custom_fields: [{ field: world.field('place'), value: ' Huế'.normalize('NFD') }] });

      const result = await apply(host, { values: { place: 'Huế' } });

      expect(host.writes).to.deep.equal([]);
      expect(result.written).to.include({ place: 'Huế' });
    });

    it('keeps the type and the date that a person chose, and says so in the document', async () => {
      const host = aHost({ document_type: FOREIGN.type });
      const first = await apply(host, { values: { issuedOn: '2015-01-05' } });
      host.document.created = '2015-01-06';

      const result = await apply(host, {
        values: { documentType: 'Công văn', issuedOn: '2015-01-05' },
        baseline: first.written,
        marks: ['done'],
      });

      expect(host.document).to.include({ document_type: FOREIGN.type, created: '2015-01-06' });
      expect(result.conflicts).to.deep.equal([{ field: 'documentType', ours: 'Công văn', theirs: 'Loại của người' }]);
      expect(host.notes.map(({ note }) => note).join()).to.include('06/01/2015');
      expect(host.document.tags).to.include(world.mark('conflict'));
    });
  });

  describe('marks, requests, notes', () => {
    it('changes its own marks only and takes an answered request away in the same write', async () => {
      const host = aHost({ tags: [...FOREIGN.tags, world.mark('review'), world.request('read-again')] });

      await apply(host, { marks: ['done'], answered: ['read-again'] });

      expect(host.writes).to.deep.equal(['modifyTags']);
      expect(host.document.tags).to.include.members([...FOREIGN.tags, world.mark('done')]);
      expect(host.document.tags).not.to.include.members([world.mark('review')]);
      expect(host.document.tags).not.to.include.members([world.request('read-again')]);
    });

    it('takes a request away only after what it asked for stands there', async () => {
      const host = aHost({ tags: [world.request('catalogue-again')], modified: '2026-11-24T23:14:40+07:00' });
      host.at = ({ call, when }) => {
        if (call === 'patchDocument' && when === 'before') throw lostAnswer();
      };

      const error = await rejection(
        apply(host, {
          values: { number: '12', issuedOn: '2015-01-05' },
          marks: ['done'],
          answered: ['catalogue-again'],
        }),
      );

      expect(error).to.include({ code: 'timeout' });
      expect(host.document.tags).to.deep.equal([world.request('catalogue-again')]);
    });

    it('leaves a mark under which a person hung a tag of theirs', async () => {
      const own = { id: 610, name: 'Của người', parent: world.mark('review') };
      const host = new MemoryDocument({
        ...world,
        tags: [...world.tags, own],
        document: aWireDocument({ tags: [own.id, world.mark('review')] }),
      });

      await apply(host, { marks: ['done'] });

      expect(host.document.tags).to.include.members([own.id, world.mark('review'), world.mark('done')]);
    });

    it('writes a note once, whatever the Unicode form it stands there in', async () => {
      const host = aHost();
      host.notes.push({ id: 1, note: 'Tệp bị giữ lại'.normalize('NFD') });

      await apply(host, { notes: ['Tệp bị giữ lại', 'Trang 2 mờ', 'Trang 2 mờ'] });

      expect(host.notes.map(({ note }) => note.normalize('NFC'))).to.deep.equal(['Tệp bị giữ lại', 'Trang 2 mờ']);
    });

    it('reads notes back when the answer to one was lost', async () => {
      const host = aHost();
      let isLost = false;
      host.at = ({ call, when }) => {
        if (call !== 'addNote' || when !== 'after' || isLost) return;
        isLost = true;
        throw lostAnswer();
      };

      await apply(host, { notes: ['Trang 2 mờ'] });

      expect(host.notes).to.have.length(1);
    });
  });

  describe('values that the host cannot hold', () => {
    it('cuts nothing: a text too long for its field becomes a note and a mark', async () => {
      const host = aHost();
      const long = 'Đ'.repeat(129);

      const result = await apply(host, { values: { place: long, subject: long } });

      expect(host.fieldOf(world.field('place'))).to.equal(undefined);
      expect(host.fieldOf(world.field('subject'))).to.equal(long);
      expect(host.notes[0]?.note).to.include(long);
      expect(host.document.tags).to.include(world.mark('conflict'));
      expect(result.written).not.to.have.property('place');
    });

    it('sends no value of a type that the field does not have', async () => {
      const fields = world.fields.map((field) =>
        field.id === world.field('pageCount') ? { ...field, data_type: 'boolean' as const } : field,
      );
      const host = new MemoryDocument({ ...world, fields, document: aWireDocument() });

      const result = await apply(host, {
        values: { pageCount: 3, sheetCount: 2, urgency: 'Rất khẩn', retentionDueOn: '2015-02-30' },
      });

      expect(host.document.custom_fields).to.deep.equal([{ field: world.field('sheetCount'), value: 2 }]);
      expect(result.written).to.deep.equal({ sheetCount: 2 });
      expect(host.notes).to.have.length(3);
    });
  });

  describe('lost answers and others who write', () => {
    for (const when of ['before', 'after'] as const)
      it(`reads back when an answer is lost ${when} the write was done`, async () => {
        const host = aHost();
        let lost = 0;
        host.at = (moment) => {
          if (moment.call !== 'modifyCustomFields' || moment.when !== when || lost > 0) return;
          lost += 1;
          throw lostAnswer();
        };

        const result = await apply(host, { values: { number: '12' }, marks: ['done'] });

        expect(host.fieldOf(world.field('number'))).to.equal('12');
        expect(result.before).to.include({ number: null });
        expect(host.writes.filter((call) => call === 'modifyCustomFields')).to.have.length(1);
      });

    it('gives the failure back when it stays', async () => {
      const host = aHost();
      host.at = ({ call, when }) => {
        if (call === 'modifyCustomFields' && when === 'before') throw lostAnswer();
      };

      const error = await rejection(apply(host, { values: { number: '12' } }));

      expect(error).to.be.instanceOf(HostError).and.to.include({ code: 'timeout', retryable: true });
      expect(host.writes).to.deep.equal([]);
    });

    it('gives up as a conflict when something else stands there each time', async () => {
      const host = aHost();
      host.at = ({ call, when }) => {
        if (call === 'modifyTags' && when === 'after') host.document.tags = [];
      };

      const error = await rejection(apply(host, { marks: ['done'] }));

      expect(error).to.include({ code: 'conflict', retryable: true });
      expect(host.writes).to.have.length(2);
    });

    it('says that a document is gone', async () => {
      const host = aHost({ id: 8 });

      expect(await rejection(apply(host, { values: { number: '12' } }))).to.include({ code: 'not-found' });
    });
  });
});
