import { placeholderText } from '../ocr/pending.ts';
import type { Delivery } from './context.ts';

/**
 * Whether the document has text that stays when ours is taken back. With remote OCR text that came with an archive file is
 * made anew, for which the host gets none of us.
 */
export async function holdsOwnText({ context, id, signal }: Delivery): Promise<boolean> {
  const document = await context.api.document(id, { signal });
  const content = document?.content.trim() ?? '';
  if (document === undefined || content === '') return false;
  if ([placeholderText('withheld'), placeholderText('unreadable')].includes(content)) return false;
  return context.settings.delivery !== 'remote-ocr' || document.archived_file_name === null;
}
