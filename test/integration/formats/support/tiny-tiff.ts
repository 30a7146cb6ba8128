/** A TIFF written by hand: directories with any tags, strips as given. */
export interface TinyTiffPage {
  readonly width: number;
  readonly height: number;
  readonly bits?: number;
  readonly compression: number;
  readonly photometric: number;
  readonly strips: readonly Uint8Array[];
  readonly rowsPerStrip: number;
  readonly ppi?: readonly [x: number, y: number];
  /** Further tags with one SHORT or LONG value each. */
  readonly tags?: Readonly<Record<number, number>>;
}

export interface TinyTiffOptions {
  readonly bigEndian?: boolean;
  /** The last directory points back to the first. */
  readonly circle?: boolean;
}

const [SHORT, LONG, RATIONAL] = [3, 4, 5];

export function tinyTiff(pages: readonly TinyTiffPage[], options: TinyTiffOptions = {}): Buffer {
  const writer = createWriter(options.bigEndian ?? false);
  const file: Buffer[] = [Buffer.from(options.bigEndian ? 'MM\0*' : 'II*\0', 'latin1'), Buffer.alloc(4)];
  let size = 8;
  let link: { buffer: Buffer; at: number } = { buffer: file[1] ?? Buffer.alloc(4), at: 0 };
  let first = 0;
  const add = (data: Buffer): number => {
    const at = size;
    file.push(data);
    size += data.length;
    return at;
  };
  for (const page of pages) {
    const directory = directoryOf(page, writer, add);
    const at = add(directory);
    writer.long(at).copy(link.buffer, link.at);
    if (first === 0) first = at;
    link = { buffer: directory, at: directory.length - 4 };
  }
  if (options.circle === true) writer.long(first).copy(link.buffer, link.at);
  return Buffer.concat(file);
}

/** Puts strips and lists into the file by `add`; the last four bytes are the link to the next directory. */
function directoryOf(page: TinyTiffPage, writer: Writer, add: (data: Buffer) => number): Buffer {
  const longs = (values: readonly number[]): Buffer => Buffer.concat(values.map((value) => writer.long(value)));
  const list = (values: readonly number[]): number => (values.length > 1 ? add(longs(values)) : (values[0] ?? 0));
  const offsets = page.strips.map((strip) => add(even(Buffer.from(strip))));
  const [x, y] = page.ppi ?? [300, 300];
  const count = page.strips.length;
  const entries: [tag: number, type: number, count: number, value: number][] = [
    [256, LONG, 1, page.width],
    [257, LONG, 1, page.height],
    [258, SHORT, 1, page.bits ?? 1],
    [259, SHORT, 1, page.compression],
    [262, SHORT, 1, page.photometric],
    [273, LONG, count, list(offsets)],
    [277, SHORT, 1, 1],
    [278, LONG, 1, page.rowsPerStrip],
    [279, LONG, count, list(page.strips.map((strip) => strip.length))],
    [282, RATIONAL, 1, add(longs([x, 1]))],
    [283, RATIONAL, 1, add(longs([y, 1]))],
    [296, SHORT, 1, 2],
  ];
  for (const [tag, value] of Object.entries(page.tags ?? {})) entries.push([Number(tag), LONG, 1, value]);
  entries.sort((a, b) => a[0] - b[0]);
  return Buffer.concat([writer.short(entries.length), ...entries.map(writer.entry), Buffer.alloc(4)]);
}

function even(data: Buffer): Buffer {
  return data.length % 2 === 0 ? data : Buffer.concat([data, Buffer.alloc(1)]);
}

interface Writer {
  readonly short: (value: number) => Buffer;
  readonly long: (value: number) => Buffer;
  readonly entry: (fields: readonly [number, number, number, number]) => Buffer;
}

function createWriter(bigEndian: boolean): Writer {
  const short = (value: number): Buffer => {
    const bytes = Buffer.alloc(2);
    if (bigEndian) bytes.writeUInt16BE(value);
    else bytes.writeUInt16LE(value);
    return bytes;
  };
  const long = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    if (bigEndian) bytes.writeUInt32BE(value);
    else bytes.writeUInt32LE(value);
    return bytes;
  };
  return {
    short,
    long,
    entry([tag, type, count, value]) {
      const inline = type === SHORT && count === 1 ? Buffer.concat([short(value), Buffer.alloc(2)]) : long(value);
      return Buffer.concat([short(tag), short(type), long(count), inline]);
    },
  };
}
