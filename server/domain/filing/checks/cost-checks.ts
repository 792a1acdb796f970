import type { PriceBasis } from '../../catalog/price-book.ts';
import type { Estimate } from '../../cost/estimate.ts';
import { type Cents, cents, formatCents } from '../../money.ts';
import { getProgram } from '../../programs/programs.ts';
import { s1625 } from '../../programs/s1625.ts';
import { counted, formatCount } from '../../words.ts';
import { countCustomers } from '../carrier-profile.ts';
import type { FilingFacts } from '../filing.ts';
import { type Check, type FilingLink, type Finding, found, pass, sitesToClear, toAnswer, toSite } from './check.ts';
import { usedPrices } from './own-price-checks.ts';

const cost = { hr4998: 'H.R.4998 s.4(d)(2)(B)', scrp: '47 CFR 1.50004(c)(1)(i)' };
const atEstimate: FilingLink = { to: 'estimate', key: null };
const weakBases: readonly PriceBasis[] = ['model input', 'planning assumption'];
const amounts = ['lowCents', 'likelyCents', 'highCents'] as const;

export const costChecks: readonly Check[] = [
  {
    id: 'estimate-made',
    title: 'There is an estimate of cost',
    citations: cost,
    lineKeys: ['requested'],
    test: ({ estimate }) =>
      estimate
        ? pass(`The estimate asks for ${formatCents(estimate.summary.total.likelyCents)} on ${counted(estimate.lines.length, 'cost line')}.`)
        : found('fail', 'There is no finished estimate. Make one from the current inventory.', { link: atEstimate }),
  },
  {
    id: 'estimate-program',
    title: 'The estimate is made under the program of the filing',
    citations: {},
    lineKeys: ['requested'],
    test: withEstimate((estimate, { program }) =>
      estimate.summary.program === program.key
        ? pass(`The estimate is made under ${program.shortTitle}.`)
        : found('fail', `The estimate is made under ${getProgram(estimate.summary.program).shortTitle}. Make one under ${program.shortTitle}.`, {
            link: atEstimate,
          }),
    ),
  },
  {
    id: 'estimate-current',
    title: 'The estimate is made from the inventory of the filing',
    citations: cost,
    lineKeys: ['inventory-version', 'requested'],
    test: withEstimate(({ summary }, { inventory }) => {
      if (summary.inventoryVersion === inventory.version) return pass(`Both rest on inventory version ${inventory.version}.`);
      const sentence = `The inventory is now version ${inventory.version}; the estimate was made from version ${summary.inventoryVersion}. Make the estimate again.`;
      return found('fail', sentence, { link: atEstimate });
    }),
  },
  {
    id: 'estimate-customers',
    title: 'The estimate counts the customers that the profile states',
    citations: cost,
    lineKeys: ['requested'],
    test: withEstimate(({ lines }, { profile }) => {
      const counted = lines.find((line) => line.unit === 'per customer' && line.siteCode === null)?.quantity;
      const stated = countCustomers(profile);
      if (counted === undefined || stated === null || counted === stated) return pass('No cost rests on another number of customers.');
      const sentence = `The estimate counts ${formatCount(counted)} customers, the profile ${formatCount(stated)}. Correct the one that is wrong, and make the estimate again.`;
      return found('fail', sentence, { link: atEstimate });
    }),
  },
  {
    id: 'totals-tie',
    title: 'All totals tie to the cent',
    citations: {},
    lineKeys: ['requested', 'cost-range', 'cost-network'],
    test: withEstimate(testTotals),
  },
  {
    id: 'sites-costed',
    title: 'Every site with covered equipment has cost lines, and no other',
    citations: cost,
    lineKeys: ['covered-sites', 'requested'],
    test: withEstimate(testSites),
  },
  {
    id: 'own-estimates',
    title: 'Estimates of the applicant are supported',
    citations: cost,
    lineKeys: ['cost-bases', 'supporting-documents'],
    test: withEstimate(testSupport),
  },
  {
    id: 'weak-prices',
    title: 'Prices rest on more than planning assumptions',
    citations: cost,
    lineKeys: ['cost-bases', 'price-book'],
    test: withEstimate(({ lines, summary }) => {
      const weak = lines.filter((line) => weakBases.includes(line.basis));
      if (weak.length === 0) return pass('No price is a planning assumption or a model input.');
      const amount = sumLikely(weak);
      const share = summary.total.likelyCents > 0 ? Math.round((amount / summary.total.likelyCents) * 100) : 0;
      const sentence = `${counted(weak.length, 'cost line')} (${formatCents(amount)}, ${share} % of the total) rest on planning assumptions or model inputs. Ask vendors for quotes on the largest, and enter them under Own prices.`;
      return found('warning', sentence, { subjects: largestFirst(weak), count: weak.length, link: atEstimate, atStakeCents: amount });
    }),
  },
  {
    id: 'public-figures',
    title: 'The cost per site lies within the public figures',
    citations: {},
    lineKeys: ['public-comparison'],
    test: withEstimate(({ summary }) =>
      summary.comparison.verdict === 'within'
        ? pass(summary.comparison.sentence)
        : found('warning', `${summary.comparison.sentence} Be ready to say why.`, { link: atEstimate }),
    ),
  },
  {
    id: 'program-funds',
    title: 'The amount asked for lies within the money of the program',
    citations: { s1625: s1625.fundingCents.citation, hr4998: 'H.R.4998 s.4(d)(5)(B)', scrp: 'FCC DOC-402314A1' },
    lineKeys: ['requested'],
    test: withEstimate(({ summary }, { program }) => {
      const funds = program.fundingCents.value;
      if (funds === null || summary.total.likelyCents <= funds) return pass('The amount is less than the program has in all.');
      return found('warning', `The amount is more than the ${formatCents(funds)} that the program has for everybody. Check the estimate.`, {
        link: atEstimate,
        atStakeCents: cents(summary.total.likelyCents - funds),
      });
    }),
  },
  {
    id: 'disposal-costed',
    title: 'Disposal is part of the estimate',
    citations: { hr4998: 'H.R.4998 s.4(d)(7)', scrp: '47 CFR 1.50004(c)(1)(i), (j)' },
    lineKeys: ['cost-disposal'],
    test: withEstimate(({ lines }) =>
      lines.some((line) => line.phase === 'disposal' && line.likelyCents > 0)
        ? pass('The estimate has cost lines for disposal.')
        : found('warning', 'The estimate has no cost for disposal. Add it: what is removed must be destroyed and documented.', { link: atEstimate }),
    ),
  },
  {
    id: 'upgrades-stated',
    title: 'Upgrades are stated, with a quote for the comparable replacement',
    citations: { scrp: 'DA 21-947 (as reported by law firms)' },
    lineKeys: ['upgrades', 'upgrades-note'],
    test: ({ answers, estimate }) => {
      if (answers.upgrades === undefined) {
        return found('fail', 'Nothing says whether replacements are upgrades. Choose none, or name them.', { link: toAnswer('upgrades') });
      }
      if (answers.upgrades === 'none' && hasOwnShare(estimate)) {
        const sentence =
          'The filing says that nothing is an upgrade, but the estimate keeps the own share of an upgrade out. Name the upgrades, or make the estimate without them.';
        return found('fail', sentence, { link: toAnswer('upgrades') });
      }
      if (answers.upgrades === 'none') return pass('No replacement is an upgrade.');
      if ((answers.upgradesNote ?? '').length >= 40) return pass('The upgrades are named.');
      return found('fail', 'Upgrades are planned but not named. Name them, with the quote for the comparable replacement.', {
        link: toAnswer('upgradesNote'),
      });
    },
  },
];

