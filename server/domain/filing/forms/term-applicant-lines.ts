import { formatDay } from '../../calendar.ts';
import type { ShownValue } from '../filing.ts';
import { computed, fromProfile, notGiven } from '../shown-value.ts';
import { statuteOf, termEndOf } from '../term-clock.ts';
import type { TermFacts, TermForm, TermFormLine } from '../term-filing.ts';
import { computedCents } from '../term-values.ts';
import { stateName } from './application/applicant-values.ts';

type Section = TermForm['sections'][number];

/**
 * Section A of a form of the term: applicant and contact. `part` is the part of FCC Form 5640 whose items 1 to 4 are confirmed to ask the same
 * (G, L and M); left out, the lines carry no item number. Who to ask is kept out of public copies, as in the application (`confidential-parts.ts`).
 */
export function applicantSection(part?: 'Part G' | 'Part L' | 'Part M'): Section {
  const item = (number: number): Pick<TermFormLine, 'officialItem'> => (part ? { officialItem: `${part}, item ${number}` } : {});
  return {
    id: 'A',
    title: 'Applicant and contact',
    intro: 'Who files, as in the profile of the carrier.',
    lines: [
      { id: 'A.1', key: 'frn', label: 'FCC Registration Number (FRN)', ...item(1), show: fromProfile('frn') },
      { id: 'A.2', key: 'legal-name', label: 'Applicant name', ...item(2), show: fromProfile('legalName') },
      { id: 'A.3', key: 'street', label: 'Street', ...item(3), show: fromProfile('street') },
      { id: 'A.4', key: 'city', label: 'City', ...item(3), show: fromProfile('city') },
      { id: 'A.5', key: 'state', label: 'State', ...item(3), show: stateName },
      { id: 'A.6', key: 'zip', label: 'ZIP code', ...item(3), show: fromProfile('zip') },
      { id: 'A.7', key: 'applicant-phone', label: 'Phone', isConfidential: true, ...item(3), show: fromProfile('contactPhone') },
      { id: 'A.8', key: 'applicant-email', label: 'Email', isConfidential: true, ...item(3), show: fromProfile('contactEmail') },
      { id: 'A.9', key: 'contact-name', label: 'Contact', isConfidential: true, ...item(4), show: fromProfile('contactName') },
      { id: 'A.10', key: 'contact-title', label: 'Title of the contact', isConfidential: true, show: fromProfile('contactTitle') },
    ],
  };
}

/** Section B of a form about an application: which one, and what was decided about it. */
export function awardSection(): Section {
  return {
    id: 'B',
    title: 'Application and award',
    intro: 'Which application this is about, what was decided about it, and when its term ends. The award stands as the carrier recorded it.',
    lines: [
      { id: 'B.1', key: 'application', label: 'Application', show: applicationNumber },
      { id: 'B.2', key: 'requested', label: 'Asked for in the application', show: requested },
      {
        id: 'B.3',
        key: 'approved-on',
        label: 'Approved on',
        citation: '47 CFR 1.50004(d)',
        show: ({ award }) => recorded(award?.approvedOn ? formatDay(award.approvedOn) : null),
      },
      { id: 'B.4', key: 'approved-amount', label: 'Approved amount', show: ({ award }) => recordedCents(award?.approvedCents) },
      { id: 'B.5', key: 'allocated', label: 'Allocated', citation: '47 CFR 1.50004(e)', show: ({ award }) => recordedCents(award?.allocatedCents) },
      {
        id: 'B.6',
        key: 'first-money',
        label: 'First money received on',
        citation: '47 CFR 1.50004(h)',
        show: ({ award }) => recorded(award?.firstMoneyOn ? formatDay(award.firstMoneyOn) : null),
      },
      { id: 'B.7', key: 'term-end', label: 'Term ends on', citation: '47 CFR 1.50004(h)', show: termEnd },
    ],
  };
}

function applicationNumber({ application }: TermFacts): ShownValue {
  if (!application) return carriedFrom(notGiven, 'no submitted application');
  const { number, version, sha256 } = application;
  return carriedFrom(`${number}, version ${version}`, `SHA-256 ${sha256.slice(0, 16)}… of its frozen value`);
}

function requested({ application }: TermFacts): ShownValue {
  const note = application ? `application ${application.number}, version ${application.version}` : 'no submitted application';
  return { ...computedCents(application?.frozen.cost.totalCents ?? null, note), origin: 'carried over' };
}

function termEnd({ program, award }: TermFacts): ShownValue {
  const end = award ? termEndOf(program, award) : null;
  if (!end) return computed('Open: no money was received yet', statuteOf(program));
  const granted = award?.extensions.length ?? 0;
  const note = granted === 0 ? 'from the first money' : `last of ${granted === 1 ? 'one extension' : `${granted} extensions`} granted`;
  return computed(formatDay(end), `${note}, ${statuteOf(program)}`);
}

function recorded(value: string | null): ShownValue {
  return carriedFrom(value ?? 'Not known yet', 'award as recorded by the carrier');
}

function recordedCents(amount: Parameters<typeof computedCents>[0] | undefined): ShownValue {
  return { ...computedCents(amount ?? null, 'award as recorded by the carrier'), origin: 'carried over' };
}

function carriedFrom(value: string, originNote: string): ShownValue {
  return { value, origin: 'carried over', originNote };
}
