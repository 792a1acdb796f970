import { type DocumentKind, documentKindOf } from '../../domain/filing/registered-document.ts';
import { capitalised } from '../../domain/words.ts';
import { mediaOf } from '../../platform/sniff-media.ts';

export function kindLabel(kind: DocumentKind): string {
  return documentKindOf(kind).label;
}

/** `412 KB`, `3.4 MB`, `86 bytes`. */
export function sizeLabel(byteLength: number): string {
  if (byteLength < 1000) return `${byteLength} bytes`;
  return byteLength < 999_500 ? `${Math.round(byteLength / 1000)} KB` : `${(byteLength / 1e6).toFixed(1)} MB`;
}

/** `PDF`, `JPEG picture`. */
export function typeLabel(mediaType: string): string {
  const name = mediaOf(mediaType).name.replace(/^an? /, '');
  return capitalised(name);
}

/** A name for a file: plain letters, never a path, never without a usual ending of its type; `code` (`D-7`) comes first. */
export function safeName({ code, fileName, mediaType }: { code: string; fileName: string; mediaType: string }): string {
  const { endings } = mediaOf(mediaType);
  const dot = fileName.lastIndexOf('.');
  const ending = fileName.slice(dot + 1).toLowerCase();
  const isUsual = dot > 0 && endings.includes(ending);
  const stem = isUsual ? fileName.slice(0, dot) : fileName;
  const plain = [code, stem].map(toPlainLetters).filter((part) => part !== '');
  return `${plain.length === 0 ? 'document' : plain.join('-')}.${isUsual ? ending : endings[0]}`;
}

function toPlainLetters(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '');
  return plain
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[-_]+|[-_]+$/g, '')
    .slice(0, 80);
}
