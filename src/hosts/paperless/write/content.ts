import { hash } from 'node:crypto';
import { FileError } from '../../../ports/errors.ts';
import type { Rendition } from '../../../ports/host.ts';
import { hostError } from '../errors.ts';
import { readFileChunks } from '../ocr/durable.ts';
import type { WireDocument } from '../wire-types.ts';
import { readStanding, type Delivery } from './context.ts';
import { isLost } from './lost.ts';
import { isQuiet } from './quiet.ts';
import { digestOf, sighted, whoseText } from './whose-text.ts';

/**
 * Gives the host our text as its own, which is what people search. The text that stood there is kept beside first; one of
 * a person stays. @returns false where it did
 */
export async function deliverContent(
  delivery: Delivery,
  document: WireDocument,
  rendition: Rendition,
): Promise<boolean> {
  const { context, id } = delivery;
  const text = await readText(rendition);
  const record = sighted(document, await context.records.read(id));
  const standing = whoseText(document.content, record);
  const wasQuiet = isQuiet(document, context.deps.clock.now(), record.quietAt);
  if (isSameText(document.content, text)) return true;
  if (standing === 'person') {
    await context.records.write(id, record);
    const told = { hostId: context.hostId, document: id };
    context.deps.log.warn('The text of a document was written by a person: it stays', told);
    return false;
  }
  const texts = [...(standing === 'ours' ? [digestOf(document.content)] : []), digestOf(text)];
  const given = { ...record, texts };
  await context.records.write(id, given);
  if (standing === 'host') await context.records.keepBefore(id, document.content);
  const after = await putContent(delivery, text);
  await context.records.write(id, { ...sighted(after, given), ...(wasQuiet && { quietAt: after.modified }) });
  return true;
}

/** Sent, read back, and once more when something else stands there. @throws HostError `conflict` */
export async function putContent(delivery: Delivery, text: string): Promise<WireDocument> {
  const { context, id, signal } = delivery;
  for (let round = 1; round <= 2; round += 1) {
    try {
      await context.api.patchDocument(id, { content: text }, { signal });
    } catch (error) {
      if (!isLost(error)) throw error;
    }
    const document = await readStanding(delivery);
    if (isSameText(document.content, text)) return document;
  }
  const on = { hostId: context.hostId, operation: 'deliverRenditions' };
  throw hostError('conflict', 'The text of the document is being changed by somebody else', {
    on,
    details: { document: id },
  });
}

export function isOursByRecord(texts: readonly string[], content: string): boolean {
  return texts.includes(digestOf(content));
}

async function readText({ path, sha256 }: Rendition): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of readFileChunks(path)) parts.push(part);
  const bytes = Buffer.concat(parts);
  if (hash('sha256', bytes) !== sha256) throw new FileError('file-changed', 'A finished file is not what was proved');
  return bytes.toString('utf8').normalize('NFC');
}

function isSameText(one: string, other: string): boolean {
  return one === other || digestOf(one) === digestOf(other);
}
