import { expect } from 'chai';
import { LONGEST_STRING, lengthOf } from '../../../../../src/hosts/paperless/field-values.ts';
import { fileTitle, isFileTitle, titleOf } from '../../../../../src/hosts/paperless/write/title.ts';

describe('hosts/paperless/write/title', () => {
  it('says type, number, date and subject', () => {
    const values = {
      documentType: 'Quyết định',
      referenceNumber: '103/QĐ-UBND',
      issuedOn: '2015-01-05',
      subject: 'Về việc\nkiểm kê',
    };

    expect(titleOf(values)).to.equal('Quyết định số 103/QĐ-UBND ngày 05/01/2015: Về việc kiểm kê');
  });

  it('leaves out what is not known, and makes none of nothing', () => {
    expect(titleOf({ number: '12', issuedOn: '2015-01' })).to.equal('Số 12');
    expect(titleOf({ subject: 'Giấy mời họp' })).to.equal('Giấy mời họp');
    expect(titleOf({ documentType: 'Công văn', subject: 'A' })).to.equal('Công văn: A');
    expect(titleOf({})).to.equal(undefined);
    expect(titleOf({ documentType: 'Công văn' })).to.equal(undefined);
  });

  it('cuts a long subject at a word, within what a title holds', () => {
    const subject = 'Về việc kiểm kê tài sản công của các đơn vị '.repeat(5);

    const title = titleOf({ documentType: 'Công văn', referenceNumber: '1/UBND', subject }) ?? '';
    const alone = titleOf({ subject }) ?? '';

    expect(title).to.match(/^Công văn số 1\/UBND: Về việc kiểm kê tài sản .*\p{L}…$/u);
    expect(lengthOf(title)).to.be.within(118, LONGEST_STRING);
    const words = title.slice(title.indexOf(': ') + 2, -1);
    expect(subject.startsWith(`${words} `)).to.equal(true);
    expect(alone).to.match(/^Về việc kiểm kê .*…$/);
  });

  it('leaves out a subject of which no word has room, and cuts no number', () => {
    const endless = 'a'.repeat(LONGEST_STRING + 1);

    expect(titleOf({ documentType: 'Công văn', referenceNumber: '1/UBND', subject: endless })).to.equal(
      'Công văn số 1/UBND',
    );
    expect(titleOf({ subject: endless })).to.equal(undefined);
    expect(titleOf({ referenceNumber: endless, subject: 'Về việc kiểm kê' })).to.equal(undefined);
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
