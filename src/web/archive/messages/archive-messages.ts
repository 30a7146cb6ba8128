import type { MessageKey } from '../../messages/messages.ts';
import { partMessages, type PartTranslate } from '../../messages/part-messages.ts';
import { enArchive } from './en.ts';
import { viArchive } from './vi.ts';

type OwnKey = keyof typeof viArchive;
export type ArchiveKey = OwnKey | MessageKey;
export type ArchiveTranslate = PartTranslate<OwnKey>;
export const useArchiveMessages = partMessages<OwnKey>({ vi: viArchive, en: enArchive });

/** For keys built from codes of the service. */
export function isArchiveKey(key: string): key is OwnKey {
  return Object.hasOwn(viArchive, key);
}
