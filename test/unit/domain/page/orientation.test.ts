import { expect } from 'chai';
import {
  betterOrientation,
  isOrientationDoubtful,
  turnsToTry,
  type OrientationTrial,
} from '../../../../src/domain/page/orientation.ts';
import type { Box, QuarterTurn } from '../../../../src/domain/page/geometry.ts';

const LYING: Box = [10, 10, 60, 20];
const STANDING: Box = [10, 10, 20, 60];

function trial(turn: QuarterTurn, confidence: number, box: Box = LYING): OrientationTrial {
  return { turn, words: ['quyết', 'định', 'phê', 'duyệt', 'chương'].map((text) => ({ text, confidence, box })) };
}

describe('domain/page/orientation', () => {
  it('is sure of a page that reads well', () => {
    expect(isOrientationDoubtful(trial(0, 0.92).words)).to.equal(false);
    expect(turnsToTry(trial(0, 0.92))).to.deep.equal([]);
  });

  it('tries the page on its head where the words make no sense', () => {
    expect(turnsToTry(trial(0, 0.4))).to.deep.equal([180]);
    expect(turnsToTry(trial(270, 0.4))).to.deep.equal([90]);
  });

  it('turns a page to the left whose words stand on end and make sense', () => {
    expect(turnsToTry(trial(0, 0.95, STANDING))).to.deep.equal([270, 90]);
  });

  it('turns a page to the right whose words stand on end and make none', () => {
    expect(turnsToTry(trial(0, 0.38, STANDING))).to.deep.equal([90, 270]);
  });

  it('does not judge by a few letters', () => {
    const words = [{ text: 'MẬT', confidence: 0.3, box: LYING }];

    expect(isOrientationDoubtful(words)).to.equal(false);
    expect(isOrientationDoubtful([])).to.equal(false);
  });

  it('takes the turn that reads clearly better', () => {
    const upright = trial(180, 0.9);

    expect(betterOrientation(trial(0, 0.4), upright)).to.equal(upright);
  });

  it('stays with the first turn where the gain is small', () => {
    const first = trial(0, 0.55);

    expect(betterOrientation(first, trial(180, 0.6))).to.equal(first);
  });

  it('prefers words that lie to words that stand on end, though both read well', () => {
    const lying = trial(270, 0.93);

    expect(betterOrientation(trial(0, 0.95, STANDING), lying)).to.equal(lying);
    expect(betterOrientation(lying, trial(0, 0.95, STANDING))).to.equal(lying);
  });

  it('does not prefer a turn in which next to nothing was read', () => {
    const first = trial(0, 0.5);
    const few: OrientationTrial = { turn: 180, words: [{ text: 'an', confidence: 0.99, box: LYING }] };

    expect(betterOrientation(first, few)).to.equal(first);
  });
});
