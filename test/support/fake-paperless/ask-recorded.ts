import { isRecord } from './answer.ts';
import type { FakePaperless } from './index.ts';
import type { RecordedRequest } from './recorded.ts';

/** Stands in for the files of the recorded run. */
export const PDF = Buffer.from('%PDF-1.4 a born-digital file, long enough to be a document of its own');

/** Asks the fake what was asked of the live host. */
export async function send(
  fake: FakePaperless,
  request: RecordedRequest,
  clerkToken: string,
): Promise<{ status: number; version: string | undefined; type: string | undefined; body: unknown }> {
  const { authorization, accept = '' } = request.headers;
  const token = authorization?.replace('<token>', fake.admin.token).replace('<token of user vanthu>', clerkToken);
  const [body, type] = encode(request.body);
  const headers = {
    accept,
    ...(token !== undefined && { authorization: token }),
    ...(type !== undefined && { 'content-type': type }),
  };
  const answer = await fetch(`${fake.url}${request.path}`, {
    method: request.method,
    headers,
    body,
    redirect: 'manual',
  });
  const text = await answer.text();
  const mediaType = answer.headers.get('content-type')?.split(';')[0];
  return {
    status: answer.status,
    version: answer.headers.get('x-version') ?? undefined,
    type: mediaType,
    body:
      text === '' && mediaType === undefined
        ? null
        : mediaType === 'application/json'
          ? (JSON.parse(text) as unknown)
          : text,
  };
}

function encode(body: unknown): readonly [string | FormData | null, string | undefined] {
  if (body === undefined || body === null) return [null, undefined];
  if (!isRecord(body) || !Array.isArray(body['$multipart'])) return [JSON.stringify(body), 'application/json'];
  const form = new FormData();
  for (const part of body['$multipart'] as Readonly<Record<string, string>>[]) {
    const { name = '', value, filename } = part;
    if (filename === undefined) form.append(name, value ?? '');
    else form.append(name, new Blob([PDF], { type: part['content-type'] ?? '' }), filename);
  }
  return [form, undefined];
}
