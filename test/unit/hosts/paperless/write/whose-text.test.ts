import { expect } from 'chai';
import type { DeliveryRecord } from '../../../../../src/hosts/paperless/write/record-types.ts';
import { digestOf, sighted, whoseText } from '../../../../../src/hosts/paperless/write/whose-text.ts';
import type { WireVersion } from '../../../../../src/hosts/paperless/wire-types.ts';

const at = (minute: number) => `2026-11-24T16:${String(minute)}:00Z`;

function file(id: number, checksum: string, label: string | null = null): WireVersion {
  return { id, added: at(10), version_label: label, checksum, is_root: id === 7 };
}

function seen(content: string, modified = at(10), versions: readonly WireVersion[] = [file(7, 'scan')]) {
  return { id: 7, content, modified, versions };
}

/** What is known after looks at these, one after the other. */
function after(looks: readonly ReturnType<typeof seen>[], record?: DeliveryRecord): DeliveryRecord | undefined {
  return looks.reduce<DeliveryRecord | undefined>((known, look) => sighted(look, known), record);
}

describe('hosts/paperless/write/whose-text', () => {
  it('is the host’s what stands there at first, and what differs later is a person’s', () => {
    const record = after([seen('máy chủ'), seen('người sửa', at(20))]);

    expect([' ', 'máy chủ', ' máy chủ\r\n', 'người sửa'].map((text) => whoseText(text, record))).to.deep.equal([
      'nobody',
      'host',
      'host',
      'person',
    ]);
    expect(whoseText('gì đó', undefined)).to.equal('host');
  });

  it('is the host’s what it made anew, which leaves the time of change as it was', () => {
    const anew = after([seen('máy chủ'), seen('máy chủ đọc lại')]);
    const afterOthers = after([seen('máy chủ'), seen('máy chủ', at(20)), seen('máy chủ đọc lại', at(20))]);
    const overPerson = after([seen('máy chủ'), seen('người sửa', at(20)), seen('máy chủ đọc lại', at(20))]);

    for (const record of [anew, afterOthers, overPerson]) expect(whoseText('máy chủ đọc lại', record)).to.equal('host');
    expect(whoseText('người sửa', overPerson)).to.equal('person');
  });

  it('is a person’s, seen once or often', () => {
    const looks = [seen('máy chủ'), seen('người sửa', at(20)), seen('người sửa', at(20)), seen('người sửa', at(30))];

    expect(whoseText('người sửa', after(looks))).to.equal('person');
  });

  it('is the host’s what it read out of another file, but not what a person had written there before', () => {
    const two = [file(9, 'của người'), file(7, 'scan')];
    const added = after([seen('máy chủ'), seen('đọc tệp mới', at(20), two)]);
    const takenAway = after([seen('a'), seen('người sửa', at(20)), seen('b', at(30), two), seen('người sửa', at(40))]);

    expect(whoseText('đọc tệp mới', added)).to.equal('host');
    expect(whoseText('người sửa', takenAway)).to.equal('person');
  });

  it('is not looked at below a version of ours', () => {
    const record = { texts: [], versions: ['pdf'], before: digestOf('máy chủ') };

    const next = sighted(seen('chữ trong PDF', at(20), [file(9, 'pdf'), file(7, 'scan')]), record);

    expect(next).to.equal(record);
  });

  it('knows nothing new of what was seen as it stands', () => {
    const record = after([seen('máy chủ')]);

    expect(sighted(seen('máy chủ'), record)).to.equal(record);
    expect(record).to.deep.include({ texts: [], versions: [], before: digestOf('máy chủ') });
  });

  it('goes on with what older releases remembered, and leaves the label to tell of their versions', () => {
    const given = { texts: [digestOf('của ta')], before: digestOf('máy chủ') };
    const labelled = [file(9, 'pdf', 'Văn Khố'), file(7, 'scan')];

    const record = after([seen('của ta')], given);

    expect(record?.versions).to.equal(undefined);
    expect(whoseText('máy chủ', record)).to.equal('host');
    expect(whoseText('khác', after([seen('khác')], given))).to.equal('person');
    expect(sighted(seen('x', at(10), labelled), undefined).versions).to.equal(undefined);
  });
});
