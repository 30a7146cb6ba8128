import { FileError } from '../../ports/errors.ts';
import { readXml } from '../xml/read-xml.ts';
import { createTextCollector } from './rich-text.ts';

export interface SharedStrings {
  /** Undefined for a number without a text. */
  at(index: number): string | undefined;
}

/** Bytes of all texts: what a table of 150,000 rows needs is a fifth of it. */
const MAX_BYTES = 256 * 1024 ** 2;
/** Of texts, empty ones too: a million rows with eight different texts each. */
const MAX_TEXTS = 8_000_000;
const BLOCK_BYTES = 1024 ** 2;

/**
 * The texts of a workbook, kept as UTF-8 outside the heap of the engine: there a Vietnamese text takes two bytes a letter and
 * an object each.
 */
export async function readSharedStrings(part: string, chunks: AsyncIterable<Uint8Array>): Promise<SharedStrings> {
  const texts = createTexts(part);
  const collector = createTextCollector(part);
  await readXml(part, chunks, {
    open(name) {
      if (name === 'si') collector.begin();
      else collector.open(name);
    },
    text: (text) => {
      collector.text(text);
    },
    close(name) {
      if (name === 'si') texts.add(collector.take());
      else collector.close(name);
    },
  });
  return texts;
}

function createTexts(part: string): SharedStrings & { add(text: string): void } {
  const blocks: Buffer[] = [];
  const starts = createNumbers();
  const lengths = createNumbers();
  let used = BLOCK_BYTES;
  let total = 0;
  return {
    add(text) {
      const bytes = Buffer.from(text, 'utf8');
      total += bytes.length;
      if (total > MAX_BYTES) throw tooLarge(part, MAX_BYTES);
      if (starts.count >= MAX_TEXTS) throw tooLarge(part, MAX_TEXTS);
      if (used + bytes.length > BLOCK_BYTES) {
        blocks.push(Buffer.allocUnsafeSlow(BLOCK_BYTES));
        used = 0;
      }
      const block = blocks.length - 1;
      blocks[block]?.set(bytes, used);
      starts.add(block * BLOCK_BYTES + used);
      lengths.add(bytes.length);
      used += bytes.length;
    },
    at(index) {
      const start = starts.at(index);
      if (start === undefined) return undefined;
      const offset = start % BLOCK_BYTES;
      return blocks[Math.floor(start / BLOCK_BYTES)]?.toString('utf8', offset, offset + (lengths.at(index) ?? 0));
    },
  };
}

/** A list of whole numbers of four bytes each, outside the heap. */
function createNumbers() {
  let numbers = new Uint32Array(1024);
  let count = 0;
  return {
    get count() {
      return count;
    },
    add(number: number): void {
      if (count === numbers.length) {
        const larger = new Uint32Array(numbers.length * 2);
        larger.set(numbers);
        numbers = larger;
      }
      numbers[count] = number;
      count += 1;
    },
    at: (index: number): number | undefined => (index < count ? numbers[index] : undefined),
  };
}

function tooLarge(part: string, limit: number): FileError {
  return new FileError('office-file-too-large', 'Too much text', { details: { part, limit } });
}
