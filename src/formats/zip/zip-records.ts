/** One part as the directory of a zip names it. */
export interface WrittenEntry {
  readonly name: string;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly offset: number;
}

const VERSION = 20;
/** Names are UTF-8. */
const FLAGS = 0x0800;
const DEFLATE = 8;
/** 1 January 1980: the same content gives the same file. */
const DOS_DATE = 0x0021;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
/** Beyond these a zip needs its 64-bit form, which is not written. */
export const MAX_ZIP_BYTES = 0xffff_fffe;

export function localHeader(entry: WrittenEntry): Buffer {
  const name = Buffer.from(entry.name, 'utf8');
  const header = Buffer.alloc(LOCAL_BYTES);
  header.writeUInt32LE(0x0403_4b50, 0);
  writeCommon(header, 4, { entry, nameBytes: name.length });
  return Buffer.concat([header, name]);
}

export function centralDirectory(entries: readonly WrittenEntry[], offset: number): Buffer {
  const records = entries.map(centralRecord);
  const bytes = records.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(0x0605_4b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(bytes, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...records, end]);
}

function centralRecord(entry: WrittenEntry): Buffer {
  const name = Buffer.from(entry.name, 'utf8');
  const record = Buffer.alloc(CENTRAL_BYTES);
  record.writeUInt32LE(0x0201_4b50, 0);
  record.writeUInt16LE(VERSION, 4);
  writeCommon(record, 6, { entry, nameBytes: name.length });
  record.writeUInt32LE(entry.offset, 42);
  return Buffer.concat([record, name]);
}

/** The fields that both records have in the same order (APPNOTE 4.3.7, 4.3.12). */
function writeCommon(
  record: Buffer,
  start: number,
  { entry, nameBytes }: { readonly entry: WrittenEntry; readonly nameBytes: number },
): void {
  record.writeUInt16LE(VERSION, start);
  record.writeUInt16LE(FLAGS, start + 2);
  record.writeUInt16LE(DEFLATE, start + 4);
  record.writeUInt16LE(DOS_DATE, start + 8);
  record.writeUInt32LE(entry.crc, start + 10);
  record.writeUInt32LE(entry.packedBytes, start + 14);
  record.writeUInt32LE(entry.bytes, start + 18);
  record.writeUInt16LE(nameBytes, start + 22);
}
