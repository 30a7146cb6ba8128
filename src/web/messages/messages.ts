import { createContext, use } from 'react';
import { en } from './en.ts';
import { vi } from './vi.ts';

export type Language = 'vi' | 'en';
export type MessageKey = keyof typeof vi;
export type MessageParams = Readonly<Record<string, string | number>>;
export type Translate = (key: MessageKey, params?: MessageParams) => string;

export interface Messages {
  readonly language: Language;
  readonly t: Translate;
  readonly setLanguage: (language: Language) => void;
}

const TABLES: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { vi, en };

/** The text of `key` with `{name}` filled in; an unknown name stays visible, so that it is noticed. */
export function translate(language: Language, key: MessageKey, params: MessageParams = {}): string {
  return TABLES[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** For keys built from codes of the service: undefined when the table has none. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(vi, key);
}

export const MessagesContext = createContext<Messages | undefined>(undefined);

export function useMessages(): Messages {
  const messages = use(MessagesContext);
  if (!messages) throw new Error('MessagesContext is missing');
  return messages;
}
