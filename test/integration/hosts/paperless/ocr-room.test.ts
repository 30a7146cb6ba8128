import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { createPendingStore, type PendingStore } from '../../../../src/hosts/paperless/ocr/pending.ts';
import { createOcrRoutes } from '../../../../src/hosts/paperless/ocr/routes.ts';
import type { InboundRoute } from '../../../../src/ports/host-inbound.ts';
import { FakePaperless } from '../../../support/fake-paperless/index.ts';
import { serveRoutes, type ServedRoutes } from '../../../support/paperless/serve-routes.ts';
import { OCR_KEYS, paperlessSettings } from '../../../support/paperless/settings.ts';
import { makeTempDir, removeTempDir } from '../../../support/temp-dir.ts';

const POST = '/documentintelligence/documentModels/prebuilt-read:analyze?api-version=2024-11-30';
const HOUR_MS = 3_600_000;
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');
const fileOf = (name: string) => Buffer.from(`%PDF-1.4 ${name}`.padEnd(1000));

describe('hosts/paperless/ocr: room for posted files', () => {
  let folder: string;
  let now: Date;
  let store: PendingStore;
  let routes: readonly InboundRoute[];
  let served: ServedRoutes;
  const warnings: string[] = [];
  const clock = { now: () => now };

  beforeEach(async () => {
    now = new Date('2026-11-28T08:00:00Z');
    folder = await makeTempDir();
    served = await serveRoutes(() => routes);
    const settings = paperlessSettings({ inboundFolder: folder, publicUrl: served.url, postedBytes: 3500 });
    store = createPendingStore({ folder, clock, mostBytes: settings.postedBytes });
    const warn = (text: string) => void warnings.push(text);
    routes = createOcrRoutes(settings, store, { clock, log: { info: () => undefined, warn, error: () => undefined } });
    warnings.length = 0;
  });
  afterEach(async () => {
    await served.close();
    await removeTempDir(folder);
  });

  async function post(name: string): Promise<Response> {
    const headers = { 'Ocp-Apim-Subscription-Key': OCR_KEYS[0], 'content-type': 'application/json' };
    const body = JSON.stringify({ base64Source: fileOf(name).toString('base64') });
    return await fetch(`${served.url}${POST}`, { method: 'POST', body, headers });
  }
  const pass = (ms: number) => (now = new Date(now.getTime() + ms));
  const waits = async (name: string) => (await store.find(sha256(fileOf(name)))) !== undefined;

  async function answer(name: string): Promise<void> {
    const path = join(folder, 'made');
    await writeFile(path, '%PDF');
    const made = { path, sha256: sha256('%PDF') };
    await store.answer(sha256(fileOf(name)), { text: made, pdf: made });
  }

  it('is bounded: beyond it the host is asked to come again, and what waits stays', async () => {
    const answers = [];
    for (const name of ['a', 'b', 'c', 'd', 'e']) answers.push(await post(name));

    expect(answers.map(({ status }) => status)).to.deep.equal([202, 202, 202, 202, 429]);
    expect(answers[4]?.headers.get('retry-after')).to.equal('120');
    expect(await Promise.all(['a', 'b', 'c', 'd'].map(waits))).to.deep.equal([true, true, true, true]);
    expect(warnings).to.have.length(1);
  });

  it('comes back as files are answered, or are so old that no host waits for them', async () => {
    for (const name of ['a', 'b', 'c', 'd']) await post(name);
    const full = await post('e');
    await answer('a');
    pass(HOUR_MS + 1000);
    const afterAnswer = await post('e');
    const fullAgain = await post('f');
    pass(25 * HOUR_MS);

    expect([full.status, afterAnswer.status, fullAgain.status]).to.deep.equal([429, 202, 429]);
    expect((await post('f')).status).to.equal(202);
    expect(await Promise.all(['a', 'b', 'c', 'f'].map(waits))).to.deep.equal([false, false, true, true]);
  });

  it('that is full loses no file: the host has it, without text for now', async () => {
    for (const name of ['a', 'b', 'c', 'd']) await post(name);
    const host = await new FakePaperless({ remoteOcr: { endpoint: served.url, key: OCR_KEYS[0] }, pace: 0 }).start();

    const { versions } = await host.add('e.pdf', fileOf('e'));
    await host.stop();

    expect(versions.map(({ content, original }) => [content, original])).to.deep.equal([['', fileOf('e')]]);
  });
});
