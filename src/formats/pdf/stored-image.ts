import { inflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFString,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { GREY, RGB, iccSpace, type ColourSpace } from '../image/colour-space.ts';
import { imageFilters, imagePixelSize, imageRawData } from './engine/image-object.ts';
import type { PdfPage } from './engine/pdf-page.ts';
import { extractPage } from './one-page.ts';

export type FilterParameters = Readonly<Record<string, number | boolean>>;

/** An image XObject of a PDF with all that its dictionary says about its samples. */
export interface StoredImage {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly space: ColourSpace;
  /** In the order in which they are taken off. */
  readonly filters: readonly string[];
  readonly parameters: readonly FilterParameters[];
  /** Shared segments of JBIG2. */
  readonly globals: Buffer | undefined;
  readonly decode: readonly number[] | undefined;
  /** A stencil, or an image of which parts are see-through. */
  readonly masked: boolean;
  /** The stream as it lies in the file. */
  readonly data: Buffer;
}

/** Undefined for inline images and where the page's dictionaries cannot be read; pixels are then all there is. */
export async function readStoredImage(page: PdfPage, handle: number): Promise<StoredImage | undefined> {
  const single = extractPage(page);
  if (single === undefined) return undefined;
  const document = await loadQuietly(single);
  if (document === undefined) return undefined;
  const { width, height } = imagePixelSize(page.pdfium, handle);
  const data = imageRawData(page.pdfium, handle);
  const plain = imageFilters(page.pdfium, handle).length === 0;
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || !isImage(object)) continue;
    const same = numberOf(object.dict, 'Width') === width && numberOf(object.dict, 'Height') === height;
    if (!same) continue;
    if (data.equals(object.contents)) return describe(object, data);
    // PDFium packs plain samples when it writes them out.
    if (plain && streamOf(object)?.equals(data) === true)
      return { ...describe(object, data), filters: [], parameters: [] };
  }
  return undefined;
}

async function loadQuietly(bytes: Uint8Array): Promise<PDFDocument | undefined> {
  try {
    return await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: false });
  } catch {
    return undefined; // another parser stumbles where PDFium does not: the page is then taken by its pixels
  }
}

function isImage(stream: PDFRawStream): boolean {
  return stream.dict.get(PDFName.of('Subtype')) === PDFName.of('Image');
}

function describe(stream: PDFRawStream, data: Buffer): StoredImage {
  const { dict } = stream;
  const parameterDicts = listOf(lookup(dict, 'DecodeParms')).map((entry) =>
    entry instanceof PDFDict ? entry : undefined,
  );
  return {
    width: numberOf(dict, 'Width') ?? 0,
    height: numberOf(dict, 'Height') ?? 0,
    bits: numberOf(dict, 'BitsPerComponent') ?? 8,
    space: readSpace(lookup(dict, 'ColorSpace'), 0),
    filters: listOf(lookup(dict, 'Filter')).map(nameOf),
    parameters: parameterDicts.map(readParameters),
    globals: parameterDicts.map((entry) => streamOf(entry && lookup(entry, 'JBIG2Globals'))).find(Boolean),
    decode: numbersOf(lookup(dict, 'Decode')),
    masked:
      booleanOf(lookup(dict, 'ImageMask')) ||
      ['SMask', 'Mask'].some((key) => lookup(dict, key) !== undefined) ||
      (numberOf(dict, 'SMaskInData') ?? 0) !== 0,
    data,
  };
}

function readParameters(dict: PDFDict | undefined): FilterParameters {
  const entries: [string, number | boolean][] = [];
  for (const [key, value] of dict?.entries() ?? []) {
    if (value instanceof PDFNumber) entries.push([key.decodeText(), value.asNumber()]);
    else if (value instanceof PDFBool) entries.push([key.decodeText(), value.asBoolean()]);
  }
  return Object.fromEntries(entries);
}

const MAX_NESTING = 2;

