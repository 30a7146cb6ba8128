import { setImmediate } from 'node:timers';
import { parentPort } from 'node:worker_threads';

// Starts as it should, then throws outside any handler when it is given a page.
parentPort.on('message', ({ jobId, action }) => {
  if (action === 'recognize')
    setImmediate(() => {
      throw new Error('out of bounds');
    });
  else parentPort.postMessage({ jobId, action, status: 'resolve', data: {} });
});
