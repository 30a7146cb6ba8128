import { Buffer } from 'node:buffer';

/** The body is not what the protocol says: no JSON object, no such member, no base64. */
export class BodyError extends Error {}

/** All of the body but the one long text; more is no request of this protocol. */
const MOST_OTHER_BYTES = 64 * 1024;
const [QUOTE, BACKSLASH, COLON, COMMA, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [...Buffer.from('"\\:,{}[]')];
const ESCAPED: Readonly<Record<string, string>> = { '/': '/' };

/**
 * The bytes that stand as base64 in one member of a JSON object, as they come in: a body of hundreds of megabytes is
 * never held. Accepts what `JSON.parse` accepts and strict base64 (padded, nothing between); all other text of the body
 * is kept and parsed at the end, so that a body cut short or broken anywhere is refused.
 * @throws BodyError
 */
export async function* readBase64Member(
  body: AsyncIterable<Uint8Array>,
  member: string,
): AsyncGenerator<Buffer, void, undefined> {
  const scanner = new Scanner(member);
  for await (const chunk of body) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (const decoded of scanner.take(bytes)) if (decoded.length > 0) yield decoded;
  }
  const last = scanner.end();
  if (last.length > 0) yield last;
}

/** Walks over the bytes of the object; knows just enough of JSON to find the member, the rest is for `JSON.parse`. */
class Scanner {
  readonly #member: string;
  readonly #base64 = new Base64();
  #rest: Buffer[] = [];
  #restBytes = 0;
  #depth = 0;
  #place: 'between' | 'text' | 'member' | 'ended' = 'between';
  #found = false;
  /** The text being read, where it may be a key of the object: with its quotes. */
  #key: Buffer[] = [];
  /** Last text at depth 1: before a colon, it is a key. */
  #lastText = '';
  #isValue = false;
  /** Bytes of an escape that is not whole yet. */
  #escape = '';

  constructor(member: string) {
    this.#member = member;
  }

  *take(chunk: Buffer): Generator<Buffer, void, undefined> {
    for (let at = 0; at < chunk.length;) {
      if (this.#place === 'member') {
        const { decoded, next } = this.#inMember(chunk, at);
        yield decoded;
        at = next;
      } else if (this.#place === 'text') at = this.#inText(chunk, at);
      else at = this.#between(chunk, at);
    }
  }

  end(): Buffer {
    if (!this.#found || this.#place !== 'between') throw new BodyError('The body ends too early');
    try {
      // `ignoreBOM` keeps the mark, which is no JSON.
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(this.#rest));
      const parsed: unknown = JSON.parse(text);
      if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new BodyError('No object');
    } catch (error) {
      throw new BodyError('The body is not JSON', { cause: error });
    }
    return this.#base64.end();
  }

  #keep(bytes: Buffer): void {
    this.#restBytes += bytes.length;
    if (this.#restBytes > MOST_OTHER_BYTES) throw new BodyError('The body holds more than the protocol says');
    this.#rest.push(Buffer.from(bytes)); // a copy: the chunk may be used again
  }

  #between(chunk: Buffer, at: number): number {
    const byte = chunk[at];
    this.#keep(chunk.subarray(at, at + 1));
    if (byte === QUOTE) this.#openText();
    else if (byte === OPEN || byte === OPEN_LIST) this.#depth += 1;
    else if (byte === CLOSE || byte === CLOSE_LIST) this.#depth -= 1;
    else if (byte === COLON && this.#depth === 1) this.#isValue = true;
    else if (byte === COMMA && this.#depth === 1) this.#isValue = false;
    return at + 1;
  }

  #openText(): void {
    if (this.#depth === 1 && this.#isValue && this.#lastText === this.#member) {
      if (this.#found) throw new BodyError('The member stands there twice');
      this.#found = true;
      this.#place = 'member';
      this.#lastText = '';
    } else {
      this.#place = 'text';
      this.#key = [];
    }
  }

  /** A text that is not the member: kept whole, its end found. */
  #inText(chunk: Buffer, from: number): number {
    let at = from;
    for (; at < chunk.length; at += 1) {
      if (this.#escape !== '') this.#escape = '';
      else if (chunk[at] === BACKSLASH) this.#escape = '\\';
      else if (chunk[at] === QUOTE) break;
    }
    const closed = at < chunk.length;
    const part = chunk.subarray(from, closed ? at + 1 : at);
    this.#keep(part);
    this.#key.push(Buffer.from(part));
    if (!closed) return at;
    this.#place = 'between';
    if (this.#depth === 1 && !this.#isValue) this.#lastText = textOf(Buffer.concat(this.#key));
    return at + 1;
  }

  #inMember(chunk: Buffer, from: number): { readonly decoded: Buffer; readonly next: number } {
    if (this.#escape !== '') return this.#inEscape(chunk, from);
    const quote = chunk.indexOf('"', from);
    const slash = chunk.indexOf('\\', from);
    const end = Math.min(...[quote, slash].map((at) => (at < 0 ? chunk.length : at)));
    const decoded = this.#base64.take(chunk.toString('latin1', from, end));
    if (end === slash) this.#escape = '\\';
    if (end === quote) {
      this.#keep(chunk.subarray(end, end + 1));
      this.#place = 'between';
    }
    return { decoded, next: end + 1 };
  }

  #inEscape(chunk: Buffer, from: number): { readonly decoded: Buffer; readonly next: number } {
    this.#escape += chunk.toString('latin1', from, from + 1);
    const next = from + 1;
    const kind = this.#escape[1];
    if (kind === 'u' && this.#escape.length < 6) return { decoded: Buffer.alloc(0), next };
    const letter = kind === 'u' ? unicode(this.#escape.slice(2)) : ESCAPED[kind ?? ''];
    this.#escape = '';
    if (letter === undefined) throw new BodyError('Not base64');
    return { decoded: this.#base64.take(letter), next };
  }
}

function unicode(digits: string): string | undefined {
  return /^[0-9a-f]{4}$/i.test(digits) ? String.fromCharCode(Number.parseInt(digits, 16)) : undefined;
}

function textOf(raw: Buffer): string {
  try {
    // `raw` ends with its quote; the one before it was kept with what stands between.
    const text: unknown = JSON.parse(`"${raw.toString('utf8')}`);
    return typeof text === 'string' ? text : '';
  } catch {
    return ''; // no JSON: the whole body is refused at the end
  }
}

/** Strict: letters of the alphabet, padding at the very end, whole groups of four. */
class Base64 {
  #carry = '';
  #padded = '';

  take(letters: string): Buffer {
    const body = this.#padded === '' ? (/^[A-Za-z0-9+/]*/.exec(letters)?.[0] ?? '') : '';
    this.#padded += letters.slice(body.length);
    if (!/^={0,2}$/.test(this.#padded)) throw new BodyError('Not base64');
    const all = this.#carry + body;
    const whole = all.length - (all.length % 4);
    this.#carry = all.slice(whole);
    return Buffer.from(all.slice(0, whole), 'base64');
  }

  end(): Buffer {
    const last = this.#carry + this.#padded;
    if (last.length % 4 !== 0) throw new BodyError('Not base64');
    return Buffer.from(last, 'base64');
  }
}
