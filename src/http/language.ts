import type { Language } from '../infra/messages/message.ts';

/** Vietnamese unless English is preferred to it (Accept-Language, RFC 9110 §12.5.4). */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  let best: { language: Language; quality: number } = { language: 'vi', quality: 0 };
  // A header can be 16 KB of commas; what a browser sends has a handful of entries.
  for (const entry of (acceptLanguage ?? '').slice(0, 400).split(',')) {
    const [range = '', ...parameters] = entry.trim().toLowerCase().split(';');
    const language = /^(vi|en)(-|$)/.exec(range)?.[1];
    const quality = qualityOf(parameters);
    if ((language === 'vi' || language === 'en') && quality > best.quality) best = { language, quality };
  }
  return best.language;
}

function qualityOf(parameters: readonly string[]): number {
  const weight = parameters.map((parameter) => /^\s*q=([01](?:\.\d{0,3})?)$/.exec(parameter)?.[1]).find(Boolean);
  return weight === undefined ? 1 : Number(weight);
}
