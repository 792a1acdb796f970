import type { Confidence } from '../programs/confidence.ts';

/** A part of an application that a public copy leaves out, and why. */
export interface ConfidentialPart {
  id: 'contact' | 'places' | 'serials' | 'own-prices' | 'own-cost' | 'documents';
  /** As it stands after "Withheld:". */
  title: string;
  reason: string;
  /** The paragraph that such a request would rest on. */
  basis: string;
  /** How sure it is that this paragraph says so. */
  confidence: Confidence;
  /** Lines of the form that are withheld with it: the same ids in every form of an application. */
  lineIds: readonly string[];
}

/** The paragraph under which confidential treatment is asked for. */
export const confidentialRequest = '47 CFR 0.459';

/**
 * What a public copy of an application leaves out. These are the default rules of this software: that the Commission publishes subject to
 * confidentiality was read in 47 CFR 1.50004(l)(3); what 47 CFR 0.457 and 0.459 protect is remembered and was not read.
 */
export const confidentialParts: readonly ConfidentialPart[] = [
  {
    id: 'contact',
    title: 'Names, phone numbers and email addresses of contact persons',
    reason: 'They are about persons, and nobody needs them to judge the application. The officer who certified stays named.',
    basis: '47 CFR 0.457(f)',
    confidence: 'unconfirmed',
    lineIds: ['A.7', 'A.8', 'B.1', 'B.3', 'B.4'],
  },
  {
    id: 'places',
    title: 'Coordinates and street addresses of sites',
    reason: 'Exact places of equipment make it easier to harm a network. Code, name, county and state of each site stay.',
    basis: '47 CFR 0.457(d)',
    confidence: 'unconfirmed',
    lineIds: [],
  },
  {
    id: 'serials',
    title: 'Serial numbers of equipment',
    reason: 'They identify single pieces, and what is stolen or sold could be passed off with them.',
    basis: '47 CFR 0.457(d)',
    confidence: 'unconfirmed',
    lineIds: [],
  },
  {
    id: 'own-prices',
    title: 'Vendor quotes and own estimates, and every amount from which one of them can be taken by itself',
    reason: 'Prices of suppliers are commercial secrets, and suppliers who know each other’s prices do not compete.',
    basis: '47 CFR 0.457(d)',
    confidence: 'unconfirmed',
    lineIds: ['F.2', 'F.5', 'F.6', 'F.7', 'F.8', 'F.9', 'F.10'],
  },
  {
    id: 'own-cost',
    title: 'What the applicant pays itself, what it sets aside, and the simulated cost from which that could be taken',
    reason: 'It is no part of what is asked for, and tells suppliers how much room the applicant has.',
    basis: '47 CFR 0.457(d)',
    confidence: 'unconfirmed',
    lineIds: ['F.3', 'F.4', 'F.16'],
  },
  {
    id: 'documents',
    title: 'Titles and file names of documents, and what the evidence index says of them',
    reason: 'They name vendors and offers. Number, kind and hash of each stay, so that a document can still be proved.',
    basis: '47 CFR 0.457(d)',
    confidence: 'unconfirmed',
    lineIds: ['F.15'],
  },
];
