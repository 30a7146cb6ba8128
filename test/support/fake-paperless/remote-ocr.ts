import { isRecord } from './answer.ts';
import { wait, type FakeSettings } from './core.ts';

export interface OcrResult {
  readonly text: string;
  readonly archive: Buffer | null;
}
export const REMOTE_TYPES = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/tiff',
  'image/bmp',
  'image/gif',
  'image/webp',
];

const MODEL = 'documentintelligence/documentModels/prebuilt-read';
const QUERY = 'api-version=2024-11-30';
const RETRIES = 3;
const NOTHING: OcrResult = { text: '', archive: null };

/**
 * Asks an Azure Document Intelligence endpoint as the host does with its SDK. Every failure is silent: empty text, and
 * the task is a success; a missing PDF leaves an archive file of no bytes.
 */
export async function readRemotely(settings: FakeSettings, content: Buffer, signal: AbortSignal): Promise<OcrResult> {
  const { remoteOcr: engine } = settings;
  if (!engine) return NOTHING;
  const headers = {
    'Ocp-Apim-Subscription-Key': engine.key,
    'User-Agent': 'azsdk-python-ai-documentintelligence/1.0.2',
  };
  try {
    const started = await post(settings, {
      url: `${engine.endpoint}/${MODEL}:analyze?${QUERY}&outputContentFormat=text&output=pdf`,
      headers,
      content,
      signal,
    });
    const location = started.status === 202 ? started.headers.get('operation-location') : null;
    if (location === null) return NOTHING;
    const text = await poll(settings, { url: location, headers, signal });
    if (text === undefined) return NOTHING;
    const id = new URL(location).pathname.split('/').at(-1) ?? '';
    const url = `${engine.endpoint}/${MODEL}/analyzeResults/${id}/pdf?${QUERY}`;
    const pdf = await fetch(url, { headers: { ...headers, Accept: 'application/pdf' }, signal });
    return pdf.status === 200
      ? { text, archive: Buffer.from(await pdf.arrayBuffer()) }
      : { text: '', archive: Buffer.alloc(0) };
  } catch {
    return NOTHING; // logged by the host, seen by nobody
  }
}

interface Ask {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Tried again after 429 and 503, three times; after 429 as long as it asks for. */
async function post(
  settings: FakeSettings,
  { url, headers, content, signal }: Ask & { content: Buffer },
): Promise<Response> {
  const body = JSON.stringify({ base64Source: content.toString('base64') });
  const sent = { ...headers, Accept: 'application/json', 'content-type': 'application/json' };
  for (let attempt = 0; ; attempt += 1) {
    const answer = await fetch(url, { method: 'POST', body, headers: sent, redirect: 'manual', signal });
    await answer.arrayBuffer();
    if (![429, 503].includes(answer.status) || attempt >= RETRIES) return answer;
    await wait((Number(answer.headers.get('retry-after')) || 0.8 * 2 ** attempt) * 1000 * settings.pace);
  }
}

/** At once, then each second or as the answer says; for ever while it is running. Undefined: it failed. */
async function poll(settings: FakeSettings, { url, headers, signal }: Ask): Promise<string | undefined> {
  for (;;) {
    const answer = await fetch(url, { headers, signal });
    const body: unknown = answer.status === 200 ? await answer.json() : undefined;
    if (!isRecord(body)) return undefined;
    if (body['status'] === 'succeeded') {
      const { content } = isRecord(body['analyzeResult']) ? body['analyzeResult'] : {};
      return typeof content === 'string' ? content : '';
    }
    if (body['status'] === 'failed') return undefined;
    await wait(Math.max(5, (Number(answer.headers.get('retry-after')) || 1) * 1000 * settings.pace));
  }
}
