import type { Readable } from 'node:stream';
import type { StagedFile } from '../../../ports/staged-files.ts';
import { RequestError } from '../../../ports/errors.ts';
import { limited, mediaType, tooLarge } from '../../api/limited-body.ts';
import { readFiles } from '../../api/multipart.ts';
import { defineRoute, type Call, type Reply, type Route } from '../../api/route.ts';
import type { HttpDeps, OfficeFiles } from '../../deps.ts';
import { HttpError, invalid } from '../../http-error.ts';
import { MAX_STAGED_BYTES } from '../../options.ts';

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const RAW_TYPES = [
  ...[`${OFFICE}.spreadsheetml.sheet`, `${OFFICE}.wordprocessingml.document`, 'application/pdf', 'text/html'],
  ...['application/json', 'application/octet-stream'],
];
const MULTIPART = 'multipart/form-data';

/**
 * A workbook, an appendix or a corrected review comes as the raw body, or as the one part `file` of a form. The hash in the
 * answer names it in the requests that work with it, so that what was checked is what is taken in.
 */
export function stagedFileRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute('stageFile', async (call) => {
      const type = mediaType(call.request);
      if ((call.request.get('content-encoding') ?? 'identity') !== 'identity') throw unknownType();
      if (type === MULTIPART) return receiveForm(deps, call);
      if (RAW_TYPES.includes(type)) return receiveRaw(deps, call);
      throw unknownType();
    }),
  ];
}

function unknownType(): HttpError {
  return new HttpError('media-type-unknown', { details: { allowed: [...RAW_TYPES, MULTIPART].join(', ') } });
}

async function receiveRaw({ office }: HttpDeps, { request, caller }: Call): Promise<Reply> {
  if (Number(request.get('content-length') ?? 0) > MAX_STAGED_BYTES) throw tooLarge(MAX_STAGED_BYTES);
  return stagedReply(
    await limited(request, MAX_STAGED_BYTES, (content) => office.staged.keep(content, caller().account.id)),
  );
}

async function receiveForm({ office }: HttpDeps, { request, response, caller }: Call): Promise<Reply> {
  const keep = (content: Readable) => office.staged.keep(content, caller().account.id);
  const { results, failure } = await readFiles({ request, response, limit: MAX_STAGED_BYTES }, ({ content }) =>
    limited(content, MAX_STAGED_BYTES, keep),
  );
  if (failure) throw failure;
  const [file, ...others] = results;
  if (file === undefined) throw invalid('file', 'no-file');
  if (others.length > 0) throw invalid('file', 'maxItems');
  return stagedReply(file);
}

/** `StagedFile` of the description. */
function stagedReply({ sha256, bytes }: StagedFile): Reply {
  return { status: 201, body: { sha256, bytes } };
}

/** @throws RequestError `not-found` where the caller never handed it in, or more than a day or many others ago */
export async function stagedPath(
  { staged }: OfficeFiles,
  sha256: string,
  { caller }: Pick<Call, 'caller'>,
): Promise<string> {
  const path = await staged.pathOf(sha256, caller().account.id);
  if (path !== undefined) return path;
  throw new RequestError('not-found', 'No such file was handed in', { details: { id: sha256 } });
}
