import { expect } from 'chai';
import { pause, untilAborted } from '../../../src/infra/pause.ts';

/** Longer than any test may take. */
const LONG_MS = 600_000;

describe('infra/pause', () => {
  it('waits as long as it was told', async () => {
    const begun = performance.now();

    await pause(30, new AbortController().signal);

    expect(performance.now() - begun).to.be.at.least(29);
  });

  it('ends when the signal aborts, and at once when it has', async () => {
    const controller = new AbortController();
    const paused = pause(LONG_MS, controller.signal);

    controller.abort();

    await paused;
    await pause(LONG_MS, controller.signal);
    await untilAborted(controller.signal);
  });
});
