import type { PackedPart } from '../zip/pack-zip.ts';

const DOCUMENT = 'word/document.xml';

/**
 * Copies of one form, filled from one template, as one document: each begins on a page of its own and counts its pages
 * anew. All beside the body is that of the first.
 */
export function joinDocuments(copies: readonly (readonly PackedPart[])[]): readonly PackedPart[] {
  const [first = [], ...others] = copies;
  if (others.length === 0) return first;
  const bodies = copies.map((parts) => cut(textOf(parts)));
  const { head, tail } = cut(textOf(first));
  const last = bodies.length - 1;
  const joined = bodies.map(({ body, section }, at) =>
    at === last ? `${body}${anew(section)}` : `${body}<w:p><w:pPr>${anew(section)}</w:pPr></w:p>`,
  );
  const bytes = Buffer.from(`${head}${joined.join('')}${tail}`, 'utf8');
  return first.map((part) => (part.name === DOCUMENT ? { name: part.name, bytes } : part));
}

function textOf(parts: readonly PackedPart[]): string {
  const found = parts.find(({ name }) => name === DOCUMENT);
  return Buffer.from(found?.bytes ?? []).toString('utf8');
}

interface Cut {
  readonly head: string;
  readonly body: string;
  /** Size of the page, margins, headers; at the end of each body. */
  readonly section: string;
  readonly tail: string;
}

function cut(xml: string): Cut {
  const start = xml.indexOf('>', xml.indexOf('<w:body')) + 1;
  const end = xml.lastIndexOf('</w:body>');
  const section = xml.lastIndexOf('<w:sectPr', end);
  const bodyEnd = section < start ? end : section;
  return {
    head: xml.slice(0, start),
    body: xml.slice(start, bodyEnd),
    section: xml.slice(bodyEnd, end),
    tail: xml.slice(end),
  };
}

function anew(section: string): string {
  if (section.includes('<w:pgNumType')) return section;
  return section.replace(/<w:pgMar[^>]*\/>/, '$&<w:pgNumType w:start="1"/>');
}
