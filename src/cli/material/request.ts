import type { Fonds } from '../../domain/archive/fonds.ts';
import { RequestError } from '../../ports/errors.ts';
import type { Column } from '../table.ts';
import { refuse, textFlag, type ProjectRequest } from '../project/request.ts';

/** What actions on receipts, places and boxes get: the same as those of projects. */
export type MaterialRequest = ProjectRequest;

/** @throws RequestError `invalid-request` that says what is missing and how it is written */
export function neededFlag(request: MaterialRequest, name: string, option = `--${name}`): string {
  const given = textFlag(request, name) ?? '';
  if (given !== '') return given;
  throw refuse(option, request.context.text('cli.material.needs', { what: hintOf(request, name) }));
}

/** What stands behind the action. @throws RequestError `invalid-request` */
export function subjectOf(request: MaterialRequest, name: 'receipt' | 'place' | 'box' | 'material' | 'label'): string {
  const given = request.args[0]?.normalize('NFC').trim() ?? '';
  if (given !== '') return given;
  throw refuse(request.context.text(`cli.material.what.${name}`), hintOf(request, `subject.${name}`));
}

function hintOf({ context }: MaterialRequest, name: string): string {
  return context.text(`cli.material.hint.${name}`);
}

/** One of a closed list. @throws RequestError `invalid-request` */
export function oneOf<Word extends string>(request: MaterialRequest, name: string, words: readonly Word[]): Word {
  const given = neededFlag(request, name);
  const found = words.find((word) => word === given);
  if (found !== undefined) return found;
  throw refuse(`--${name}`, request.context.text('cli.material.oneOf', { allowed: words.join(', ') }));
}

/** By code or id; undefined where none is named. @throws RequestError `invalid-request` */
export async function fondsOf(request: MaterialRequest): Promise<Fonds | undefined> {
  const name = textFlag(request, 'fonds');
  if (name === undefined) return undefined;
  const { fonds } = request.deps.store;
  const found = (await fonds.findByCode(name)) ?? (await fonds.find(name));
  if (found === undefined) throw refuse('--fonds', request.context.text('cli.dossier.fondsNeeded'));
  return found;
}

/** @throws RequestError `invalid-request` */
export async function neededFonds(request: MaterialRequest): Promise<Fonds> {
  neededFlag(request, 'fonds');
  const found = await fondsOf(request);
  if (found === undefined) throw refuse('--fonds', request.context.text('cli.dossier.fondsNeeded'));
  return found;
}

const MOST_NUMBERS = 20_000;

/** `1-40,45`: the numbers, each once, in their order. @throws RequestError `invalid-request` */
export function numbersOf(request: MaterialRequest, name: string): readonly number[] {
  const wrong = () => refuse(`--${name}`, request.context.text('cli.material.notNumbers'));
  const numbers = new Set<number>();
  for (const part of neededFlag(request, name).split(',')) {
    const match = /^\s*([1-9]\d{0,6})(?:\s*[-–]\s*([1-9]\d{0,6}))?\s*$/.exec(part);
    if (match === null) throw wrong();
    const [from, to] = [Number(match[1]), Number(match[2] ?? match[1])];
    if (to < from || to - from >= MOST_NUMBERS) throw wrong();
    for (let number = from; number <= to; number += 1) numbers.add(number);
  }
  return [...numbers].sort((a, b) => a - b);
}

/** Those of the entries that bear the numbers. @throws RequestError `invalid-request` naming numbers that nobody bears */
export function bearing<Entry>(
  request: MaterialRequest,
  { name, entries }: { readonly name: string; readonly entries: ReadonlyMap<number, Entry> },
): readonly Entry[] {
  const numbers = numbersOf(request, name);
  const missing = numbers.filter((number) => !entries.has(number));
  if (missing.length > 0)
    throw refuse(`--${name}`, request.context.text('cli.material.noNumbers', { numbers: missing.join(', ') }));
  return numbers.flatMap((number) => entries.get(number) ?? []);
}

/** `Kho 1/Giá 2` where a place is named; `out` takes material out of the stacks. */
export const OUT = 'out';

export function notFound(what: string): RequestError {
  return new RequestError('not-found', 'No such entry', { details: { what } });
}

/** Columns by name; one of them takes the room that is left. */
export function columnsOf({ context }: MaterialRequest, names: readonly string[], wide: string): readonly Column[] {
  return names.map((name) => ({
    ...{ title: context.text(`cli.material.table.${name}`), min: name === wide ? 16 : 2, grow: Number(name === wide) },
    wrap: name === wide,
  }));
}
