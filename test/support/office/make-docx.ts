import { packZip } from '../../../src/formats/zip/pack-zip.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

export interface DocxOptions {
  readonly type?: string;
  readonly parts?: Readonly<Record<string, string>>;
}

/** A text document as another program could have written it, around the given body. */
export function makeDocx(body: string, { type = 'document.main', parts = {} }: DocxOptions = {}): Buffer {
  const all = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `<Override PartName="/word/document.xml" ContentType="${type.includes('/') ? type : `${WORD}.${type}`}+xml"/></Types>`,
    '_rels/.rels': `<Relationships><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document xmlns:w="${MAIN}"><w:body>${body}</w:body></w:document>`,
    ...parts,
  };
  return packZip(Object.entries(all).map(([name, xml]) => ({ name, bytes: Buffer.from(xml, 'utf8') })));
}

/** A paragraph whose text lies in so many runs, as Word cuts it after spelling and editing. */
export function runs(...texts: readonly string[]): string {
  return `<w:p>${texts.map((text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`).join('')}</w:p>`;
}

export function cells(...texts: readonly string[]): string {
  return `<w:tr>${texts.map((text) => `<w:tc>${runs(text)}</w:tc>`).join('')}</w:tr>`;
}
