import type { JobRow } from '../../platform/work/jobs.ts';
import { momentText } from './words.ts';

/** The draft PDF of a filing that is not submitted: where it is, whether it shows what stands now, and the button that draws it. */
export function draftPart({ filing, content, draftJob }: Drafted, href: string) {
  const isDrawn = filing.draftSha256 !== null;
  const isCurrent = isDrawn && filing.draftOf === content.fingerprint;
  const isComing = isUnderWay(draftJob);
  return {
    action: href,
    isUnderWay: isComing,
    href: isDrawn ? href : null,
    label: filing.draftAt === null ? '' : `Open the draft of ${momentText(filing.draftAt)} (PDF)`,
    text: `${draftWords(isDrawn, isCurrent)}${isComing && !isCurrent ? ' A new one is being drawn: open this page again in a moment.' : ''}`,
    order: isCurrent ? null : isDrawn ? 'Draw it again' : 'Draw a draft',
  };
}

function draftWords(isDrawn: boolean, isCurrent: boolean): string {
  if (!isDrawn) return 'A PDF for reading on paper, marked as a draft on every page.';
  return isCurrent ? 'The draft shows the filing as it stands now.' : 'The filing has changed since this draft was drawn.';
}

export function isUnderWay(job: JobRow | undefined): boolean {
  return job?.status === 'queued' || job?.status === 'running';
}

/** What both kinds of filings know of their draft. */
interface Drafted {
  filing: { draftSha256: string | null; draftOf: string | null; draftAt: string | null };
  content: { fingerprint: string };
  draftJob: JobRow | undefined;
}
