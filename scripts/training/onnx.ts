/** The little of the ONNX format that is needed to cut a small recogniser: nodes and weights. */

export interface OnnxNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly ints: ReadonlyMap<string, readonly number[]>;
  readonly floats: ReadonlyMap<string, number>;
}

export interface OnnxTensor {
  readonly dims: readonly number[];
  readonly values: Float64Array;
}

export interface OnnxGraph {
  readonly nodes: readonly OnnxNode[];
  readonly tensors: ReadonlyMap<string, OnnxTensor>;
}

interface Field {
  readonly number: number;
  /** Value of a varint or of four bytes read as a float. */
  readonly value: number;
  /** Bytes of a length-delimited field. */
  readonly bytes: Uint8Array;
}

const EMPTY = new Uint8Array(0);

/** The fields of one protocol buffer message, in order. @throws RangeError where it is cut off */
function fieldsOf(bytes: Uint8Array): Field[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fields: Field[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = view.getUint8(at);
      at += 1;
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.byteLength) {
    const key = varint();
    const [number, wire] = [Math.floor(key / 8), key % 8];
    if (wire === 0) fields.push({ number, value: varint(), bytes: EMPTY });
    else if (wire === 5) {
      fields.push({ number, value: view.getFloat32(at, true), bytes: EMPTY });
      at += 4;
    } else if (wire === 2) {
      const length = varint();
      fields.push({ number, value: 0, bytes: bytes.subarray(at, at + length) });
      at += length;
    } else at += 8;
  }
  return fields;
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function numbersOf(fields: readonly Field[], number: number): number[] {
  return fields
    .filter((field) => field.number === number)
    .flatMap((field) => (field.bytes.length > 0 ? packed(field.bytes) : [field.value]));
}

function packed(bytes: Uint8Array): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const byte of bytes) {
    value += (byte & 127) * 2 ** shift;
    shift += 7;
    if (byte < 128) {
      numbers.push(value);
      value = 0;
      shift = 0;
    }
  }
  return numbers;
}

function only(fields: readonly Field[], number: number): Uint8Array {
  return fields.find((field) => field.number === number)?.bytes ?? EMPTY;
}

function nodeOf(bytes: Uint8Array): OnnxNode {
  const fields = fieldsOf(bytes);
  const names = (number: number) =>
    fields.filter((field) => field.number === number).map((field) => textOf(field.bytes));
  const attributes = fields
    .filter((field) => field.number === 5)
    .map((field) => {
      const parts = fieldsOf(field.bytes);
      return {
        name: textOf(only(parts, 1)),
        float: parts.find((part) => part.number === 2)?.value,
        ints: numbersOf(parts, 8),
      };
    });
  return {
    op: textOf(only(fields, 4)),
    inputs: names(1),
    outputs: names(2),
    ints: new Map(attributes.map(({ name, ints }) => [name, ints])),
    floats: new Map(attributes.flatMap(({ name, float }) => (float === undefined ? [] : [[name, float] as const]))),
  };
}

const FLOAT = 1;

function tensorOf(bytes: Uint8Array): readonly [string, OnnxTensor] {
  const fields = fieldsOf(bytes);
  const raw = only(fields, 9);
  const isFloat = fields.find((field) => field.number === 2)?.value === FLOAT;
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  const count = isFloat ? raw.byteLength / 4 : 0;
  const values = Float64Array.from({ length: count }, (_, index) => view.getFloat32(4 * index, true));
  return [textOf(only(fields, 8)), { dims: numbersOf(fields, 1), values }];
}

export function readOnnx(bytes: Uint8Array): OnnxGraph {
  const graph = fieldsOf(only(fieldsOf(bytes), 7));
  return {
    nodes: graph.filter(({ number }) => number === 1).map((field) => nodeOf(field.bytes)),
    tensors: new Map(graph.filter(({ number }) => number === 5).map((field) => tensorOf(field.bytes))),
  };
}
