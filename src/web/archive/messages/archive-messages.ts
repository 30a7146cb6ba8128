import { use, useMemo } from 'react';
import {
  MessagesContext,
  translate,
  type Language,
  type MessageKey,
  type MessageParams,
} from '../../messages/messages.ts';
import { enArchive } from './en.ts';
import { viArchive } from './vi.ts';

type OwnKey = keyof typeof viArchive;
/** Texts of the archive pages lie apart, so that the first page of the console does not carry them. */
export type ArchiveKey = OwnKey | MessageKey;
export type ArchiveTranslate = (key: ArchiveKey, params?: MessageParams) => string;

const TABLES: Readonly<Record<Language, Readonly<Record<OwnKey, string>>>> = { vi: viArchive, en: enArchive };

export function isArchiveKey(key: string): key is OwnKey {
  return Object.hasOwn(viArchive, key);
}

export function translateArchive(language: Language, key: ArchiveKey, params: MessageParams = {}): string {
  if (!isArchiveKey(key)) return translate(language, key, params);
  return TABLES[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

export function useArchiveMessages(): { readonly language: Language; readonly t: ArchiveTranslate } {
  const messages = use(MessagesContext);
  if (!messages) throw new Error('MessagesContext is missing');
  const { language } = messages;
  return useMemo(
    () => ({ language, t: (key: ArchiveKey, params?: MessageParams) => translateArchive(language, key, params) }),
    [language],
  );
}
