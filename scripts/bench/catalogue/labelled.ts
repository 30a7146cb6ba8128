import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type FieldText = string | readonly string[];

export interface LabelledPage {
  readonly imagePath: string;
  /** Level of damage and kind of scan, e.g. `poor`, `fax`. */
  readonly damage: string;
  readonly mode: string;
}

/** A document of a labelled folder (`docs/truth-format.md`). */
export interface LabelledDocument {
  readonly id: string;
  readonly pages: readonly LabelledPage[];
  readonly fields: Readonly<Record<string, FieldText>>;
  /** Fields that were written by hand, wholly or in part. */
  readonly handwritten: ReadonlySet<string>;
  /** All who should have signed did; the seal of the office stands there. */
  readonly signed: boolean;
  readonly sealed: boolean;
}

interface TruthFile {
  readonly id: string;
  readonly fields: Readonly<Record<string, FieldText>>;
  readonly handwritten?: readonly string[];
  readonly signed?: boolean;
  readonly sealed?: boolean;
  readonly pages: readonly { readonly image: string; readonly damage?: string; readonly mode?: string }[];
}

/** A page record of the corpus generator: Vietnamese names, one file a page. */
interface CorpusFile {
  readonly id: string;
  readonly doc: string;
  readonly page: number;
  readonly fields: Readonly<Record<string, FieldText | boolean | null>>;
  readonly degrade: { readonly profile: string };
}

/** Documents of a folder in our format or in that of the corpus generator. @throws Error with advice */
export function loadLabelled(folder: string): readonly LabelledDocument[] {
  if (!existsSync(folder)) throw new Error(`No labelled folder at ${folder}: see docs/truth-format.md`);
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'index.json');
  const records = names.toSorted().map((name) => readLabels(folder, name));
  const own = records.filter(isTruth);
  const documents = [
    ...own.map((record) => fromTruth(folder, record)),
    ...fromCorpus(folder, records.filter(isCorpus)),
  ];
  if (documents.length === 0) throw new Error(`No labelled documents in ${folder}: see docs/truth-format.md`);
  demandSound(documents);
  return documents;
}

/** Labels that say nothing of what they are for would be left out of the measure in silence. */
function readLabels(folder: string, name: string): unknown {
  let record: unknown;
  try {
    record = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  } catch (cause) {
    throw new Error(`${name} is no JSON`, { cause });
  }
  const hasFields = typeof record === 'object' && record !== null && 'fields' in record;
  if (hasFields && !isTruth(record) && !isCorpus(record))
    throw new Error(`${name} has fields and no pages: see docs/truth-format.md`);
  return record;
}

function demandSound(documents: readonly LabelledDocument[]): void {
  const known = new Set<string>();
  for (const { id, pages, fields } of documents) {
    if (known.has(id)) throw new Error(`Two documents are called ${id}`);
    known.add(id);
    const wrong = Object.entries(fields).find(([, value]) => typeof value !== 'string' && !Array.isArray(value));
    if (wrong !== undefined) throw new Error(`${id}: ${wrong[0]} is neither text nor a list of texts`);
    const lost = pages.find(({ imagePath }) => !existsSync(imagePath));
    if (lost !== undefined) throw new Error(`${id}: no image at ${lost.imagePath}`);
  }
}

function isTruth(record: unknown): record is TruthFile {
  return (
    typeof record === 'object' &&
    record !== null &&
    'fields' in record &&
    'pages' in record &&
    Array.isArray(record.pages)
  );
}

function isCorpus(record: unknown): record is CorpusFile {
  return typeof record === 'object' && record !== null && 'fields' in record && 'doc' in record && 'degrade' in record;
}

function fromTruth(folder: string, record: TruthFile): LabelledDocument {
  const pages = record.pages.map(({ image, damage = 'unknown', mode = 'colour' }) => ({
    imagePath: join(folder, image),
    damage,
    mode,
  }));
  const { id, fields, handwritten = [], signed = true, sealed = true } = record;
  return { id, pages, fields, handwritten: new Set(handwritten), signed, sealed };
}

const NAMES: Readonly<Record<string, string>> = {
  loaiVanBan: 'documentType',
  so: 'number',
  kyHieu: 'notation',
  soKyHieu: 'referenceNumber',
  ngayBanHanh: 'issuedOn',
  diaDanh: 'place',
  coQuanBanHanh: 'issuingBody',
  coQuanChuQuan: 'parentBody',
  trichYeu: 'subject',
  kinhGui: 'addressees',
  noiNhan: 'recipients',
  nguoiKy: 'signatory',
  chucVu: 'signerRole',
};

function fromCorpus(folder: string, records: readonly CorpusFile[]): LabelledDocument[] {
  const documents = Map.groupBy(records, ({ doc }) => doc);
  return [...documents].map(([id, unsorted]) => {
    const pages = unsorted.toSorted((a, b) => a.page - b.page);
    const raw = pages[0]?.fields ?? {};
    const named = Object.entries(raw).flatMap(([name, value]): [string, FieldText][] => {
      const field = NAMES[name];
      return field === undefined || value === null || typeof value === 'boolean' || value.length === 0
        ? []
        : [[field, value]];
    });
    const handwritten = [
      ...(raw['soVietTay'] === true ? ['number', 'referenceNumber'] : []),
      ...(raw['ngayVietTay'] === true ? ['issuedOn'] : []),
    ];
    return {
      id,
      pages: pages.map((page) => ({ imagePath: join(folder, `${page.id}.jpg`), damage: page.degrade.profile, mode: 'colour' })), // prettier-ignore
      fields: Object.fromEntries(named),
      handwritten: new Set(handwritten),
      signed: true,
      sealed: true,
    };
  });
}
