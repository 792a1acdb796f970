import { createXmlScanner, type XmlHandler } from '../../../server/platform/spreadsheet/xml-scanner.ts';

export interface XmlNode {
  name: string;
  text: string;
  children: XmlNode[];
}

/** The tree of an XML text. Throws where a tag is closed that is not the open one, where one stays open, or where a raw sign should be escaped. */
export function parseXml(text: string): XmlNode {
  // The scanner forgives what it does not need: characters that XML forbids, and ampersands that begin no entity.
  if (/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text)) throw new Error('A character that XML forbids.');
  if (/&(?!amp;|lt;|gt;|quot;|apos;)/.test(text)) throw new Error('An ampersand that begins no entity.');
  const root: XmlNode = { name: '', text: '', children: [] };
  const open: XmlNode[] = [root];
  const handler: XmlHandler = {
    wantsText: true,
    isDone: false,
    open(name) {
      const node: XmlNode = { name, text: '', children: [] };
      open.at(-1)?.children.push(node);
      open.push(node);
    },
    close(name) {
      const node = open.pop();
      if (node?.name !== name) throw new Error(`</${name}> closes <${node?.name}>.`);
    },
    text(piece) {
      const node = open.at(-1);
      if (node) node.text += piece;
    },
  };
  createXmlScanner(handler).push(text);
  const [only] = root.children;
  if (open.length !== 1 || !only || root.children.length !== 1) throw new Error('The document has not exactly one root that is closed.');
  return only;
}

export function childrenOf(node: XmlNode | undefined, name: string): XmlNode[] {
  return node?.children.filter((child) => child.name === name) ?? [];
}

/** The text of a child, empty where there is none. */
export function textOf(node: XmlNode | undefined, name: string): string {
  return childrenOf(node, name)[0]?.text ?? '';
}