function readSpace(object: PDFObject | undefined, depth: number): ColourSpace {
  if (object instanceof PDFName) return deviceSpace(nameOf(object));
  if (!(object instanceof PDFArray) || depth > MAX_NESTING) return { kind: 'other' };
  const [family, second, , table] = listOf(object);
  switch (nameOf(family)) {
    case 'ICCBased':
      return iccBased(second);
    case 'CalGray':
    case 'CalRGB':
      return calibrated(nameOf(family) === 'CalGray' ? 'CalGray' : 'CalRGB', second);
    case 'Indexed':
    case 'I':
      return indexed(readSpace(second, depth + 1), table);
    default:
      return deviceSpace(nameOf(family));
  }
}

function deviceSpace(name: string): ColourSpace {
  if (name === 'DeviceGray' || name === 'G') return GREY;
  if (name === 'DeviceRGB' || name === 'RGB') return RGB;
  return { kind: name === 'DeviceCMYK' || name === 'CMYK' ? 'cmyk' : 'other' };
}

function iccBased(object: PDFObject | undefined): ColourSpace {
  const components = object instanceof PDFRawStream ? numberOf(object.dict, 'N') : undefined;
  return components === 1 || components === 3 ? iccSpace(streamOf(object), components) : { kind: 'other' };
}

function calibrated(name: 'CalGray' | 'CalRGB', object: PDFObject | undefined): ColourSpace {
  if (!(object instanceof PDFDict)) return { kind: 'other' };
  const values = ['WhitePoint', 'BlackPoint', 'Gamma', 'Matrix'].flatMap((key) => {
    const value = lookup(object, key);
    const read = value instanceof PDFNumber ? value.asNumber() : numbersOf(value);
    return read === undefined ? [] : [[key, read] as const];
  });
  return { kind: 'calibrated', name, values };
}

function indexed(base: ColourSpace, table: PDFObject | undefined): ColourSpace {
  const bytes =
    table instanceof PDFString || table instanceof PDFHexString ? Buffer.from(table.asBytes()) : streamOf(table);
  return bytes === undefined || base.kind === 'other' ? { kind: 'other' } : { kind: 'indexed', base, table: bytes };
}

function lookup(dict: PDFDict, key: string): PDFObject | undefined {
  return dict.lookup(PDFName.of(key));
}

function numberOf(dict: PDFDict, key: string): number | undefined {
  const value = lookup(dict, key);
  return value instanceof PDFNumber ? value.asNumber() : undefined;
}

function booleanOf(object: PDFObject | undefined): boolean {
  return object instanceof PDFBool && object.asBoolean();
}

function nameOf(object: PDFObject | undefined): string {
  return object instanceof PDFName ? object.decodeText() : '';
}

function listOf(object: PDFObject | undefined): readonly (PDFObject | undefined)[] {
  if (object instanceof PDFArray) return Array.from({ length: object.size() }, (_, index) => object.lookup(index));
  return object === undefined ? [] : [object];
}

function numbersOf(object: PDFObject | undefined): readonly number[] | undefined {
  if (!(object instanceof PDFArray)) return undefined;
  return listOf(object).map((entry) => (entry instanceof PDFNumber ? entry.asNumber() : 0));
}

const MAX_STREAM_BYTES = 512 * 1024 * 1024;

/** Profiles, tables, segments, plain samples: as they are or deflated; a deflated bomb ends at the limit. */
function streamOf(object: PDFObject | undefined): Buffer | undefined {
  if (!(object instanceof PDFRawStream)) return undefined;
  const filters = listOf(lookup(object.dict, 'Filter')).map(nameOf);
  if (filters.length === 0) return Buffer.from(object.contents);
  if (filters.length > 1 || filters[0] !== 'FlateDecode' || lookup(object.dict, 'DecodeParms') !== undefined) {
    return undefined;
  }
  try {
    return inflateSync(object.contents, { maxOutputLength: MAX_STREAM_BYTES });
  } catch {
    return undefined; // damaged or too large: the image is then taken by its pixels
  }
}
