import { setTimeout as wait } from 'node:timers/promises';

export type Row = Readonly<Record<string, unknown>> & { readonly id: number; readonly name?: string };

export interface LiveDocument extends Row {
  readonly title: string;
  readonly content: string;
  readonly tags: readonly number[];
  readonly custom_fields: readonly { readonly field: number; readonly value: unknown }[];
  readonly notes: readonly { readonly note: string; readonly user: { readonly id: number } }[];
  readonly versions: readonly { readonly checksum: string; readonly is_root: boolean }[];
}

/** What people and the administrator of a live host do, by its API: past the adapter. */
export class AdminApi {
  readonly #url: string;
  readonly #authorization: string;

  constructor(url: string, authorization: string) {
    this.#url = url.replace(/\/$/, '');
    this.#authorization = authorization;
  }

  async call(method: string, path: string, body?: object | FormData): Promise<unknown> {
    const isForm = body instanceof FormData;
    const headers = {
      ...{ accept: 'application/json; version=10', authorization: this.#authorization },
      ...(body && !isForm && { 'content-type': 'application/json' }),
    };
    const sent = body && (isForm ? body : JSON.stringify(body));
    const answer = await fetch(`${this.#url}/api/${path}`, { method, headers, body: sent ?? null });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${String(answer.status)} ${text.slice(0, 300)}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  async list(path: string): Promise<readonly Row[]> {
    const { results } = (await this.call('GET', `${path}?page_size=100000`)) as { results: Row[] }; // as: the host's list
    return results;
  }

  async document(id: number): Promise<LiveDocument> {
    return (await this.call('GET', `documents/${String(id)}/`)) as LiveDocument; // as: version 10 of the API
  }

  /** Waits until the host has taken the file in. */
  async upload(name: string, content: Buffer, title: string): Promise<number> {
    const form = new FormData();
    form.append('title', title);
    form.append('document', new Blob([new Uint8Array(content)], { type: 'application/pdf' }), name);
    const task = (await this.call('POST', 'documents/post_document/', form)) as string; // as: a task id
    for (let round = 0; round < 600; round += 1) {
      const { results } = (await this.call('GET', `tasks/?task_id=${task}`)) as { results: Row[] };
      const [row] = results;
      const result = row?.['result_data'] as { document_id?: number } | null | undefined;
      if (result?.document_id !== undefined) return result.document_id;
      if (row?.['status'] === 'failure') throw new Error(`Not taken in: ${JSON.stringify(result)}`);
      await wait(100);
    }
    throw new Error('Not taken in within a minute');
  }
}
