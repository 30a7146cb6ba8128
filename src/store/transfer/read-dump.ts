import fs from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { FileError } from '../../ports/errors.ts';
import { errorCode } from '../failure.ts';
import {
  DUMP_FORMAT,
  DUMP_VERSION,
  PartHash,
  type BeginLine,
  type DumpHeader,
  type EndLine,
  type LastLine,
} from './dump-lines.ts';

export type DumpEvent =
  | { readonly kind: 'header'; readonly header: DumpHeader }
  | { readonly kind: 'begin'; readonly part: string; readonly columns: readonly string[] }
  | { readonly kind: 'row'; readonly part: string; readonly row: unknown }
  | { readonly kind: 'end'; readonly end: EndLine };

/**
 * The lines of a dump, with counts and hashes checked as they come.
 * @throws FileError `file-not-found`, `not-readable`, `file-broken`: no dump, cut off, or changed
 */
export async function* readDump(file: string): AsyncGenerator<DumpEvent> {
  const parser = new DumpParser(file);
  try {
    for await (const line of linesOf(file)) yield parser.parse(line);
  } catch (error) {
    throw toFileError(error, file);
  }
  parser.assertComplete();
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const gunzip = createGunzip();
  const flowing = pipeline(fs.createReadStream(file), gunzip);
  // Its failure destroys `gunzip` and so ends the loop below; when the reader stops early it is no failure at all.
  flowing.catch(() => undefined);
  gunzip.setEncoding('utf8');
  let rest = '';
  // Strings, because an encoding was set.
  for await (const chunk of gunzip as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  await flowing;
  if (rest !== '') yield rest;
}

class DumpParser {
  readonly #file: string;
  #header: DumpHeader | undefined;
  #part: string | undefined;
  #hash = new PartHash();
  #parts = 0;
  #complete = false;

  constructor(file: string) {
    this.#file = file;
  }

  parse(text: string): DumpEvent {
    const line = this.#json(text);
    if (this.#header === undefined) return this.#readHeader(line);
    if (this.#complete) throw this.#broken();
    if (this.#part === undefined) return this.#beginPart(line);
    if (isEnd(line)) return this.#endPart(line, this.#part);
    this.#hash.add(text);
    return { kind: 'row', part: this.#part, row: line };
  }

  assertComplete(): void {
    if (!this.#complete) throw this.#broken();
  }

  #readHeader(line: unknown): DumpEvent {
    if (!isHeader(line)) throw this.#broken();
    this.#header = line;
    return { kind: 'header', header: line };
  }

  #beginPart(line: unknown): DumpEvent {
    if (isLast(line)) {
      if (line.parts !== this.#parts) throw this.#broken();
      this.#complete = true;
      return { kind: 'begin', part: '', columns: [] };
    }
    if (!isBegin(line)) throw this.#broken();
    this.#part = line.begin;
    this.#hash = new PartHash();
    return { kind: 'begin', part: line.begin, columns: line.columns ?? [] };
  }

  #endPart(line: EndLine, part: string): DumpEvent {
    const seen = this.#hash.end(part);
    if (line.end !== part || line.rows !== seen.rows || line.sha256 !== seen.sha256) throw this.#broken();
    this.#part = undefined;
    this.#parts += 1;
    return { kind: 'end', end: line };
  }

  #json(text: string): unknown {
    try {
      return JSON.parse(text) as unknown;
    } catch (cause) {
      throw this.#broken(cause);
    }
  }

  #broken(cause?: unknown): FileError {
    return new FileError('file-broken', 'The dump is cut off or changed', { cause, details: { file: this.#file } });
  }
}

function isHeader(line: unknown): line is DumpHeader {
  return (
    hasMember(line, 'format') &&
    line.format === DUMP_FORMAT &&
    hasMember(line, 'version') &&
    line.version === DUMP_VERSION
  );
}

function isBegin(line: unknown): line is BeginLine {
  return hasMember(line, 'begin') && typeof line.begin === 'string';
}

function isEnd(line: unknown): line is EndLine {
  return !Array.isArray(line) && hasMember(line, 'end') && hasMember(line, 'sha256');
}

function isLast(line: unknown): line is LastLine {
  return hasMember(line, 'last') && line.last === true;
}

function hasMember<Name extends string>(value: unknown, name: Name): value is Record<Name, unknown> {
  return typeof value === 'object' && value !== null && name in value;
}

function toFileError(cause: unknown, file: string): unknown {
  const code = errorCode(cause);
  const details = { file };
  if (code === 'ENOENT') return new FileError('file-not-found', 'No such file', { cause, details });
  if (code === 'EACCES' || code === 'EISDIR')
    return new FileError('not-readable', 'The file cannot be read', { cause, details });
  if (code.startsWith('Z_')) return new FileError('file-broken', 'The dump is cut off or changed', { cause, details });
  return cause;
}