function withEstimate(test: (estimate: Estimate, facts: FilingFacts) => Finding): (facts: FilingFacts) => Finding {
  return (facts) =>
    facts.estimate ? test(facts.estimate, facts) : found('fail', 'Cannot be tested before there is an estimate.', { link: atEstimate });
}

function testTotals({ summary, lines, sites }: Estimate): Finding {
  const breaks: string[] = [];
  for (const amount of amounts) {
    const total = summary.total[amount];
    const name = amount.replace('Cents', '');
    const sumOf = (parts: readonly { [key in typeof amount]: Cents }[]) => cents(parts.reduce((sum, part) => sum + part[amount], 0));
    const compare = (what: string, sum: Cents) => {
      if (sum !== total) breaks.push(`${what} (${name}) add up to ${formatCents(sum)}, not ${formatCents(total)}`);
    };
    compare('cost lines', sumOf(lines));
    compare('categories', sumOf(summary.categories));
    compare('sites and network', cents(sumOf(sites) + summary.networkTotal[amount]));
  }
  if (breaks.length === 0) return pass(`Cost lines, categories and sites each add up to ${formatCents(summary.total.likelyCents)}.`);
  return found('fail', `Totals do not tie: ${breaks.join('; ')}. Make the estimate again.`, { count: breaks.length, link: atEstimate });
}

