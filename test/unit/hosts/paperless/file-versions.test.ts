import { expect } from 'chai';
import {
  asSha256,
  oursAmong,
  readVersion,
  rootOf,
  shownVersion,
} from '../../../../src/hosts/paperless/file-versions.ts';
import type { WireVersion } from '../../../../src/hosts/paperless/wire-types.ts';

const [SCAN, OURS, THEIRS] = ['ab', 'cd', 'ef'].map((pair) => pair.repeat(32)) as [string, string, string];

function version(id: number, checksum: string, label: string | null = null): WireVersion {
  return { id, added: '2026-11-24T16:14:14Z', version_label: label, checksum, is_root: id === 29 };
}
const LABEL = 'Văn Khố'.normalize('NFD');

describe('hosts/paperless/file-versions', () => {
  it('reads the newest file that is not ours, in whatever order the host tells of them', () => {
    const record = { versions: [OURS] };
    const below = { id: 29, versions: [version(31, OURS, LABEL), version(30, THEIRS), version(29, SCAN)] };
    const above = { id: 29, versions: [version(29, SCAN), version(30, OURS, LABEL), version(31, THEIRS)] };

    expect([below, above].map((document) => readVersion(document, record).id)).to.deep.equal([30, 31]);
    expect([below, above].map((document) => shownVersion(document).id)).to.deep.equal([31, 31]);
    expect(readVersion({ id: 29, versions: [version(31, OURS), version(29, SCAN)] }, record).id).to.equal(29);
    expect(rootOf(above).id).to.equal(29);
  });

  it('knows ours by what was given, and by the label only where nothing of that is remembered', () => {
    const document = {
      id: 29,
      versions: [version(31, THEIRS, LABEL), version(30, OURS, 'khác'), version(29, SCAN, LABEL)],
    };
    const ours = (record: { versions?: readonly string[] } | undefined) =>
      oursAmong(document, record).map(({ id }) => id);

    expect([{ versions: [OURS] }, { versions: [] }, {}, undefined].map(ours)).to.deep.equal([[30], [], [31], [31]]);
  });

  it('has no versions and no SHA-256 where the host is of 2.x', () => {
    expect(readVersion({ id: 29 }, undefined)).to.deep.equal({ id: 29, checksum: null });
    expect([null, undefined, 'cd'.repeat(16)].map(asSha256)).to.deep.equal([undefined, undefined, undefined]);
    expect(asSha256(SCAN.toUpperCase())).to.equal(SCAN);
  });
});
