import { expect } from 'chai';
import { readLikeliest, type Glance } from '../../../../src/ocr/marks/likely-places.ts';

const glance = (x: number, degrees: number, share: number): Glance => ({ at: [x, 50], degrees, share, urgent: 0 });

/** The glances that were read, in order, and what came of it. */
function reading(glances: readonly Glance[], probabilityOf: (glance: Glance) => number) {
  const asked: Glance[] = [];
  const read = readLikeliest(glances, (one) => {
    asked.push(one);
    return { probability: probabilityOf(one), urgency: 0 };
  });
  return { asked: asked.map(({ share }) => share), read: read.map(({ probability }) => probability) };
}

describe('ocr/marks/likely-places', () => {
  it('reads a word once, where it is likeliest', () => {
    const seen = [glance(50, 14, 0.6), glance(54, -14, 0.9), glance(90, 0, 0.5)];

    expect(reading(seen, () => 0.8)).to.deep.equal({ asked: [0.9, 0.5], read: [0.8, 0.8] });
  });

  it('reads it in its other turns where the likeliest one says nothing', () => {
    const seen = [glance(50, -76, 0.9), glance(53, -76, 0.85), glance(54, 90, 0.8), glance(56, 104, 0.7)];

    const standing = reading(seen, ({ degrees }) => (degrees > 0 ? 0.95 : 0.02));
    expect(standing).to.deep.equal({ asked: [0.9, 0.8], read: [0.95] });
  });

  it('counts a turn across 180 degrees the short way round', () => {
    const seen = [glance(50, 175, 0.9), glance(52, -175, 0.8)];

    expect(reading(seen, () => 0).asked).to.deep.equal([0.9]);
  });

  it('stops at four words and at ten windows', () => {
    const words = Array.from({ length: 20 }, (_, i) => glance(i * 30, 0, 0.9 - i / 100));

    expect(reading(words, () => 0.9).asked).to.have.length(4);
    expect(reading(words, () => 0).asked).to.have.length(10);
  });
});
