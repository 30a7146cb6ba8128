import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import type { PageReading } from '../../../domain/page/page-reading.ts';
import type { AccessPdfProof, AccessPdfRequest } from '../../../ports/access-pdf.ts';
import type { PageIdentity } from '../../../ports/scan-reader.ts';
import type { FormatsPool } from '../../formats-pool.ts';
import type { ScanLimits } from '../../scan-limits.ts';
import { createSharedParts, writeDocument, writeFont, type SharedParts } from './document-parts.ts';
import { createGlyphTable, type GlyphTable } from './glyph-table.ts';
import { cleanTitle } from './metadata.ts';
import { pageGeometry, type PageGeometry } from './page-geometry.ts';
import type { PageImage } from './embedded-image.ts';
import { num, ref } from './pdf-syntax.ts';
import { createPdfWriter, type PdfWriter } from './pdf-writer.ts';
import type { ProofRequest } from './prove-page.ts';
import { layText } from './text-content.ts';

export interface ComposeInput {
  readonly request: AccessPdfRequest;
  readonly draft: string;
  readonly producer: string;
  readonly pool: FormatsPool;
  readonly limits: ScanLimits;
}

/** A page that was written. What must be found there is worked out again when it is asked for, not kept. */
export interface LaidPage {
  readonly state: AccessPdfProof['images'][number];
  readonly proof: () => ProofRequest;
}

interface Composition extends ComposeInput {
  readonly writer: PdfWriter;
  readonly shared: SharedParts;
  readonly glyphs: GlyphTable;
  readonly tree: number;
  readonly font: number;
}

const deflated = promisify(deflate);

/** Writes the whole file, one page in memory at a time. @throws FileError */
export async function composeFile(input: ComposeInput, signal?: AbortSignal): Promise<readonly LaidPage[]> {
  const writer = await createPdfWriter(input.draft);
  try {
    const composition: Composition = {
      ...input,
      writer,
      shared: createSharedParts(writer),
      glyphs: createGlyphTable(),
      tree: writer.reserve(),
      font: writer.reserve(),
    };
    const laid = await writePages(composition, signal);
    await writeFont(writer, composition.font, composition.glyphs);
    const { identity, title } = input.request;
    const metadata = { identity, title: cleanTitle(title), producer: input.producer };
    const { root, info } = await writeDocument(
      writer,
      { tree: composition.tree, pages: laid.map(({ object }) => object) },
      metadata,
    );
    await writer.finish(root, info);
    return laid;
  } finally {
    await writer.abandon();
  }
}

async function writePages(
  composition: Composition,
  signal: AbortSignal | undefined,
): Promise<readonly (LaidPage & { readonly object: number })[]> {
  const { request, pool, limits } = composition;
  const readings = new Map(request.readings.map((reading) => [reading.page, reading]));
  const laid: (LaidPage & { readonly object: number })[] = [];
  for (const page of request.identity.pages) {
    const image = await pool.run('pageImage', { path: request.sourcePath, limits, page }, signal);
    laid.push(await writePage(composition, { page, image, reading: readings.get(page.page) }));
  }
  return laid;
}

interface PageParts {
  readonly page: PageIdentity;
  readonly image: PageImage;
  readonly reading: PageReading | undefined;
}

async function writePage(
  composition: Composition,
  { page, image, reading }: PageParts,
): Promise<LaidPage & { readonly object: number }> {
  const { writer, shared, glyphs, tree, font } = composition;
  const { orientation, state, sha256, samples } = image;
  const frame = { width: page.widthPx, height: page.heightPx };
  const rotation = reading?.rotation ?? 0;
  const geometry = pageGeometry({ frame, ppi: page.ppi, orientation, rotation });
  const lay = (): ReturnType<typeof layText> => layText(reading?.words ?? [], geometry, glyphs);
  const [picture, content, object] = [writer.reserve(), writer.reserve(), writer.reserve()];
  await shared.writeImage(picture, image);
  const operators = `${drawImage(geometry)}\n${lay().operators}`;
  await writer.writeStream(content, '/Filter /FlateDecode', await deflated(Buffer.from(operators, 'latin1')));
  const resources = `<< /XObject << /Im0 ${ref(picture)} >> /Font << /F0 ${ref(font)} >> >>`;
  const box = `[0 0 ${num(geometry.size.width)} ${num(geometry.size.height)}]`;
  await writer.writeObject(
    object,
    `<< /Type /Page /Parent ${ref(tree)} /MediaBox ${box} /Rotate ${String(geometry.rotate)} /Resources ${resources} /Contents ${ref(content)} >>`,
  );
  return {
    object,
    state,
    proof: () => ({
      page: page.page,
      imageSha256: sha256,
      samplesSha256: state === 'pixels' ? samples : undefined,
      words: lay().words,
    }),
  };
}

function drawImage({ imageMatrix }: PageGeometry): string {
  return `q ${imageMatrix.map(num).join(' ')} cm /Im0 Do Q`;
}
