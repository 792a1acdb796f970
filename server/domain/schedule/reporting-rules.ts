import type { Confidence, ProgramKey } from '../programs/program.ts';

/** Papers that only the rules of the FCC program set; the other programs set no such day. */
export const reportingRules: Readonly<Partial<Record<ProgramKey, ReportingRules>>> = {
  scrp: {
    spendingReports: {
      dates: ['02-10', '08-10'],
      citation: '47 CFR 1.50004(l)',
      confidence: 'read',
      note: 'Within 10 days after the end of January and of July, from the first money until the final spending report.',
    },
    firstClaimYears: {
      count: 1,
      citation: '47 CFR 1.50004(g)(1)',
      confidence: 'read',
      note: 'At least one claim within a year of approval, or the whole allocation is taken back.',
    },
    certificationDays: {
      count: 10,
      citation: '47 CFR 1.50004(m)',
      confidence: 'read',
      note: 'Within 10 days after the term, with its extensions, ends.',
    },
    claimDays: {
      count: 120,
      citation: '47 CFR 1.50004(g)(2)',
      confidence: 'read',
      note: 'Within 120 days after the term, with its extensions, ends. One extension of up to 120 days can be asked for until then.',
    },
  },
};

interface ReportingRules {
  /** Month and day, `MM-DD`, of every year, in order. */
  spendingReports: Cited & { dates: readonly string[] };
  /** From approval. */
  firstClaimYears: Counted;
  /** From the end of the term as extended. */
  certificationDays: Counted;
  claimDays: Counted;
}

interface Cited {
  citation: string;
  confidence: Confidence;
  note: string;
}

interface Counted extends Cited {
  count: number;
}
