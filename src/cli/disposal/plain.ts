import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { EvidenceFile } from '../../domain/disposal/disposal-case.ts';
import { asFileError } from '../../infra/fs-errors.ts';
import { dayFlag } from '../dates.ts';
import { flag, neededFlag, paperOf, refuse, type DisposalRequest } from './request.ts';

/** Actions whose file holds little also take it as options; undefined where a file is named. */
function plainly(request: DisposalRequest): boolean {
  return request.args[1] === undefined;
}

export function plainSession(request: DisposalRequest): object | undefined {
  if (!plainly(request)) return undefined;
  const heldOn = dayFlag(request, 'heldOn') ?? neededFlag(request, 'heldOn');
  const present = listOf(neededFlag(request, 'present'), ',');
  return { session: { heldOn, present, ...placeOf(request) }, paper: paperOf(request) };
}

export function plainOpinion(request: DisposalRequest): object | undefined {
  if (!plainly(request)) return undefined;
  const said = neededFlag(request, 'agree');
  if (said !== 'yes' && said !== 'no') throw refuse(request.context.text('cli.disposal.yesOrNo'), '--agree');
  return { opinion: { agrees: said === 'yes', issuer: neededFlag(request, 'issuer') }, paper: paperOf(request) };
}

export function plainHandover(request: DisposalRequest): object | undefined {
  if (!plainly(request)) return undefined;
  const [from, to] = [neededFlag(request, 'giver'), neededFlag(request, 'taker')];
  return { handover: { from, to, ...placeOf(request) }, paper: paperOf(request) };
}

export function plainDestruction(request: DisposalRequest): object | undefined {
  if (!plainly(request)) return undefined;
  const people = listOf(neededFlag(request, 'people'), ';').map((name) => ({ name }));
  neededFlag(request, 'evidence');
  return {
    destruction: { method: neededFlag(request, 'method'), people, ...placeOf(request) },
    paper: paperOf(request),
  };
}

function placeOf(request: DisposalRequest): { readonly place?: string } {
  const place = flag(request, 'place');
  return place === undefined ? {} : { place };
}

function listOf(text: string, sign: string): readonly string[] {
  return text
    .split(sign)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The files of `--evidence`, each with size and hash as they lie there. @throws FileError */
export async function evidenceOf(request: DisposalRequest): Promise<readonly EvidenceFile[]> {
  const files = listOf(flag(request, 'evidence') ?? '', ',');
  return Promise.all(files.map(witness));
}

async function witness(file: string): Promise<EvidenceFile> {
  try {
    const hash = createHash('sha256');
    await pipeline(createReadStream(file), hash);
    return { name: path.basename(file).normalize('NFC'), sha256: hash.digest('hex'), bytes: (await stat(file)).size };
  } catch (error) {
    throw asFileError(error, 'read');
  }
}
