const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for an element or an attribute of XML whose letters all can stand there. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => MARKUP[letter] ?? letter);
}
