import type { FlowEdition } from './document.ts';
/** The XMP packet that says what the file is and to which standards it holds: PDF/A-2a and PDF/UA-1, the latter with the extension schema that PDF/A asks for. */
export function drawMetadata(facts: DocumentFacts): string {
  const created = `${facts.createdAt.slice(0, 19)}Z`;
  const described = (namespaces: string, body: string) => `<rdf:Description rdf:about="" ${namespaces}>${body}</rdf:Description>`;
  const alternative = (tag: string, text: string) => `<${tag}><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt></${tag}>`;
  const parts = [
    described(
      'xmlns:dc="http://purl.org/dc/elements/1.1/"',
      `${alternative('dc:title', facts.title)}${alternative('dc:description', facts.subject)}` +
        `<dc:creator><rdf:Seq><rdf:li>${escapeXml(facts.author)}</rdf:li></rdf:Seq></dc:creator>` +
        `<dc:language><rdf:Bag><rdf:li>${escapeXml(facts.language)}</rdf:li></rdf:Bag></dc:language><dc:format>application/pdf</dc:format>`,
    ),
    described(
      'xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
      `<xmp:CreatorTool>${creator}</xmp:CreatorTool><xmp:CreateDate>${created}</xmp:CreateDate><xmp:ModifyDate>${created}</xmp:ModifyDate>`,
    ),
    described('xmlns:pdf="http://ns.adobe.com/pdf/1.3/"', `<pdf:Producer>${producer}</pdf:Producer>`),
    described('xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"', '<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>'),
    described('xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"', '<pdfuaid:part>1</pdfuaid:part>'),
    described(
      'xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"',
      '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>' +
        '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>' +
        '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>' +
        '<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>' +
        '</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>',
    ),
  ];
  const body = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n${parts.join('\n')}\n</rdf:RDF></x:xmpmeta>`;
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n${body}\n<?xpacket end="r"?>`;
}

export const creator = 'Changeout';
export const producer = 'Changeout, PDFKit';

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? '');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export interface DocumentFacts {
  title: string;
  subject: string;
  author: string;
  language: string;
  createdAt: string;
  /** Of the flow's rules. */
  edition: FlowEdition;
}
