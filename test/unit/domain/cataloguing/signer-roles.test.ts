import { expect } from 'chai';
import type { PrintedLine } from '../../../support/page-builder.ts';
import { readPaper } from '../../../support/read-paper.ts';

describe('domain/cataloguing: the role of the signer under pens', () => {
  it('knows the deputy by the room of his line where a pen lies over it, and asks where that holds another office', () => {
    const role = (deputy: string) =>
      readPaper({ role: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', deputy] }, (line) =>
        line.text === deputy ? { ...line, confidence: 0.5 } : line,
      ).signerRole;

    for (const covered of ['THÔ XÁ N TỊCH', 'PHOI CHN UCH'])
      expect(role(covered), covered).to.deep.include({
        value: 'TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH',
        needsReview: false,
      });
    expect(role('THÔ XÁ N TỊCH THƯỜ NO TRỰC')?.needsReview).to.equal(true);
  });

  it('asks where somebody would sign for the holder of his own office: what stood before it is covered', () => {
    const { signerRole } = readPaper({ role: ['KT. GIÁM ĐỐC', 'GIÁM ĐỐC'] });

    expect(signerRole?.needsReview).to.equal(true);
    expect(readPaper({ role: ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'] }).signerRole?.needsReview).to.equal(false);
  });

  it('leaves out a stroke between the words of an office, and one glued to the power', () => {
    const struck = (line: PrintedLine) =>
      line.text === 'BỘ TRƯỞNG' ? [line, { ...line, text: 'I', x: line.x - 4.5, confidence: 0 }] : [line];

    expect(readPaper({ role: ['BỘ TRƯỞNG'] }, struck).signerRole).to.deep.include({
      value: 'BỘ TRƯỞNG',
      needsReview: false,
    });
    expect(readPaper({ role: ['_TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'] }).signerRole).to.deep.include({
      value: 'TM. ỦY BAN NHÂN DÂN CHỦ TỊCH',
      needsReview: false,
    });
  });

  it('knows the chairman who signs for a committee by the room of his line, and no office of another width', () => {
    const role = (chair: string) =>
      readPaper({ role: ['TM. ỦY BAN NHÂN DÂN', chair] }, (line) =>
        line.text === chair ? { ...line, confidence: 0.3 } : line,
      ).signerRole;

    expect(role('CHUỊNCM')).to.deep.include({ value: 'TM. ỦY BAN NHÂN DÂN CHỦ TỊCH', needsReview: false });
    expect(role('KÍ. CHUỤ NỊCHA')?.needsReview).to.equal(true);
  });

  it('is sure of an office of the list of which one word was hardly read', () => {
    const { signerRole } = readPaper({ role: ['GIAM ĐÓỌC'] }, (line) =>
      line.text === 'GIAM ĐÓỌC' ? { ...line, confidence: 0.61 } : line,
    );

    expect(signerRole).to.deep.include({ value: 'GIÁM ĐỐC', needsReview: false });
  });

  it('spells a power that a pen tore by the deputy below it, and an office with a small letter', () => {
    const torn = readPaper({ role: ['TM. ỦY BAN NHÂN DÂN', 'K T" T. CHƯ TỊCH', 'PHÓ CHỦ TỊCH'] }, (line) =>
      line.text.startsWith('K T') ? { ...line, confidence: 0.6 } : line,
    ).signerRole;

    expect(torn?.value).to.equal('TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH');
    expect(readPaper({ role: ['TM. ỦY BAN NHÂN DÂN', 'cHU TỊCH'] }).signerRole?.value).to.equal(
      'TM. ỦY BAN NHÂN DÂN CHỦ TỊCH',
    );
  });

  it('names a head of whom letters were lost by his deputy, and takes the end of a pen for no office', () => {
    const cut = readPaper({ role: ['KT. BỘ TRƯỞ', 'THỨ TRƯỞNG'] }, (line) =>
      line.text === 'KT. BỘ TRƯỞ' ? { ...line, confidence: 0.8 } : line,
    ).signerRole;
    const pen = readPaper({ role: ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', 'Z2 N'] }, (line) =>
      line.text === 'Z2 N' ? { ...line, confidence: 0.44 } : line,
    ).signerRole;

    expect(cut).to.deep.include({ value: 'KT. BỘ TRƯỞNG THỨ TRƯỞNG', needsReview: false });
    expect(pen).to.deep.include({ value: 'KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC', needsReview: false });
  });

  it('is sure of the power above a deputy who was read, whatever a pen made of it', () => {
    const { signerRole } = readPaper({ role: ['TM. ỦY BAN NHÂN DÂN', 'KẾT CHỦ TỊCH', 'PHÓ CHỦ TỊCH'] }, (line) =>
      line.text.startsWith('KẾT') ? { ...line, confidence: 0.73 } : line,
    );

    expect(signerRole).to.deep.include({
      value: 'TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH',
      needsReview: false,
    });
  });

  it('knows the power above the deputy without its stop', () => {
    const { signerRole } = readPaper({ role: ['TM. ỦY BAN NHÂN DÂN', 'KẾT CHỦ TỊCH', 'PHÓ CHỦ TỊCH'] });

    expect(signerRole?.value).to.equal('TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH');
  });
});
