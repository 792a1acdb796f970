import type { EvidenceFile } from '../../domain/filing/packet/list-evidence-files.ts';
import { counted } from '../../domain/words.ts';
import type { Page } from '../../web/render-page.ts';

/** Why there is no packet: the server lacks files that the version names. */
export function packetRefusedPage(of: { crumbs: { label: string; href?: string }[]; address: string; missing: readonly EvidenceFile[] }): Page {
  const { missing } = of;
  const files = counted(missing.length, 'file');
  const title = 'The packet would not be whole';
  return {
    template: 'packets/refused',
    title,
    view: {
      head: { title, crumbs: [...of.crumbs, { label: 'Packet' }], sentence: `The version names ${files} that this server does not have.` },
      note: {
        tone: 'stop',
        title: 'No packet was made.',
        text: 'A packet without them would look complete and would not be. Ask whoever runs this server to bring them back from a backup, or take the packet without them: its README says which are missing.',
        links: [{ label: 'Take the packet without them', href: `${of.address}?without=missing` }],
      },
      table: {
        caption: 'Files that are missing',
        captionHidden: true,
        columns: [{ label: 'Document', kind: 'key' }, { label: 'Title' }, { label: 'About', kind: 'soft' }, { label: 'SHA-256', kind: 'prose' }],
        rows: missing.map(({ code, title: name, fileName, about, sha256 }) => ({
          cells: [{ text: code }, { text: name, small: fileName }, { text: about }, { text: sha256 }],
        })),
      },
    },
  };
}
