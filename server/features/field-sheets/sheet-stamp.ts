import { paths } from '../../paths.ts';

/** Where a sheet leads back to: the site's page, as words that can be typed and, where the server has a public address, as a sign for cameras. */
export function sheetStamp(siteId: number, publicUrl: string | undefined): { words: string; sign?: string } {
  const path = paths.site(siteId);
  if (publicUrl === undefined) return { words: `Opens at ${path} on your server` };
  const address = `${publicUrl.replace(/\/$/, '')}${path}`;
  return { words: address.replace(/^https?:\/\//, ''), sign: toSign(address) };
}

/** An address without a path of its own before the site's may stand in capitals, for which a QR sign needs half the room. */
function toSign(address: string): string {
  return /^https?:\/\/[^/]+\/sites\/\d+$/.test(address) ? address.toUpperCase() : address;
}
