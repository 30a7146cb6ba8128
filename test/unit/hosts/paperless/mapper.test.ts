import { expect } from 'chai';
import { isScan, nameOf, toDocument, toEvent, toPendingEvent } from '../../../../src/hosts/paperless/mapper.ts';
import type { Registered } from '../../../../src/hosts/paperless/registered.ts';
import type { WireDocument, WireVersion } from '../../../../src/hosts/paperless/wire-types.ts';

const SHA256 = 'ab'.repeat(32);
const FILE = { id: 29, checksum: SHA256 };
const NO_SUM = { id: 29, checksum: null };

const REGISTERED: Registered = {
  fields: new Map(),
  marks: new Map(),
  requests: new Map([['accept', 7]]),
  documentTypes: new Map([['Công văn', 3]]),
  typeNames: new Map([[3, 'Công văn đến']]),
  tagParents: new Map(),
};

function version(id: number, checksum: string | null, is_root: boolean): WireVersion {
  return { id, added: '2026-11-24T16:14:14Z', version_label: null, checksum, is_root };
}

function aDocument(changes: Partial<WireDocument> = {}): WireDocument {
  return {
    ...{ id: 29, title: 'Quyết định 7', content: 'Text.', tags: [], document_type: null, correspondent: null },
    ...{ storage_path: null, created: '2015-01-05', modified: '2026-11-24T23:14:14.747381+07:00' },
    ...{ added: '2026-11-24T23:14:14+07:00', original_file_name: 'a.pdf', archived_file_name: null },
    ...{ mime_type: 'application/pdf', page_count: 1, owner: null, custom_fields: [] },
    versions: [version(29, SHA256, true)],
    ...changes,
  };
}

describe('hosts/paperless/mapper', () => {
  it('takes the checksum of the file where the document has none', () => {
    const document = toDocument(
      aDocument({ versions: [] }),
      { version: NO_SUM, bytes: 5, checksum: SHA256.toUpperCase() },
      REGISTERED,
    );

    expect(document).to.include({ sha256: SHA256, bytes: 5 });
  });

  const NAMES = [
    [{ title: 'Quyết định'.normalize('NFD') }, 'Quyết định'],
    [{ title: ' a\nb\u202Ec ' }, 'a b c'],
    [{ title: '', original_file_name: 'Công văn.pdf' }, 'Công văn.pdf'],
    [{ title: ' ', original_file_name: null }, '#29'],
  ] as const;
  for (const [changes, name] of NAMES) {
    it(`calls ${JSON.stringify(changes)} ${name}`, () => {
      expect(nameOf(aDocument(changes))).to.equal(name);
    });
  }

  it('knows which files are scans', () => {
    const types = ['application/pdf', 'image/jpeg', 'image/tiff', 'image/png', '', 'text/plain', 'image/webp'];

    const scans = types.filter((mime_type) => isScan({ mime_type }));

    expect(scans).to.deep.equal(types.slice(0, 5));
  });

  it('shows type, requests and the time of the last change', () => {
    const wire = aDocument({ document_type: 3, tags: [7, 8] });

    const document = toDocument(wire, { version: FILE, bytes: 5, checksum: SHA256 }, REGISTERED);

    expect(document).to.deep.include({
      values: { documentType: 'Công văn', title: 'Quyết định 7', created: '2015-01-05' },
      requests: ['accept'],
      version: SHA256,
    });
    expect(document.modifiedAt.toISOString()).to.equal('2026-11-24T16:14:14.747Z');
  });

  it('tells of a document, of one that may have been posted before, and of one that is no scan', () => {
    const posted = { registered: REGISTERED, isRecognised: true, file: FILE };
    const kinds = [
      toEvent('added', aDocument(), { registered: REGISTERED, isRecognised: false, file: FILE }),
      toEvent('added', aDocument(), posted),
      toEvent('changed', aDocument({ mime_type: 'text/plain' }), posted),
    ].map(({ kind, code, renamedFrom }) => [kind, code, renamedFrom]);

    expect(kinds).to.deep.equal([
      ['added', undefined, undefined],
      ['added', undefined, `ocr:${SHA256}`],
      ['problem', 'file-type-unknown', undefined],
    ]);
  });

  it('says of a posted file that still waits that its text is missing', () => {
    const pending = { sha256: SHA256, bytes: 1, receivedAt: new Date(0), isAnswered: false };

    expect(toPendingEvent(pending)).to.include({ kind: 'problem', code: 'text-wanted', name: 'Bản quét abababab' });
    expect(toPendingEvent({ ...pending, isAnswered: true }).code).to.equal(undefined);
  });
});
