import type { FormValues } from './form-model.ts';

/** Where a value is written by hand. */
export const BLANK = '…………';

/**
 * Puts values into a text: `{key}`, and `[… {key} …]` for a part that is left out where one of its values is absent.
 * Elsewhere what is absent is left open. Values are never read as templates again.
 */
export function fillForm(text: string, values: FormValues): string {
  const valueOf = (key: string) => (Object.hasOwn(values, key) ? values[key] : undefined);
  const put = (part: string) => part.replace(/\{(\w+)\}/g, (_, key: string) => valueOf(key) ?? BLANK);
  const isWhole = (part: string) =>
    [...part.matchAll(/\{(\w+)\}/g)].every(([, key]) => valueOf(key ?? '') !== undefined);
  return text.replace(/\[([^\]]*)\]|[^[]+/g, (part, optional: string | undefined) => {
    if (optional === undefined) return put(part);
    return isWhole(optional) ? put(optional) : '';
  });
}
