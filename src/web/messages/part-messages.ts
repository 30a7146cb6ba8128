import { use, useMemo } from 'react';
import { MessagesContext, translate, type Language, type MessageKey, type MessageParams } from './messages.ts';

export type PartTranslate<Own extends string> = (key: Own | MessageKey, params?: MessageParams) => string;

/** The hook of a part of the console whose texts lie apart, so that the first page does not carry them. */
export function partMessages<Own extends string>(tables: Readonly<Record<Language, Readonly<Record<Own, string>>>>) {
  const isOwn = (key: string): key is Own => Object.hasOwn(tables.vi, key);
  const say = (language: Language, key: Own | MessageKey, params: MessageParams = {}): string => {
    if (!isOwn(key)) return translate(language, key, params);
    return tables[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  };
  return function usePartMessages(): { readonly language: Language; readonly t: PartTranslate<Own> } {
    const messages = use(MessagesContext);
    if (!messages) throw new Error('MessagesContext is missing');
    const { language } = messages;
    return useMemo(() => ({ language, t: (key, params) => say(language, key, params) }), [language]);
  };
}
