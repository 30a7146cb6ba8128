import { parentPort } from 'node:worker_threads';

// Answers a page without its text.
parentPort.on('message', ({ jobId, action }) => {
  parentPort.postMessage({ jobId, action, status: 'resolve', data: { tsv: null } });
});
