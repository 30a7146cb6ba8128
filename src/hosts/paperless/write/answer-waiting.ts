import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostMark } from '../../../ports/host-values.ts';
import { ensureFolder } from '../../../infra/durable-folders.ts';
import { writeDurably } from '../ocr/durable.ts';
import { placeholderText } from '../ocr/pending.ts';
import type { WireDocument } from '../wire-types.ts';
import { postedSha256, type Delivery } from './context.ts';

/** Marks after which nothing more comes of a file by itself. */
const ENDS: readonly HostMark[] = ['failed', 'too-many-runs'];

/**
 * The host has the bytes of a document recognised anew and waits, and nothing comes of it: it gets back the text and the
 * archive file that it has, so that good ones are not lost by our failure, or the sentence that says why there are none.
 */
export async function answerWithStanding(delivery: Delivery, marks: readonly HostMark[] = []): Promise<void> {
  const { context, id, signal } = delivery;
  if (context.settings.delivery !== 'remote-ocr' || !marks.some((mark) => ENDS.includes(mark))) return;
  const document = await context.api.document(id, { signal });
  if (!document) return;
  for (const sha256 of postedSha256(document, await context.records.read(id))) {
    const view = await context.pending.view(sha256);
    if (!view || view.answer) continue;
    if (!(await giveBack(delivery, document, sha256))) await context.pending.settle(sha256, 'unreadable');
  }
}

/** False when the host has nothing that is worth keeping. */
async function giveBack(delivery: Delivery, document: WireDocument, sha256: string): Promise<boolean> {
  const { context, id, signal } = delivery;
  const content = document.content.trim();
  const placeholders = [placeholderText('unreadable'), placeholderText('withheld')];
  if (content === '' || placeholders.includes(content)) return false;
  const folder = join(context.settings.inboundFolder, 'staging');
  const name = join(folder, randomBytes(12).toString('hex'));
  const [pdfPath, textPath] = [`${name}.pdf`, `${name}.txt`] as const;
  await ensureFolder(folder);
  try {
    const maxBytes = context.settings.largestFileBytes;
    const pdf = await context.api.downloadArchive({ id, targetPath: pdfPath, maxBytes }, { signal });
    if (!pdf) return false;
    const text = await writeDurably(textPath, document.content);
    await context.pending.answer(sha256, {
      text: { path: textPath, sha256: text.sha256 },
      pdf: { path: pdfPath, sha256: pdf.sha256 },
    });
    return true;
  } finally {
    for (const path of [pdfPath, textPath]) await rm(path, { force: true });
  }
}
