import { useMemo, useState, type ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { MessagesContext, translate, type Language, type Messages } from './messages.ts';

const STORAGE_KEY = 'vankho-language';

export function storedLanguage(): Language {
  return window.localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'vi';
}

/** Tells page and service which language is meant; the service words its refusals in it. */
export function MessagesProvider({ children }: { readonly children: ReactNode }) {
  const api = useApi();
  const client = useQueryClient();
  const [language, setLanguage] = useState<Language>(storedLanguage);
  const messages = useMemo<Messages>(
    () => ({
      language,
      t: (key, params) => translate(language, key, params),
      setLanguage: (next) => {
        window.localStorage.setItem(STORAGE_KEY, next);
        document.documentElement.lang = next;
        api.setLanguage(next);
        setLanguage(next);
        void client.invalidateQueries();
      },
    }),
    [api, client, language],
  );
  return <MessagesContext value={messages}>{children}</MessagesContext>;
}
