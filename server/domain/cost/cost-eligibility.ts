import type { CostUse } from '../catalog/recipe.ts';
import type { Confidence, ProgramKey } from '../programs/program.ts';

const catalogOrder = 'DA 21-947 (August 2021)';

/** 47 CFR 1.50004 and DA 21-947 as far as they could be read; what only press or law firms report says so in its own sentence. */
const scrpRules: Readonly<Record<CostUse, Eligibility>> = {
  comparable: {
    paid: 'yes',
    rule: 'Paid: removing covered equipment for good, replacing it with what is comparable, and destroying it. According to press, LTE that is ready for 5G is comparable to older mobile equipment, and so is voice over LTE.',
    citation:
      '47 U.S.C. 1603(c)(1); 47 CFR 1.50004(c)(1)(i); Fierce Network, September 2021, and Trade Law Daily, July 16, 2021, for what is comparable',
    confidence: 'read',
  },
  upgrade: {
    paid: 'comparable only',
    rule: 'Paid up to the price of a comparable replacement; the carrier bears the rest. The filing needs price quotes for the comparable, and catalog prices do not serve for it. This is how a law firm sums up the order; the paragraph itself was not read.',
    citation: `${catalogOrder}, section A.5, as summed up by tlp.law, August 6, 2021`,
    confidence: 'secondary',
  },
  'new structure': {
    paid: 'yes',
    rule: 'A new tower or shelter is paid only where the replacement needs it and the filing shows why; say so in the reason and attach the structural report. According to press; the text of the order was not read.',
    citation: 'Fierce Network, September 2021; qcom1.com',
    confidence: 'secondary',
  },
  'fiber for radio': {
    paid: 'no',
    rule: 'Fiber in place of microwave, of fixed wireless links or of the last mile counts as an upgrade and is not covered, according to press. The comparable radio link can be priced instead.',
    citation: 'Fierce Network, September 2021',
    confidence: 'secondary',
  },
  'end-user device': {
    paid: 'no',
    rule: 'Handsets, connected things and customer devices of makers that are not covered are not paid, according to press. Customer devices of a covered maker are another matter: one recipient replaced them within the program.',
    citation: 'Fierce Network, September 2021; Communications Daily, December 31, 2024, for Northern Michigan University',
    confidence: 'secondary',
  },
  interest: {
    paid: 'no',
    rule: 'Interest on loans taken until the program pays is not reimbursed, according to a recipient.',
    citation: 'SI Wireless, as reported by Inside Towers',
    confidence: 'secondary',
  },
  consultant: {
    paid: 'yes',
    rule: 'Consultants are paid within limits, according to recipients who complained of them in 2026. The limits themselves were not found: keep this cost apart, support it, and expect questions.',
    citation: 'Broadband Breakfast, February 2026',
    confidence: 'secondary',
  },
  operation: {
    paid: 'no',
    rule: 'The money is for removing, replacing and disposing. Running the network is none of the three. This is argued here from the statute; no text of the FCC on it was read.',
    citation: '47 U.S.C. 1603(c)(1)',
    confidence: 'derived',
  },
  strategic: {
    paid: 'no',
    rule: 'Towers, shelters and equipment that serve growth or a new strategy, and not the replacement, are not paid, according to press.',
    citation: 'Fierce Network, September 2021; qcom1.com',
    confidence: 'secondary',
  },
};

/**
 * Whether a program pays a cost of this use, with the rule in our words, where it stands and how far to trust it. H.R.4998 says only what the money is
 * for and S.1625 leaves it to the FCC, so both follow the FCC program and say so.
 */
export function eligibilityOf(use: CostUse, program: ProgramKey): Eligibility {
  const rule = scrpRules[use];
  if (program === 'scrp') return rule;
  if (program === 'hr4998') {
    if (use === 'comparable')
      return { ...rule, citation: 'H.R.4998 s.4(c)(1); the press named for what is comparable speaks of the later FCC program' };
    return {
      paid: rule.paid,
      rule: `${rule.rule} The Act itself says only that money is for removal, replacement and disposal; this follows the later FCC program.`,
      citation: `H.R.4998 s.4(c)(1); for the later program ${rule.citation}`,
      confidence: 'derived',
    };
  }
  return {
    paid: rule.paid,
    rule: `${rule.rule} S.1625 leaves terms and conditions to the FCC and says nothing of this; it is taken from the later FCC program to compare funding.`,
    citation: `S.1625 as quoted by Telecompetitor, May 2019; for the later program ${rule.citation}`,
    confidence: 'unconfirmed',
  };
}

export interface Eligibility {
  /** `comparable only`: up to the price of a comparable replacement. */
  paid: 'yes' | 'comparable only' | 'no';
  rule: string;
  citation: string;
  confidence: Confidence;
}
