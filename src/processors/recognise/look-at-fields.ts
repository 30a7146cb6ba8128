import { haveCommonArea, type Box } from '../../domain/page/geometry.ts';
import { releasePixels } from '../../domain/page/release-pixels.ts';
import type { SeenMarks } from '../../domain/page/seen-mark.ts';
import { withFieldsShown } from '../../domain/signature/signing.ts';
import type { PageStepContext } from '../../ports/processor.ts';
import type { ScanReader } from '../../ports/scan-reader.ts';
import { lookAtImage, type ImageReaders, type ReadPage } from './read-image.ts';

/**
 * What fields and signatures show over a page that was read without them (ADR 40): a mark of secrecy may be a picture in
 * one. Only stamps in the very place of fields are taken from there; the text of the page stays as it was read.
 */
export async function withFieldsSeen(
  deps: ImageReaders & { readonly scanReader: ScanReader },
  read: ReadPage,
  { sourcePath, page, signal }: Pick<PageStepContext, 'sourcePath' | 'page' | 'signal'>,
): Promise<ReadPage> {
  const shown = await deps.scanReader.showFields(sourcePath, page, signal);
  if (shown === 'none') return read;
  const { signing } = read.reading;
  const reading = signing === undefined ? read.reading : { ...read.reading, signing: withFieldsShown(signing) };
  if (shown === 'lost')
    return { ...read, reading: { ...reading, findings: [...reading.findings, { code: 'annotations-lost' }] } };
  const { width: widthPx, height: heightPx } = shown;
  const image = { page: { ...page, widthPx, heightPx }, raster: shown, findings: [], signal };
  const { stamps, marks } = await lookAtImage(deps, image, reading);
  releasePixels(shown.data);
  const scale = page.widthPx / widthPx;
  const placed = <Seen extends { readonly box: Box }>(seen: readonly Seen[]) =>
    seen.map((one) => ({ ...one, box: scaled(one.box, scale) })).filter(({ box }) => haveCommonArea(box, shown.box));
  const inPlace = {
    // most pictures in fields are seals of electronic signatures
    seen: placed(marks.seen).map((mark) => ({ ...mark, wider: true })),
    urgent: placed(marks.urgent ?? []),
    frames: placed(marks.frames.map((box) => ({ box }))).map(({ box }) => box),
  };
  return { ...read, reading, stamps: [...read.stamps, ...placed(stamps)], marks: together(read.marks, inPlace) };
}

function scaled([x, y, width, height]: Box, scale: number): Box {
  return [x * scale, y * scale, width * scale, height * scale];
}

/** Marks of both looks count, each by its own ink: the surer of two may withhold less. Urgency seen both times is told once. */
function together(plain: SeenMarks, shown: SeenMarks): SeenMarks {
  return {
    seen: [...plain.seen, ...shown.seen],
    urgent: surest(plain.urgent ?? [], shown.urgent ?? []),
    frames: [...plain.frames, ...shown.frames.filter((box) => !plain.frames.some((one) => haveCommonArea(box, one)))],
  };
}

interface Seen {
  readonly box: Box;
  readonly probability: number;
}

function surest<T extends Seen>(plain: readonly T[], shown: readonly T[]): readonly T[] {
  const twice = (one: T, others: readonly T[]) => others.filter(({ box }) => haveCommonArea(box, one.box));
  return [
    ...plain.filter((one) => twice(one, shown).every(({ probability }) => probability <= one.probability)),
    ...shown.filter((one) => twice(one, plain).every(({ probability }) => probability < one.probability)),
  ];
}
