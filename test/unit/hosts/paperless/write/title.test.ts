import { expect } from 'chai';
import { fileTitle, isFileTitle, titleOf } from '../../../../../src/hosts/paperless/write/title.ts';

describe('hosts/paperless/write/title', () => {
  it('says type, number, date and subject', () => {
    const values = {
      documentType: 'Quyết định',
      referenceNumber: '103/QĐ-UBND',
      issuedOn: '2015-01-05',
      subject: 'Về việc\nkiểm kê',
    };

    expect(titleOf(values)).to.equal('Quyết định 103/QĐ-UBND ngày 05/01/2015: Về việc kiểm kê');
  });

  it('leaves out what is not known, and makes none of nothing', () => {
    expect(titleOf({ number: '12', issuedOn: '2015-01' })).to.equal('12');
    expect(titleOf({ subject: 'Giấy mời họp' })).to.equal('Giấy mời họp');
    expect(titleOf({ documentType: 'Công văn', subject: 'A' })).to.equal('Công văn: A');
    expect(titleOf({})).to.equal(undefined);
    expect(titleOf({ documentType: 'Công văn' })).to.equal(undefined);
  });

  it('leaves out whole parts that have no room, and cuts nothing', () => {
    const long = 'Về việc '.repeat(20);

    expect(titleOf({ documentType: 'Công văn', referenceNumber: '1/UBND', subject: long })).to.equal('Công văn 1/UBND');
    expect(titleOf({ subject: long })).to.equal(undefined);
  });

  it('knows the title that the host makes of the name of a file', () => {
    const file = 'Công văn số 12.pdf';

    expect(isFileTitle({ title: 'Công văn số 12'.normalize('NFD'), original_file_name: file })).to.equal(true);
    expect(isFileTitle({ title: '', original_file_name: null })).to.equal(true);
    expect(isFileTitle({ title: 'a'.repeat(127), original_file_name: `${'a'.repeat(150)}.pdf` })).to.equal(true);
    expect(isFileTitle({ title: 'Công văn', original_file_name: file })).to.equal(false);
    expect(fileTitle({ id: 7, original_file_name: file })).to.equal('Công văn số 12');
    expect(fileTitle({ id: 7, original_file_name: null })).to.equal('7');
  });
});
