import { isRecord } from './answer.ts';
import type { FakeSettings } from './core.ts';
import type { Part } from './state.ts';
import type { WorkQueue } from './work-queue.ts';

/** What happens to webhooks between the host and us; a test sets it. */
export interface WebhookWeather {
  /** True: this delivery never leaves. */
  drop: (number: number) => boolean;
  /** How often this delivery is made. */
  copies: (number: number) => number;
  delayMs: number;
  /** From 0 to 1, for the waits between tries. */
  random: () => number;
}

export interface SentWebhook {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Status of each try; 0 when there was no answer. */
  readonly tries: number[];
}

const RETRIES = 3;

/**
 * POST, no signature, no id. Tried again only after an answer that is not 2xx, three times; a refused connection or a
 * time-out loses the event. Redirects are not followed.
 */
export class WebhookSender {
  readonly weather: WebhookWeather = { drop: () => false, copies: () => 1, delayMs: 0, random: Math.random };
  readonly sent: SentWebhook[] = [];
  readonly #queue: WorkQueue;
  readonly #settings: FakeSettings;
  #count = 0;

  constructor(queue: WorkQueue, settings: FakeSettings) {
    this.#queue = queue;
    this.#settings = settings;
  }

  enqueue(webhook: Part, placeholders: Placeholders, file: WebhookFile): void {
    const url = String(webhook['url']);
    if (!this.#settings.allowInternalWebhooks && isInternal(url)) return;
    const rendered = render(webhook, placeholders, file);
    const headers = { ...stringValues(webhook['headers']), ...rendered.headers };
    this.#count += 1;
    if (this.weather.drop(this.#count)) return;
    for (let copy = this.weather.copies(this.#count); copy > 0; copy -= 1) {
      const sent: SentWebhook = { url, body: rendered.body, headers, tries: [] };
      this.sent.push(sent);
      this.#queue.later(this.weather.delayMs, () => this.#deliver(sent, 0), this.#settings.webhooksFirst);
    }
  }

  async #deliver(sent: SentWebhook, attempt: number): Promise<void> {
    const status = await this.#post(sent);
    sent.tries.push(status);
    if (status === 0 || (status >= 200 && status < 300) || attempt >= RETRIES) return;
    const waitMs = this.weather.random() * 1000 * 2 ** attempt * this.#settings.pace;
    this.#queue.later(waitMs, () => this.#deliver(sent, attempt + 1));
  }

  async #post({ url, body, headers }: SentWebhook): Promise<number> {
    try {
      const signal = AbortSignal.timeout(this.#settings.webhookTimeoutMs);
      const answer = await fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal });
      await answer.body?.cancel();
      return answer.status;
    } catch {
      return 0; // refused or too late: the host writes a line to its log and forgets
    }
  }
}

export type Placeholders = Readonly<Record<string, string>>;
export interface WebhookFile {
  readonly name: string;
  readonly mimeType: string;
}
interface Rendered {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Every value arrives as a string; a parameter that cannot be rendered takes those after it with it. */
function render(webhook: Part, placeholders: Placeholders, file: WebhookFile): Rendered {
  const params = webhook['use_params'] === true ? renderParams(webhook['params'], placeholders) : undefined;
  if (webhook['include_document'] === true) return multipart(webhook['as_json'] === true ? {} : (params ?? {}), file);
  if (params) {
    return webhook['as_json'] === true
      ? { body: JSON.stringify(params), headers: { 'Content-Type': 'application/json' } }
      : {
          body: new URLSearchParams(params).toString(),
          headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        };
  }
  const raw = renderTemplate(typeof webhook['body'] === 'string' ? webhook['body'] : '', placeholders) ?? '';
  return webhook['as_json'] === true
    ? { body: JSON.stringify(raw), headers: { 'Content-Type': 'application/json' } }
    : { body: raw, headers: {} };
}

function renderParams(params: unknown, placeholders: Placeholders): Record<string, string> {
  const rendered: Record<string, string> = {};
  for (const [name, template] of Object.entries(isRecord(params) ? params : {})) {
    const value = typeof template === 'string' ? renderTemplate(template, placeholders) : undefined;
    if (value === undefined) break;
    rendered[name] = value;
  }
  return rendered;
}

/** Double braces, or single ones as in old releases; undefined for an unknown name. */
export function renderTemplate(template: string, placeholders: Placeholders): string | undefined {
  const text = template.replace(/\{\{?\s*(\w+)\s*\}?\}/g, (_, name: string) => placeholders[name] ?? '{{');
  return text.includes('{{') ? undefined : text;
}

function multipart(params: Readonly<Record<string, string>>, file: WebhookFile): Rendered {
  const boundary = '0123456789abcdef';
  const parts = Object.entries(params).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const last = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: ${file.mimeType}\r\n\r\n<file>\r\n--${boundary}--\r\n`;
  return { body: [...parts, last].join(''), headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` } };
}

function stringValues(headers: unknown): Record<string, string> {
  const entries = Object.entries(isRecord(headers) ? headers : {});
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function isInternal(url: string): boolean {
  return /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|localhost$|\[::1\])/.test(new URL(url).hostname);
}
