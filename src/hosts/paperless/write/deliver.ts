import { rm } from 'node:fs/promises';
import type { Delivered, Rendition, RenditionKind } from '../../../ports/host.ts';
import type { HostError } from '../../../ports/errors.ts';
import { hostError } from '../errors.ts';
import { oursAmong } from '../file-versions.ts';
import { placeholderText, readAnswerText } from '../ocr/pending.ts';
import { copyProved, writeDurably } from '../ocr/durable.ts';
import type { WireDocument } from '../wire-types.ts';
import { deliverContent, isOursByRecord, putContent } from './content.ts';
import { postedSha256, readStanding, type Delivery } from './context.ts';
import { fileHolds } from './find-in-file.ts';
import { deliverVersion, holdsVersion, isSigned, removeVersions } from './version.ts';

/** In the metadata of our PDF files, which stand there in plain sight. */
const PRODUCER = '<pdf:Producer>Vankho ';

export async function deliverToDocument(delivery: Delivery, renditions: readonly Rendition[]): Promise<Delivered> {
  const document = await readStanding(delivery);
  await answerWaiting(delivery, document, renditions);
  const text = renditions.find(({ kind }) => kind === 'text');
  const pdf = renditions.find(({ kind }) => kind === 'access-pdf');
  if (text && pdf && standsInsteadOfText(delivery, document)) {
    await recogniseAnew(delivery, document, renditions);
    return { kept: [] };
  }
  const way = pdf && (await takesVersion(delivery, document, pdf)) ? 'version' : 'content';
  if (pdf && way === 'version') await deliverVersion(delivery, document, pdf);
  else if (text && takesText(delivery, document) && !(await deliverContent(delivery, document, text))) {
    return { kept: ['text'] };
  }
  return { kept: [] };
}

/** Our sentence that there is no text: of a file that was withheld, or could not be read, and by now was read. */
function standsInsteadOfText({ context }: Delivery, { content, archived_file_name }: WireDocument): boolean {
  const sentences = [placeholderText('withheld'), placeholderText('unreadable')];
  const { delivery } = context.settings;
  return delivery === 'remote-ocr' && archived_file_name !== null && sentences.includes(content.trim());
}

/** Text and archive file come only together, and only when the host asks for them. */
async function recogniseAnew(
  { context, id, signal }: Delivery,
  document: WireDocument,
  renditions: readonly Rendition[],
): Promise<void> {
  for (const sha256 of postedSha256(document, await context.records.read(id))) {
    await answerPending(context, sha256, { renditions, always: true });
  }
  await context.api.reprocess(id, { signal });
}

function takesText({ context }: Delivery, document: WireDocument): boolean {
  switch (context.settings.delivery) {
    case 'fields':
      return false;
    case 'remote-ocr':
      // Taken in before we were its engine, or while we were down; an archive file cannot be added later.
      return document.archived_file_name === null || document.content.trim() === '';
    case 'content':
    case 'version':
      return true;
  }
}

async function takesVersion(delivery: Delivery, document: WireDocument, pdf: Rendition): Promise<boolean> {
  if (delivery.context.settings.delivery !== 'version' || !document.versions) return false;
  return holdsVersion(document, pdf) || !(await isSigned(delivery, document));
}

/** The host may wait for the same bytes, sent to be recognised once more, while we know the file as its document. */
async function answerWaiting(
  { context }: Delivery,
  document: WireDocument,
  renditions: readonly Rendition[],
): Promise<void> {
  const record = await context.records.read(document.id);
  for (const sha256 of postedSha256(document, record)) {
    await answerPending(context, sha256, { renditions, always: false });
  }
}

/** Lays text and PDF where the recognition protocol takes its answer from. */
export async function answerPending(
  { pending }: Pick<Delivery['context'], 'pending'>,
  sha256: string,
  { renditions, always }: { readonly renditions: readonly Rendition[]; readonly always: boolean },
): Promise<void> {
  const text = renditions.find(({ kind }) => kind === 'text');
  const pdf = renditions.find(({ kind }) => kind === 'access-pdf');
  const view = text && pdf ? await pending.view(sha256) : undefined;
  if (view && text && pdf && (always || !view.answer)) await pending.answer(sha256, { text, pdf });
}

/**
 * Takes back what we gave. A text that a person changed is not ours any more.
 * @throws HostError `forbidden` where a version must be taken away by a person, after all else was
 */
