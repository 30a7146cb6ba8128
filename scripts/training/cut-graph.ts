import type { SecondOp } from '../../src/ocr/digits/second-model.ts';
import type { OnnxGraph, OnnxNode, OnnxTensor } from './onnx.ts';

export interface CutGraph {
  readonly ops: readonly SecondOp[];
  /** Weights and biases of the convolutions, in order. */
  readonly values: readonly Float64Array[];
  readonly output: string;
}

interface Making {
  readonly graph: OnnxGraph;
  /** Other names of a value: of steps that leave it as it is. */
  readonly aliases: Map<string, string>;
  readonly ops: SecondOp[];
  readonly values: Float64Array[];
}

/** Columns of the last layer that are kept: the blank, and the digits from the column of `0` on. */
export interface DigitColumns {
  readonly zero: number;
}

/** Steps that only change how a value is laid out. */
const LAYOUT = new Set(['Identity', 'Squeeze', 'Unsqueeze', 'Transpose', 'Softmax']);
/** `x / √2 → erf → + 1 → · x → · ½`. */
const GELU = ['Div', 'Erf', 'Add', 'Mul', 'Mul'];

/**
 * Turns the recogniser into a plain list of steps over images, with batch norm folded into the convolutions, products
 * with matrices made convolutions, and of the last layer the digits only.
 * @throws Error for a step that is not known
 */
export function cutGraph(graph: OnnxGraph, columns: DigitColumns): CutGraph {
  const making: Making = { graph, aliases: new Map(), ops: [], values: [] };
  for (let index = 0; index < graph.nodes.length; index += 1) {
    const run = graph.nodes.slice(index, index + GELU.length);
    if (run.every((node, place) => node.op === GELU[place]) && run.length === GELU.length) {
      const [first] = run;
      const last = run.at(-1);
      if (first !== undefined && last !== undefined) {
        making.ops.push({ op: 'gelu', x: nameOf(making, first, 0), y: outputOf(last) });
      }
      index += GELU.length - 1;
      continue;
    }
    const node = graph.nodes[index];
    if (node !== undefined) addNode(making, node, columns);
  }
  return { ops: making.ops, values: making.values, output: making.ops.at(-1)?.y ?? '' };
}

function outputOf(node: OnnxNode): string {
  return node.outputs[0] ?? '';
}

function nameOf({ aliases }: Making, node: OnnxNode, input: number): string {
  const name = node.inputs[input] ?? '';
  return aliases.get(name) ?? name;
}

function tensorAt({ graph }: Making, node: OnnxNode, input: number): OnnxTensor | undefined {
  return graph.tensors.get(node.inputs[input] ?? '');
}

function addNode(making: Making, node: OnnxNode, columns: DigitColumns): void {
  const y = outputOf(node);
  const x = nameOf(making, node, 0);
  if (LAYOUT.has(node.op)) making.aliases.set(y, x);
  else if (node.op === 'Conv') addConvolution(making, node);
  else if (node.op === 'MatMul') addProduct(making, node, columns);
  else if (node.op === 'BatchNormalization') foldNorm(making, node);
  else if (node.op === 'Add' || node.op === 'Mul') addPair(making, node, columns);
  else if (node.op === 'Relu') making.ops.push({ op: 'relu', x, y });
  else if (node.op === 'HardSigmoid') making.ops.push({ op: 'hard-sigmoid', x, y });
  else if (node.op === 'ReduceMean') making.ops.push({ op: 'mean', x, y });
  else if (node.op === 'AveragePool') making.ops.push({ op: 'pool', x, y, kernel: pair(node, 'kernel_shape') });
  else throw new Error(`The recogniser has a step that is not known here: ${node.op}`);
}

function pair(node: OnnxNode, name: string): readonly [number, number] {
  const [first = 1, second = 1] = node.ints.get(name) ?? [];
  return [first, second];
}

