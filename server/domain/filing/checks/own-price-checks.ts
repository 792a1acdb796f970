import type { OwnPrice } from '../../cost/own-price.ts';
import { type Cents, cents } from '../../money.ts';
import { counted } from '../../words.ts';
import type { FilingFacts } from '../filing.ts';
import { type Check, type FilingLink, type Finding, found, pass } from './check.ts';

const citations = { hr4998: 'H.R.4998 s.4(d)(2)(B)', scrp: '47 CFR 1.50004(c)(1)(i)' };
const atPrices: FilingLink = { to: 'own prices', key: null };

/** Quotes must hold, own estimates be certified and supported. */
export const ownPriceChecks: readonly Check[] = [
  {
    id: 'quotes-valid',
    title: 'Quotes still hold on the day of the filing',
    citations,
    lineKeys: ['cost-bases', 'supporting-documents'],
    test: testQuotes,
  },
  {
    id: 'own-estimates-certified',
    title: 'Own estimates carry a good-faith certification and support',
    citations,
    lineKeys: ['cost-bases', 'supporting-documents'],
    test: testOwnEstimates,
  },
];

/** Of the plan, those that cost lines really use. */
export function usedPrices({ estimate, plan }: FilingFacts): OwnPrice[] {
  const used = new Set(estimate?.lines.map((line) => line.ownPrice?.code));
  return (plan?.ownPrices ?? []).filter(({ code }) => used.has(code));
}

function testQuotes(facts: FilingFacts): Finding {
  const quotes = usedPrices(facts).filter(({ kind }) => kind === 'vendor quote');
  const expired = quotes.filter(({ expiresOn }) => expiresOn !== null && expiresOn < facts.today);
  if (quotes.length === 0) return pass('No price is a quote.');
  if (expired.length === 0) return pass(`${quotes.length === 1 ? 'The quote holds' : `All ${quotes.length} quotes hold`} today.`);
  const codes = expired.map(({ code }) => code);
  const sentence = `${counted(expired.length, 'quote')} (${codes.join(', ')}) ${expired.length === 1 ? 'has' : 'have'} expired. Ask the vendor to renew, enter the new day, and make the estimate again.`;
  return found('warning', sentence, { subjects: codes, link: atPrices, atStakeCents: askedWith(facts, codes) });
}

function testOwnEstimates(facts: FilingFacts): Finding {
  const own = usedPrices(facts).filter(({ kind }) => kind === 'own estimate');
  const open = own.filter(({ certified }) => certified === null);
  const bare = own.filter(({ documents }) => documents.length === 0);
  if (own.length === 0) return pass('No price is an own estimate entered by the carrier.');
  if (open.length > 0) {
    const sentence = `${counted(open.length, 'own estimate')} (${open.map(({ code }) => code).join(', ')}) ${open.length === 1 ? 'has' : 'have'} no good-faith certification. Certify it under Own prices, and make the estimate again.`;
    return found('fail', sentence, { subjects: open.map(({ code }) => code), link: atPrices });
  }
  if (bare.length > 0) {
    const codes = bare.map(({ code }) => code);
    const sentence = `${counted(bare.length, 'own estimate')} (${codes.join(', ')}) ${bare.length === 1 ? 'has' : 'have'} no document attached. Attach the analysis that it rests on.`;
    return found('warning', sentence, { subjects: codes, link: atPrices, atStakeCents: askedWith(facts, codes) });
  }
  return pass(`${counted(own.length, 'own estimate')}, each certified in good faith and supported by a document.`);
}

/** What the cost lines with these own prices ask for. */
function askedWith({ estimate }: FilingFacts, codes: readonly string[]): Cents {
  const lines = (estimate?.lines ?? []).filter(({ ownPrice }) => ownPrice && codes.includes(ownPrice.code));
  return cents(lines.reduce((total, { likelyCents }) => total + likelyCents, 0));
}