export async function withdrawFromDocument(delivery: Delivery): Promise<void> {
  const { context, id, signal } = delivery;
  const document = await context.api.document(id, { signal });
  if (document) {
    const refusal = await removeVersions(delivery, oursAmong(document, await context.records.read(id)));
    await withdrawRecognised(delivery, document);
    const isTheirs = await withdrawText(delivery);
    await forgetGiven(delivery);
    if (refusal) throw refusal;
    if (isTheirs) throw notOurs(delivery);
  } else await context.records.remove(id);
}

/** What was given is gone or a person's; whose the rest is, and which version could not be taken away, must still be known. */
async function forgetGiven({ context, id }: Delivery): Promise<void> {
  const record = await context.records.read(id);
  if (!record) return;
  await context.records.write(id, { ...record, texts: [] });
  await context.records.keepBefore(id, null);
}

function notOurs({ context, id }: Delivery): HostError {
  const on = { hostId: context.hostId, operation: 'withdrawRenditions' };
  return hostError('conflict', 'A person changed the text of the document', { on, details: { document: id } });
}

/** The archive file cannot be taken away; made anew, it comes from us, without text. Where the host waits, that is its answer. */
async function withdrawRecognised({ context, id, signal }: Delivery, document: WireDocument): Promise<void> {
  let isWaiting = false;
  for (const sha256 of postedSha256(document, await context.records.read(id))) {
    const view = await context.pending.view(sha256);
    if (view && view.answer?.kind !== 'withheld') await context.pending.settle(view.sha256, 'withheld');
    isWaiting ||= view !== undefined && view.answer === undefined;
  }
  const isRecognised = context.settings.delivery === 'remote-ocr' && document.archived_file_name !== null;
  // Once made anew it says so itself: to ask again and again would never end.
  if (isRecognised && !isWaiting && document.content.trim() !== placeholderText('withheld')) {
    await context.api.reprocess(id, { signal });
  }
}

/** @returns whether a person changed it: it stays */
async function withdrawText(delivery: Delivery): Promise<boolean> {
  const { context, id } = delivery;
  const { texts } = (await context.records.read(id)) ?? { texts: [] };
  const { content } = await readStanding(delivery);
  if (texts.length === 0 || content.trim() === '') return false;
  const isOurs = isOursByRecord(texts, content);
  if (isOurs) await putContent(delivery, '');
  return !isOurs;
}

export async function fetchFromDocument(
  delivery: Delivery,
  { kind, targetPath }: { readonly kind: RenditionKind; readonly targetPath: string },
): Promise<{ readonly sha256: string; readonly bytes: number } | undefined> {
  const { context, id, signal } = delivery;
  const document = kind === 'record' ? undefined : await context.api.document(id, { signal });
  if (!document) return undefined;
  if (kind === 'text') {
    const record = await context.records.read(id);
    return record && isOursByRecord(record.texts, document.content)
      ? await writeDurably(targetPath, document.content)
      : undefined;
  }
  const maxBytes = context.settings.largestFileBytes;
  const [ours] = oursAmong(document, await context.records.read(id));
  if (ours) return await context.api.downloadOriginal({ id, version: ours.id, targetPath, maxBytes }, { signal });
  if (document.archived_file_name === null) return undefined;
  const fetched = await context.api.downloadArchive({ id, targetPath, maxBytes }, { signal });
  if (!fetched || (await fileHolds(targetPath, PRODUCER))) return fetched;
  await rm(targetPath, { force: true }); // made by the host's own engine
  return undefined;
}

export async function fetchFromPending(
  { pending }: Pick<Delivery['context'], 'pending'>,
  sha256: string,
  { kind, targetPath }: { readonly kind: RenditionKind; readonly targetPath: string },
): Promise<{ readonly sha256: string; readonly bytes: number } | undefined> {
  const answer = (await pending.view(sha256))?.answer;
  if (answer?.kind !== 'read' || answer.textPath === undefined || kind === 'record') return undefined;
  if (kind === 'text') return await writeDurably(targetPath, await readAnswerText(answer.textPath));
  const named = /pdf-([0-9a-f]{64})\.pdf$/.exec(answer.pdfPath)?.[1];
  return named === undefined ? undefined : await copyProved({ path: answer.pdfPath, sha256: named }, targetPath);
}
