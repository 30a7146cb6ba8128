import type { FormLayout, FormPage } from '../../../domain/forms/form-model.ts';
import type { PackedPart } from '../../zip/pack-zip.ts';
import { twips } from './wml.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const NAMESPACES = `xmlns:w="${MAIN}" xmlns:r="${OFFICE}"`;
const FONT = 'Times New Roman';
const RELATED = ['styles', 'settings', 'header'] as const;

/** The parts of a text document around its body. */
export function packageParts(layout: FormLayout, body: string): readonly PackedPart[] {
  return [
    part('[Content_Types].xml', contentTypes()),
    part('_rels/.rels', relations([['officeDocument', 'word/document.xml']])),
    part(
      'word/document.xml',
      `<w:document ${NAMESPACES}><w:body>${body}${section(layout.page, layout.pageNumbers)}</w:body></w:document>`,
    ),
    part('word/_rels/document.xml.rels', relations(RELATED.map((name) => [name, `${name}.xml`]))),
    part('word/styles.xml', styles(layout.style.sizePt)),
    part('word/settings.xml', SETTINGS),
    part('word/header.xml', PAGE_NUMBER),
  ];
}

function part(name: string, xml: string): PackedPart {
  return { name, bytes: Buffer.from(`${HEAD}${xml}`, 'utf8') };
}

function contentTypes(): string {
  const overrides = [['document', 'document.main'], ...RELATED.map((name) => [name, name])].map(
    ([file = '', type = '']) => `<Override PartName="/word/${file}.xml" ContentType="${TYPE}.${type}+xml"/>`,
  );
  return (
    `<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`
  );
}

function relations(targets: readonly (readonly [string, string])[]): string {
  const each = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${String(index + 1)}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

/** The number of the page in the upper margin, not on the first page (NĐ 30/2020, Phụ lục I). */
function section({ widthMm, heightMm, marginsMm }: FormPage, numbered: boolean): string {
  const side = (name: string, mm: number) => ` w:${name}="${String(twips(mm))}"`;
  const turned = widthMm > heightMm ? ' w:orient="landscape"' : '';
  const { top, right, bottom, left } = marginsMm;
  const margins = side('top', top) + side('right', right) + side('bottom', bottom) + side('left', left);
  return (
    `<w:sectPr>${numbered ? `<w:headerReference w:type="default" r:id="rId${String(RELATED.indexOf('header') + 1)}"/>` : ''}` +
    `<w:pgSz${side('w', widthMm)}${side('h', heightMm)}${turned}/>` +
    `<w:pgMar${margins}${side('header', Math.min(10, top / 2))}${side('footer', Math.min(10, bottom / 2))} w:gutter="0"/>` +
    `${numbered ? '<w:titlePg/>' : ''}</w:sectPr>`
  );
}

function styles(sizePt: number): string {
  const size = String(Math.round(sizePt * 2));
  const fonts = `<w:rFonts w:ascii="${FONT}" w:hAnsi="${FONT}" w:eastAsia="${FONT}" w:cs="${FONT}"/>`;
  return (
    `<w:styles ${NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>${fonts}<w:sz w:val="${size}"/>` +
    `<w:szCs w:val="${size}"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>'
  );
}

const SETTINGS =
  `<w:settings ${NAMESPACES}><w:compat><w:compatSetting w:name="compatibilityMode" ` +
  'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>';

const PAGE_NUMBER =
  `<w:hdr ${NAMESPACES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>` +
  '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' +
  '<w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>';
