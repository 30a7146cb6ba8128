import { SCAN_EXTENSIONS } from '../../ports/host.ts';

/** Names that programs give to files they are still writing; they are renamed or removed when done. */
const TEMPORARY_ENDINGS = ['.part', '.partial', '.filepart', '.crdownload', '.download', '.tmp', '.temp'];

/** Folders and files that systems lay into shared folders by themselves; no person expects them to be read. */
const SYSTEM_NAMES = new Set([
  '$recycle.bin',
  'system volume information',
  'lost+found',
  '#recycle',
  '@eadir',
  '__macosx',
  'thumbs.db',
  'desktop.ini',
]);

/** True for entries that are passed over without a word: hidden, temporary, made by the system. */
export function isIgnoredName(name: Buffer): boolean {
  // One byte, one character: all names compared with are ASCII, so the encoding of the rest does not matter.
  const text = name.toString('latin1').toLowerCase();
  if (text.startsWith('.') || text.startsWith('~$')) return true;
  return SYSTEM_NAMES.has(text) || TEMPORARY_ENDINGS.some((ending) => text.endsWith(ending));
}

export function hasScanExtension(name: Buffer): boolean {
  const dot = name.lastIndexOf('.');
  return dot > 0 && Object.hasOwn(SCAN_EXTENSIONS, name.toString('latin1', dot + 1).toLowerCase());
}
