import { expect } from 'chai';
import { decideDigits, type ReaderOpinion } from '../../../../src/domain/digits/decide.ts';

const CLEAN = { pieces: 2, cut: false };

function opinion(reader: string, value: string, confidence: number): ReaderOpinion {
  return { reader, ranked: [{ value, confidence }] };
}

describe('domain/digits/decide', () => {
  it('is certain where two readers say the same', () => {
    const decision = decideDigits([opinion('a', '27', 0.8), opinion('b', '27', 0.9)], CLEAN);

    expect(decision).to.include({ value: '27', certainty: 'certain' });
    expect(decision.opinions.map(({ reader }) => reader)).to.deep.equal(['a', 'b']);
  });

  it('takes 05 and 5 for the same, written as the first reader has it', () => {
    const decision = decideDigits([opinion('a', '05', 0.9), opinion('b', '5', 0.9)], { pieces: 1, cut: false });

    expect(decision).to.include({ value: '05', certainty: 'certain' });
  });

  it('proposes where readers differ or one is unsure', () => {
    const differing = decideDigits([opinion('a', '27', 0.95), opinion('b', '21', 0.9)], CLEAN);
    const unsure = decideDigits([opinion('a', '27', 0.95), opinion('b', '27', 0.3)], CLEAN);

    expect(differing).to.include({ value: '27', certainty: 'proposed', doubt: 'unsure' });
    expect(unsure).to.include({ value: '27', certainty: 'proposed', doubt: 'unsure' });
  });

  it('proposes five digits only: the last is more often a letter or the slash', () => {
    const both = [opinion('a', '34204', 1), opinion('b', '34204', 1)];

    expect(decideDigits(both, { pieces: 5, cut: false })).to.include({ value: '34204', certainty: 'proposed' });
  });

  it('asks more of a reader that is alone', () => {
    expect(decideDigits([opinion('a', '27', 0.72)], CLEAN).certainty).to.equal('proposed');
    expect(decideDigits([opinion('a', '27', 0.82)], CLEAN).certainty).to.equal('certain');
  });

  it('asks a person where there is more ink than digits, or the border may have cut some', () => {
    const both = [opinion('a', '27', 1), opinion('b', '27', 1)];

    expect(decideDigits(both, { pieces: 3, cut: false })).to.include({ certainty: 'proposed', doubt: 'pieces' });
    expect(decideDigits(both, { pieces: 2, cut: true })).to.include({ certainty: 'proposed', doubt: 'edge' });
  });

  it('asks a person where a letter stands behind the digits', () => {
    const both = [opinion('a', '31', 1), opinion('b', '31', 1)];

    expect(decideDigits(both, { ...CLEAN, letter: true })).to.include({ certainty: 'proposed', doubt: 'pieces' });
  });

  it('asks more of readers where the digits run into the print', () => {
    const both = [opinion('a', '27', 0.9), opinion('b', '27', 0.7)];
    const surely = [opinion('a', '27', 0.995), opinion('b', '27', 0.995)];

    expect(decideDigits(both, { ...CLEAN, joined: true })).to.include({ certainty: 'proposed', doubt: 'unsure' });
    expect(decideDigits(surely, { ...CLEAN, joined: true }).certainty).to.equal('certain');
    expect(decideDigits([opinion('a', '27', 0.85)], { ...CLEAN, joined: true })).to.include({ doubt: 'unsure' });
    expect(decideDigits([opinion('a', '27', 0.85)], CLEAN).certainty).to.equal('certain');
  });

  it('does not mind a cut border where all digits of a day are there', () => {
    const both = [opinion('a', '15', 1), opinion('b', '15', 1)];

    expect(decideDigits(both, { pieces: 2, cut: true, most: 2 }).certainty).to.equal('certain');
    expect(decideDigits([opinion('a', '5', 1)], { pieces: 1, cut: true, most: 2 })).to.include({ doubt: 'edge' });
  });

  it('offers nothing where nothing is written, or nobody has an idea', () => {
    const empty = decideDigits([opinion('a', '', 0.9), opinion('b', '', 0.9)], CLEAN);
    const lost = decideDigits([opinion('a', '27', 0.1), opinion('b', '64', 0.12)], CLEAN);

    expect(empty).to.include({ certainty: 'open', doubt: 'empty' });
    expect(lost).to.include({ certainty: 'open', doubt: 'unsure' });
    expect(empty).not.to.have.property('value');
    expect(lost).not.to.have.property('value');
  });

  it('offers nothing without readings', () => {
    expect(decideDigits([{ reader: 'a', ranked: [] }], CLEAN).certainty).to.equal('open');
  });
});
