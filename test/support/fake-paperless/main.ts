import { parseArgs } from 'node:util';
import { wait } from './core.ts';
import { FakePaperless } from './index.ts';

/** The fake host as a process of its own, for runs in which ours are killed. Ends with its standard input. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    workers: { type: 'string', default: '4' },
    pace: { type: 'string', default: '1' },
    token: { type: 'string' },
    'ocr-endpoint': { type: 'string' },
    'ocr-key': { type: 'string', default: '' },
    drop: { type: 'string', default: '0' },
    duplicate: { type: 'string', default: '0' },
    'delay-ms': { type: 'string', default: '0' },
    'commit-delay-ms': { type: 'string', default: '0' },
  },
});

const endpoint = values['ocr-endpoint'];
const fake = new FakePaperless({
  port: Number(values.port),
  workers: Number(values.workers),
  pace: Number(values.pace),
  beforeCommit: () => wait(Number(values['commit-delay-ms'])),
  remoteOcr: endpoint === undefined ? undefined : { endpoint, key: values['ocr-key'] },
});
if (values.token !== undefined) fake.admin.user.token = values.token;
fake.hooks.weather.drop = () => Math.random() < Number(values.drop);
fake.hooks.weather.copies = () => (Math.random() < Number(values.duplicate) ? 2 : 1);
fake.hooks.weather.delayMs = Number(values['delay-ms']);
await fake.start();
process.stdout.write(`${JSON.stringify({ url: fake.url, token: fake.admin.token })}\n`);
process.stdin.resume();
process.stdin.once('end', () => {
  void fake.stop();
});
