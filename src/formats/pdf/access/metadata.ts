import type { ScanIdentity } from '../../../ports/scan-reader.ts';
import statements from './statements.json' with { type: 'json' };
import { textString } from './pdf-syntax.ts';

export interface DocumentMetadata {
  readonly title: string;
  readonly producer: string;
  readonly identity: ScanIdentity;
}

/** Says so in the file itself: what it was made from, and that a signed original stays the record. */
function statementOf({ signed, sha256 }: ScanIdentity): { readonly vi: string; readonly en: string } {
  const { vi, en } = signed ? statements.signed : statements.access;
  return { vi: vi.replace('{sha256}', sha256), en: en.replace('{sha256}', sha256) };
}

/**
 * XMP packet (ISO 16684-1) with the claim of PDF/A-2u; only properties of predefined schemas, so that no extension
 * schema is needed (ISO 19005-2, 6.6.2.3). No dates: the same input gives the same bytes.
 */
export function xmpPacket({ title, producer, identity }: DocumentMetadata): Buffer {
  const statement = statementOf(identity);
  const packet = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>U</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(statement.vi)}</rdf:li><rdf:li xml:lang="vi">${escapeXml(statement.vi)}</rdf:li><rdf:li xml:lang="en">${escapeXml(statement.en)}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>vi</rdf:li></rdf:Bag></dc:language>
<dc:source>urn:sha256:${identity.sha256}</dc:source>
<pdf:Producer>${escapeXml(producer)}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
  return Buffer.from(packet, 'utf8');
}

/** Says the same as the XMP packet, for readers that know only this (ISO 19005-2, 6.1.5). */
export function infoDictionary({ title, producer }: DocumentMetadata): string {
  return `<< /Title ${textString(title)} /Producer ${textString(producer)} >>`;
}

/** Titles come from people and file names: what XML cannot hold is left out. */
export function cleanTitle(title: string): string {
  return title
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\ufffe\uffff]/gu, ' ')
    .trim();
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
