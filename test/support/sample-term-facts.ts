import { day } from '../../server/domain/calendar.ts';
import type { TermFacts, TermFilingKind, WorkFacts } from '../../server/domain/filing/term-filing.ts';
import { dollars } from '../../server/domain/money.ts';
import { coverageOf } from '../../server/domain/programs/coverage.ts';
import { getProgram } from '../../server/domain/programs/programs.ts';
import { anItem, aProfile, models } from '../domain/filing/filing-facts.ts';
import { sampleFiling } from './sample-filing.ts';

const work: WorkFacts = {
  baseline: 'Schedule 2, two crews',
  baselineFinishOn: day('2027-08-30'),
  expectedFinishOn: day('2027-10-12'),
  steps: [
    { title: 'Permits', done: 9, running: 2, of: 12 },
    { title: 'Cut-over', done: 4, running: 1, of: 12 },
    { title: 'Removal', done: 3, running: 1, of: 12 },
  ],
  sites: [
    { siteCode: 'HP-0001', name: 'Amber Ridge', state: 'CO', plannedFinishOn: day('2027-05-14'), expectedFinishOn: day('2027-06-02') },
    { siteCode: 'HP-0002', name: 'Bovina', state: 'CO', plannedFinishOn: day('2027-08-30'), expectedFinishOn: day('2027-10-12') },
  ],
  delays: [
    {
      siteCode: 'HP-0001',
      activity: 'Tower work',
      cause: 'Weather',
      days: 19,
      from: day('2027-04-26'),
      until: day('2027-05-14'),
      note: 'Ice on the tower.',
    },
  ],
};

/** Facts of a form of the term: an approved application of the invented carrier, first money received, work tracked, three documents on hand. */
export function sampleTermFacts(kind: TermFilingKind, changes: Partial<TermFacts> = {}): TermFacts {
  const program = getProgram('scrp');
  const frozen = sampleFiling();
  const items = [anItem(0), anItem(1, { status: 'removed' }), anItem(2, { status: 'destroyed' })];
  const inventory = { version: 9, sites: [], items };
  return {
    kind,
    program,
    profile: aProfile,
    today: day('2027-06-01'),
    number: '2026-0003-X1',
    application: { number: '2026-0003', version: 1, sha256: 'ab'.repeat(32), frozen: { ...frozen, number: '2026-0003' } },
    award: {
      approvedOn: day('2026-12-01'),
      approvedCents: dollars(9_800_000),
      allocatedCents: dollars(3_871_000),
      firstMoneyOn: day('2027-02-15'),
      extensions: [],
    },
    earlier: [],
    later: [],
    versions: [],
    decisions: new Map(),
    otherDisposals: [],
    inventory,
    coverage: coverageOf(inventory, models, program),
    work,
    documents: [],
    register: (['invoice', 'payment', 'certificate'] as const)
      .map((kind, index) => ({ kind, number: index + 1 }))
      .map(({ kind, number }) => ({
        number: `D-${number}`,
        kind,
        title: `Document ${number}`,
        fileName: `document-${number}.pdf`,
        sha256: String(number).repeat(64),
      })),
    attached: [],
    answers: {},
    rows: {},
    ...changes,
  };
}
