import type { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import multer, { MulterError, type StorageEngine } from 'multer';
import { HttpError, ValidationError, invalid } from '../http-error.ts';
import { MAX_FILES_PER_UPLOAD } from '../options.ts';

export interface FilePart {
  /** As sent by the browser: UTF-8, without folders. */
  readonly name: string;
  readonly content: Readable;
}

export interface MultipartRequest {
  readonly request: Request;
  readonly response: Response;
  /** Bytes of one file. */
  readonly limit: number;
}

/** What was received, and why not all of it: HttpError `body-too-large`, ValidationError, or what `receive` threw. */
export interface ReadFiles<Result> {
  readonly results: readonly Result[];
  readonly failure?: Error;
}

/**
 * Streams each part `file` of a form through `receive`; nothing is kept in memory or in a folder of temporary
 * files. Other parts are refused by name. Parts received before one failed are among the results.
 */
export async function readFiles<Result>(
  { request, response, limit }: MultipartRequest,
  receive: (part: FilePart) => Promise<Result>,
): Promise<ReadFiles<Result>> {
  const results: Result[] = [];
  const storage: StorageEngine = {
    _handleFile(_request, file, done) {
      receive({ name: file.originalname, content: file.stream }).then(
        (result) => {
          results.push(result);
          done(null, {});
        },
        (error: unknown) => {
          file.stream.resume();
          done(error instanceof Error ? error : new TypeError('Upload failed'));
        },
      );
    },
    // What was received before a later part failed stays: each scan is a whole of its own.
    _removeFile(_request, _file, done) {
      done(null);
    },
  };
  // The limit of `receive` is the one that counts; multer cuts the stream silently, which a receiver cannot see.
  const limits = { fileSize: limit + 1, files: MAX_FILES_PER_UPLOAD, fields: 0, parts: MAX_FILES_PER_UPLOAD };
  const middleware = multer({ storage, limits, defParamCharset: 'utf8' }).array('file', MAX_FILES_PER_UPLOAD);
  const failure = await new Promise<Error | undefined>((resolve) => {
    middleware(request, response, (error: unknown) => {
      resolve(error === undefined || error === null ? undefined : understood(error, limit));
    });
  });
  return { results, ...(failure && { failure }) };
}

function understood(error: unknown, limit: number): Error {
  if (error instanceof MulterError) return ofMulter(error, limit);
  if (error instanceof HttpError || error instanceof ValidationError) return error;
  if (!(error instanceof Error)) return new TypeError('Upload failed');
  // The parser speaks of a form that is cut off or not well-formed in plain errors without a code.
  return /^(Unexpected end|Malformed|Multipart:|Request (aborted|closed))/.test(error.message)
    ? invalid('file', 'other')
    : error;
}

function ofMulter(error: MulterError, limit: number): Error {
  if (error.code === 'LIMIT_FILE_SIZE') return new HttpError('body-too-large', { details: { limit } });
  if (error.code === 'LIMIT_FILE_COUNT' || error.code === 'LIMIT_PART_COUNT') return invalid('file', 'maxItems');
  return invalid(error.field?.slice(0, 100) ?? 'file', 'additionalProperties');
}
