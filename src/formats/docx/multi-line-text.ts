import {
  officeMarkup,
  TagPlacement,
  TextPlugin,
  xml,
  type ScopeData,
  type Tag,
  type TextNodeTag,
  type XmlNode,
  type XmlTextNode,
} from 'easy-template-x';

/**
 * As the plugin of the library, but the lines of a text stay where the placeholder stood: it sets them to the end of the
 * run. A placeholder that fills a paragraph alone gives a paragraph for each line.
 */
export class MultiLineTextPlugin extends TextPlugin {
  override simpleTagReplacements(tag: Tag, data: ScopeData): void {
    const lines = data.getScopeData<string>().split('\n');
    if (lines.length < 2 || tag.placement !== TagPlacement.TextNode) super.simpleTagReplacements(tag, data);
    else if (isAlone(tag)) writeParagraphs(tag, lines);
    else writeLines(tag, lines);
  }
}

function isAlone({ xmlTextNode, rawText }: TextNodeTag): boolean {
  return textOf(officeMarkup.query.containingParagraphNode(xmlTextNode)).trim() === rawText.trim();
}

/** `descendants` of the library goes on into what follows the node. */
function textsIn(node: XmlNode): readonly XmlTextNode[] {
  return xml.query.isTextNode(node) ? [node] : (node.childNodes ?? []).flatMap(textsIn);
}

function textOf(node: XmlNode): string {
  return textsIn(node)
    .map(({ textContent }) => textContent)
    .join('');
}

function writeParagraphs({ xmlTextNode, rawText }: TextNodeTag, lines: readonly string[]): void {
  const first = officeMarkup.query.containingParagraphNode(xmlTextNode);
  const clones = lines.slice(1).map(() => xml.create.cloneNode(first, true));
  setText(first, rawText, lines[0] ?? '');
  let last: XmlNode = first;
  for (const [index, clone] of clones.entries()) {
    setText(clone, rawText, lines[index + 1] ?? '');
    xml.modify.insertAfter(clone, last);
    last = clone;
  }
}

function setText(paragraph: XmlNode, rawText: string, text: string): void {
  for (const node of textsIn(paragraph)) {
    if (node.textContent !== rawText) continue;
    officeMarkup.modify.setSpacePreserveAttribute(officeMarkup.query.containingTextNode(node));
    node.textContent = text;
  }
}

function writeLines({ xmlTextNode }: TextNodeTag, [first = '', ...more]: readonly string[]): void {
  const textNode = officeMarkup.query.containingTextNode(xmlTextNode);
  const [prefix = 'w'] = textNode.nodeName.split(':');
  officeMarkup.modify.setSpacePreserveAttribute(textNode);
  xmlTextNode.textContent = first;
  let last: XmlNode = textNode;
  for (const line of more) {
    const text = xml.create.generalNode(`${prefix}:t`, { attributes: { 'xml:space': 'preserve' } });
    xml.modify.appendChild(text, xml.create.textNode(line));
    const lineBreak = xml.create.generalNode(`${prefix}:br`);
    xml.modify.insertAfter(lineBreak, last);
    xml.modify.insertAfter(text, lineBreak);
    last = text;
  }
}
