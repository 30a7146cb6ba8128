import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface TruthLine {
  readonly text: string;
  readonly box: readonly [number, number, number, number];
}

/** Where a printed block stands on the page. */
export type Zone = 'head-left' | 'head-right' | 'body' | 'foot-left' | 'foot-right';

export interface TruthBlock {
  readonly kind: string;
  readonly zone: Zone;
  readonly lines: readonly TruthLine[];
}

export interface TruthPage {
  readonly id: string;
  readonly imagePath: string;
  readonly blocks: readonly TruthBlock[];
  /** The signer's name stands on the last page of a document. */
  readonly isLast: boolean;
  readonly damage: string;
}

/** The generator's names of blocks (Vietnamese, shortened) that stand in the head or the foot. */
const ZONES: Readonly<Record<string, Zone>> = {
  cq: 'head-left',
  so: 'head-left',
  vv: 'head-left',
  qh: 'head-right',
  ngay: 'head-right',
  nn: 'foot-left',
  cvu: 'foot-right',
  nk: 'foot-right',
};

interface GeneratorRecord {
  readonly page: number;
  readonly pages: number;
  readonly degrade: { readonly profile: string };
  readonly blocks: readonly {
    readonly k: string;
    readonly lines: readonly { readonly t: string; readonly box: readonly [number, number, number, number] }[];
  }[];
}

/** The pages of a folder written by the corpus generator, in the order of their names. @throws Error with advice */
export function loadCorpus(folder: string): readonly TruthPage[] {
  if (!existsSync(folder)) throw new Error(`No corpus at ${folder}. Give the generator's output folder: --corpus DIR`);
  const ids = readdirSync(folder)
    .filter((name) => name.endsWith('.jpg') && existsSync(join(folder, name.replace(/jpg$/, 'json'))))
    .map((name) => name.slice(0, -4))
    .sort();
  if (ids.length === 0) throw new Error(`No pages (id.jpg beside id.json) in ${folder}`);
  return ids.map((id) => loadPage(folder, id));
}

function loadPage(folder: string, id: string): TruthPage {
  // The generator's own files: their shape is taken as given.
  const record = JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')) as GeneratorRecord;
  const blocks = record.blocks.map(({ k, lines }) => ({
    kind: k,
    zone: ZONES[k] ?? 'body',
    lines: lines.map(({ t, box }) => ({ text: t, box })),
  }));
  const isLast = record.page === record.pages;
  return { id, imagePath: join(folder, `${id}.jpg`), blocks, isLast, damage: record.degrade.profile };
}