function addConvolution(making: Making, node: OnnxNode): void {
  const weights = tensorAt(making, node, 1);
  if (weights === undefined) throw new Error('A convolution has no weights');
  const [out = 0, into = 0, height = 1, width = 1] = weights.dims;
  const [padY = 0, padX = 0] = node.ints.get('pads') ?? [];
  making.ops.push({
    op: 'conv',
    x: nameOf(making, node, 0),
    y: outputOf(node),
    out,
    into,
    groups: groupsOf(making, node),
    kernel: [height, width],
    stride: pair(node, 'strides'),
    pad: [padY, padX],
  });
  making.values.push(Float64Array.from(weights.values), new Float64Array(out));
}

/** A convolution whose weights have one input channel and which is named so works channel by channel. */
function groupsOf(making: Making, node: OnnxNode): number {
  const weights = tensorAt(making, node, 1);
  return outputOf(node).includes('depthwise') ? (weights?.dims[0] ?? 1) : 1;
}

function addProduct(making: Making, node: OnnxNode, columns: DigitColumns): void {
  const matrix = tensorAt(making, node, 1);
  if (matrix === undefined) throw new Error('A product has no matrix');
  const [rows = 0, all = 0] = matrix.dims;
  const kept = keptColumns(all, columns);
  const weights = new Float64Array(rows * kept.length);
  kept.forEach((column, out) => {
    for (let row = 0; row < rows; row += 1) weights[out * rows + row] = matrix.values[row * all + column] ?? 0;
  });
  const shape = { out: kept.length, into: rows, groups: 1, kernel: [1, 1], stride: [1, 1], pad: [0, 0] } as const;
  making.ops.push({ op: 'conv', x: nameOf(making, node, 0), y: outputOf(node), ...shape });
  making.values.push(weights, new Float64Array(kept.length));
}

/** All columns of an inner layer; of the layer of characters the blank and the ten digits. */
function keptColumns(all: number, { zero }: DigitColumns): number[] {
  if (all < 1000) return Array.from({ length: all }, (_, column) => column);
  return [0, ...Array.from({ length: 10 }, (_, digit) => zero + digit)];
}

/** Adds a constant to the bias of the convolution before; two values become a step of their own. */
function addPair(making: Making, node: OnnxNode, columns: DigitColumns): void {
  const constant = tensorAt(making, node, 1);
  if (constant === undefined) {
    const op = node.op === 'Add' ? 'add' : 'mul';
    making.ops.push({ op, x: nameOf(making, node, 0), with: nameOf(making, node, 1), y: outputOf(node) });
    return;
  }
  const bias = making.values.at(-1);
  const last = making.ops.at(-1);
  if (node.op !== 'Add' || bias === undefined || last?.op !== 'conv' || last.y !== nameOf(making, node, 0)) {
    throw new Error('A constant stands where none is expected');
  }
  const kept = keptColumns(constant.values.length, columns);
  bias.forEach((value, index) => (bias[index] = value + (constant.values[kept[index] ?? 0] ?? 0)));
  making.aliases.set(outputOf(node), last.y);
}

/** Scale, shift, mean and variance of a norm, for one channel. */
function normAt(making: Making, node: OnnxNode, channel: number): readonly [number, number, number, number] {
  const value = (input: number, absent: number) => tensorAt(making, node, input)?.values[channel] ?? absent;
  return [value(1, 1), value(2, 0), value(3, 0), value(4, 1)];
}

function foldNorm(making: Making, node: OnnxNode): void {
  const last = making.ops.at(-1);
  const [weights, bias] = making.values.slice(-2);
  if (last?.op !== 'conv' || weights === undefined || bias === undefined || last.y !== nameOf(making, node, 0)) {
    throw new Error('A norm stands where none is expected');
  }
  const each = weights.length / last.out;
  for (let out = 0; out < last.out; out += 1) {
    const [scale, shift, mean, variance] = normAt(making, node, out);
    const factor = scale / Math.sqrt(variance + (node.floats.get('epsilon') ?? 1e-5));
    weights.set(
      weights.subarray(out * each, (out + 1) * each).map((weight) => weight * factor),
      out * each,
    );
    bias[out] = ((bias[out] ?? 0) - mean) * factor + shift;
  }
  making.aliases.set(outputOf(node), last.y);
}
