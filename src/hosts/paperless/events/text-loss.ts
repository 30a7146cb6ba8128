import { hash } from 'node:crypto';
import type { PaperlessContext } from '../context.ts';
import { oursAmong } from '../file-versions.ts';
import { whoseText } from '../write/whose-text.ts';
import type { Known } from './tell.ts';

type Settings = Pick<PaperlessContext['settings'], 'delivery'>;

/**
 * Whether a text that we gave is gone or was made anew by the host, and giving it again would bring it back. Anything else
 * would be told every night, and every document be read again for it: a text that we never gave, one that the host read
 * out of our PDF, one of a person. @param textSha256 of what was read; undefined where nothing was
 */
export function textLoss(
  known: Known,
  textSha256: string | undefined,
  settings: Settings,
): 'text-lost' | 'text-replaced' | undefined {
  const { document, record } = known;
  if (textSha256 === undefined || settings.delivery === 'fields' || oursAmong(document, record).length > 0)
    return undefined;
  if (isText(document.content, textSha256)) return undefined;
  if (document.content.trim() === '') return 'text-lost';
  return isToBeGiven(known, settings) ? 'text-replaced' : undefined;
}

/** The host cuts white space at the ends of a text that it is sent, not of one that it was given while reading. */
function isText(content: string, textSha256: string): boolean {
  const text = content.normalize('NFC');
  const forms = [text, text.trim(), `${text.trim()}\n`, text.replaceAll('\r\n', '\n')];
  return forms.some((form) => hash('sha256', form) === textSha256);
}

function isToBeGiven({ document, record }: Known, { delivery }: Settings): boolean {
  // The host has an archive file with its text: ours cannot take the place of both.
  if (delivery === 'remote-ocr' && document.archived_file_name !== null) return false;
  // Without a version of ours text is given to signed files only; a version that a person took away stays away.
  if (delivery === 'version' && document.versions && (record?.texts.length ?? 0) === 0) return false;
  return whoseText(document.content, record) !== 'person';
}
