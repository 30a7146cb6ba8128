import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';

/**
 * Writes objects one after the other and the cross-reference table at the end, so that memory does not grow with
 * the file: 8 bytes an object. Numbers may be given out before the object is written.
 */
export interface PdfWriter {
  /** A new object number. */
  reserve(): number;
  writeObject(object: number, body: string): Promise<void>;
  /** `dictionary`: entries without `/Length`. */
  writeStream(object: number, dictionary: string, data: Uint8Array): Promise<void>;
  /** Ends the file and flushes it to the disk. */
  finish(root: number, info: number): Promise<void>;
  /** Closes without ending; for when something failed. */
  abandon(): Promise<void>;
}

/** The comment of four high bytes marks the file as binary (ISO 19005-2, 6.1.2). */
const HEADER = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1');
const BUFFER_BYTES = 256 * 1024;

export async function createPdfWriter(path: string): Promise<PdfWriter> {
  const output = createOutput(await open(path, 'w'));
  const offsets: number[] = [0];
  await output.write(HEADER);

  async function begin(object: number): Promise<void> {
    offsets[object] = output.position();
    await output.write(latin1(`${String(object)} 0 obj\n`));
  }
  return {
    reserve: () => offsets.push(0) - 1,
    async writeObject(object, body) {
      await begin(object);
      await output.write(latin1(`${body}\nendobj\n`));
    },
    async writeStream(object, dictionary, data) {
      await begin(object);
      await output.write(latin1(`<< ${dictionary} /Length ${String(data.length)} >>\nstream\n`));
      await output.write(data);
      await output.write(latin1('\nendstream\nendobj\n'));
    },
    async finish(root, info) {
      const start = output.position();
      // The document's identity is its content: the same input gives the same file.
      const id = output.digest().subarray(0, 16).toString('hex');
      await output.write(latin1(crossReferences(offsets)));
      const size = String(offsets.length);
      const entries = `/Size ${size} /Root ${String(root)} 0 R /Info ${String(info)} 0 R /ID [<${id}> <${id}>]`;
      await output.write(latin1(`trailer\n<< ${entries} >>\nstartxref\n${String(start)}\n%%EOF\n`));
      await output.end();
    },
    abandon: () => output.close(),
  };
}

/** 20 bytes an entry, first the head of the free list (ISO 32000-1, 7.5.4). */
function crossReferences(offsets: readonly number[]): string {
  const entries = offsets.map((offset, object) =>
    object === 0 ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`,
  );
  return `xref\n0 ${String(offsets.length)}\n${entries.join('')}`;
}

function latin1(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

interface Output {
  position(): number;
  /** Of everything written so far. */
  digest(): Buffer;
  write(data: Uint8Array): Promise<void>;
  end(): Promise<void>;
  close(): Promise<void>;
}

/** Small pieces are gathered, large ones go straight through. */
function createOutput(file: FileHandle): Output {
  const hash = createHash('sha256');
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  let position = 0;
  let closed = false;

  async function flush(): Promise<void> {
    const data = Buffer.concat(pending);
    pending = [];
    pendingBytes = 0;
    let done = 0;
    while (done < data.length) done += (await file.write(data, done, data.length - done)).bytesWritten;
  }
  async function close(): Promise<void> {
    if (closed) return;
    closed = true;
    await file.close();
  }
  return {
    position: () => position,
    digest: () => hash.copy().digest(),
    async write(data) {
      hash.update(data);
      position += data.length;
      pending.push(data);
      pendingBytes += data.length;
      if (pendingBytes >= BUFFER_BYTES) await flush();
    },
    async end() {
      await flush();
      await file.sync();
      await close();
    },
    close,
  };
}
