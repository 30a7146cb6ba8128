import { expect } from 'chai';
import { pause, untilAborted, watched } from '../../../src/infra/pause.ts';
import { rejection } from '../../support/rejection.ts';

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

  it('waits for work no longer than its watch lives, and ends the watch with it', async () => {
    let ended: AbortSignal | undefined;
    await watched(Promise.resolve(), (signal) => untilAborted((ended = signal)));
    const error = await rejection(watched(new Promise(() => undefined), () => Promise.reject(new Error('broken'))));

    expect(ended?.aborted).to.equal(true);
    expect(error).to.have.property('message', 'broken');
  });
});