function testSites({ lines }: Estimate, facts: FilingFacts): Finding {
  const costed = new Set(lines.map((line) => line.siteCode?.toLowerCase()));
  const without = sitesToClear(facts).filter((code) => !costed.has(code.toLowerCase()));
  const eligible = new Set(
    facts.coverage.sites.filter(({ units }) => units.covered + units.boundary > 0).map(({ siteCode }) => siteCode.toLowerCase()),
  );
  const beyond = [...new Set(lines.flatMap(({ siteCode }) => (siteCode !== null && !eligible.has(siteCode.toLowerCase()) ? [siteCode] : [])))];
  if (beyond.length > 0) {
    const sentence = `${counted(beyond.length, 'site')} without covered equipment ${beyond.length === 1 ? 'has' : 'have'} cost lines. Make the estimate again, or correct the inventory.`;
    return found('fail', sentence, { subjects: beyond, link: toSite(beyond[0]) });
  }
  if (without.length === 0) return pass('Every site with covered equipment has cost lines, and no other site has any.');
  const sentence = `${counted(without.length, 'site')} with covered equipment ${without.length === 1 ? 'has' : 'have'} no cost line. Check whether nothing is asked for there.`;
  return found('warning', sentence, { subjects: without, link: toSite(without[0]) });
}

function hasOwnShare(estimate: Estimate | null): boolean {
  return estimate?.summary.keptOut.some((kept) => kept.kind === 'own share') ?? false;
}

function testSupport(estimate: Estimate, facts: FilingFacts): Finding {
  const { lines } = estimate;
  const { documents, answers } = facts;
  const own = lines.filter((line) => line.basis !== 'official catalog');
  if (own.length === 0) return pass('Every price is taken from the official catalog, which needs no further support.');
  const attached = new Set(usedPrices(facts).flatMap((price) => price.documents.map(({ sha256 }) => sha256)));
  for (const { kind, about, sha256 } of documents)
    if (kind === 'quote' || (about === null && (kind === 'plan' || kind === 'other'))) attached.add(sha256);
  const asked = sumLikely(own);
  const amount = formatCents(asked);
  if (attached.size > 0)
    return pass(`${counted(attached.size, 'document supports', 'documents support')} the applicant's own estimates of ${amount}.`);
  const where = { subjects: largestFirst(own), count: own.length, link: toAnswer('supportingDocuments'), atStakeCents: asked };
  if ((answers.supportingDocuments ?? '') !== '') {
    return found(
      'warning',
      `${counted(own.length, 'cost line')} (${amount}) are own estimates. Supporting documents are named and not attached: add them under Documents, linked to the filing as a whole.`,
      where,
    );
  }
  const sentence = `${counted(own.length, 'cost line')} (${amount}) are estimates of the applicant, and no document supports them. Ask vendors for quotes and enter them under Own prices, or attach an engineering analysis under Documents: most applications of 2022 were first found deficient, for want of this among other things.`;
  return found('fail', sentence, where);
}

function sumLikely(lines: Estimate['lines']): Cents {
  return cents(lines.reduce((total, line) => total + line.likelyCents, 0));
}

function largestFirst(lines: Estimate['lines']): string[] {
  return [...lines].sort((a, b) => b.likelyCents - a.likelyCents || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
}
