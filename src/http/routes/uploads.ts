import type { Readable } from 'node:stream';
import { defineRoute, type Call, type Reply, type Route } from '../api/route.ts';
import { limited, mediaType, tooLarge } from '../api/limited-body.ts';
import { readFiles } from '../api/multipart.ts';
import type { HttpDeps, UploadedScan } from '../deps.ts';
import { HttpError, PartlyStoredError, invalid } from '../http-error.ts';

const RAW_TYPES = ['application/pdf', 'image/tiff', 'image/jpeg', 'image/png', 'application/octet-stream'];
const MULTIPART = 'multipart/form-data';

type UploadCall = Call<{ path: { id: string }; query: { name?: string } }>;

/** A scan comes as the raw body, or as parts `file` of a form. What it is, is decided by its content later. */
export function uploadRoutes(deps: HttpDeps, maxUploadBytes: number): readonly Route[] {
  return [
    defineRoute<{ path: { id: string }; query: { name?: string } }>('uploadScan', async (call) => {
      const type = mediaType(call.request);
      if ((call.request.get('content-encoding') ?? 'identity') !== 'identity') throw unknownType();
      if (type === MULTIPART) return receiveForm(deps, call, maxUploadBytes);
      if (RAW_TYPES.includes(type)) return receiveRaw(deps, call, maxUploadBytes);
      throw unknownType();
    }),
  ];
}

function unknownType(): HttpError {
  return new HttpError('media-type-unknown', { details: { allowed: [...RAW_TYPES, MULTIPART].join(', ') } });
}

async function receiveRaw(deps: HttpDeps, call: UploadCall, limit: number): Promise<Reply> {
  const { request, path, query, caller } = call;
  const name = fileName(query.name);
  if (Number(request.get('content-length') ?? 0) > limit) throw tooLarge(limit);
  const actor = caller().account.name;
  const receive = (content: Readable) => deps.uploadScan({ hostId: path.id, name, content, actor });
  const uploads = [await limited(request, limit, receive)];
  return { status: 202, body: { uploads: receiptViews(path.id, uploads) } };
}

async function receiveForm(deps: HttpDeps, call: UploadCall, limit: number): Promise<Reply> {
  const { request, response, path, query, caller } = call;
  // With a form each part brings its own name.
  if (query.name !== undefined) throw invalid('name', 'additionalProperties');
  const actor = caller().account.name;
  const { results: uploads, failure } = await readFiles({ request, response, limit }, (part) => {
    const receive = (content: Readable) =>
      deps.uploadScan({ hostId: path.id, name: fileName(part.name), content, actor });
    return limited(part.content, limit, receive);
  });
  const stored = receiptViews(path.id, uploads);
  // What is stored stays: whoever sends the whole form once more must know which parts not to send.
  if (failure) throw stored.length > 0 ? new PartlyStoredError(failure, stored) : failure;
  if (stored.length === 0) throw invalid('file', 'no-file');
  return { status: 202, body: { uploads: stored } };
}

/** `UploadReceipt` of the description. */
function receiptViews(hostId: string, uploads: readonly UploadedScan[]): readonly object[] {
  return uploads.map((upload) => ({ hostId, ...upload }));
}

/** @throws ValidationError naming `name` */
function fileName(given: string | undefined): string {
  if (given === undefined) throw invalid('name', 'required');
  const name = given.normalize('NFC').trim();
  // Neither a path nor an invisible trick: separators, control characters, and marks that turn the writing direction.
  const isBad = /[/\\\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(name) || /^\.{0,2}$/.test(name);
  if (isBad || Buffer.byteLength(name) > 255) throw invalid('name', 'file-name');
  return name;
}
