import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { FileError } from '../../ports/errors.ts';

/** Names come without their prefix; attributes keep theirs. */
export interface XmlHandlers {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Characters between two events: more is no table and no text, but an attack on memory. */
const LONGEST_TOKEN = 4_000_000;

/** Elements inside each other: tables within tables reach some dozens. */
const DEEPEST = 500;

export interface XmlFeed {
  /** @throws FileError `office-file-broken`, `office-file-unsafe` */
  write(chunk: Uint8Array): void;
  /** @throws FileError when the text ends too early */
  end(): void;
}

/**
 * Reads XML piece by piece, in UTF-8 or UTF-16. A document type is refused: Office files have none, and with it come
 * entities that grow (billion laughs) or lead to other files. `part` is named in errors.
 */
export function createXmlFeed(part: string, handlers: XmlHandlers): XmlFeed {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const progress = { sinceEvent: 0, depth: 0 };
  listen(parser, { part, handlers, progress });
  let decoder: TextDecoder | undefined;
  const give = (text: string) => {
    progress.sinceEvent += text.length;
    parser.write(text);
    if (progress.sinceEvent > LONGEST_TOKEN) throw unsafe(part);
  };
  return {
    write(chunk) {
      decoder ??= decoderFor(chunk);
      give(decode(decoder, part, chunk));
    },
    end() {
      give(decode(decoder ?? new TextDecoder(), part));
      parser.close();
    },
  };
}

interface Listening {
  readonly part: string;
  readonly handlers: XmlHandlers;
  readonly progress: { sinceEvent: number; depth: number };
}

function listen(parser: SaxesParser<{ xmlns: false; position: false }>, { part, handlers, progress }: Listening): void {
  parser.on('error', (error) => {
    throw new FileError('office-file-broken', 'The XML is not well-formed', { cause: error, details: { part } });
  });
  parser.on('doctype', () => {
    throw unsafe(part);
  });
  parser.on('opentag', ({ name, attributes }) => {
    progress.sinceEvent = 0;
    if ((progress.depth += 1) > DEEPEST) throw unsafe(part);
    handlers.open?.(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    progress.sinceEvent = 0;
    progress.depth -= 1;
    handlers.close?.(localName(name));
  });
  const onText = (text: string) => {
    progress.sinceEvent = 0;
    handlers.text?.(text);
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function decoderFor(chunk: Uint8Array): TextDecoder {
  const [first, second] = chunk;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return new TextDecoder(isUtf16 ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8', { fatal: true });
}

function decode(decoder: TextDecoder, part: string, chunk?: Uint8Array): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (error) {
    throw new FileError('office-file-broken', 'The letters are not those declared', {
      cause: error,
      details: { part },
    });
  }
}

function unsafe(part: string): FileError {
  return new FileError('office-file-unsafe', 'The XML is made to do harm', { details: { part } });
}
