import { parentPort } from 'node:worker_threads';

// Never comes back from a page.
parentPort.on('message', ({ jobId, action }) => {
  if (action === 'recognize') for (;;);
  parentPort.postMessage({ jobId, action, status: 'resolve', data: {} });
});
