import { day, formatDay, type Instant } from '../../server/domain/calendar.ts';
import type { FilingLine, FilingSection, FrozenFiling, FrozenSite } from '../../server/domain/filing/frozen-filing.ts';
import { dollars, formatCents } from '../../server/domain/money.ts';
import { sampleDays, sampleEstimate, sampleSchedule, siteCode, siteName } from './sample-estimate.ts';
import { sampleNetworkPrices, samplePercent, samplePrices } from './sample-prices.ts';

const longPlan =
  'Sites are taken in clusters that share a microwave ring, so that a ring is on its new radios before the old ones leave the air. New antennas hang beside the old ones; the night cut-over moves one site at a time, with a 911 call from each sector before the crew leaves.\nOld equipment stays powered for two weeks. It is then removed, bagged with its serial numbers, and stored in the locked bay in Kimball until the recycler collects it.';

/** A frozen filing of the invented carrier of `sampleEstimate`: every part filled, faults of real life included. */
export function sampleFiling({ sites = 12, linesPerSite = samplePrices.length }: { sites?: number; linesPerSite?: number } = {}): FrozenFiling {
  const { summary, lines, sites: siteTotals } = sampleEstimate({ sites, linesPerSite });
  const schedule = sampleSchedule(sites);
  const submittedAt = '2026-11-23T15:04:05.000Z' as Instant;
  return {
    schema: 'changeout-filing-1',
    software: 'Changeout 0.1.0',
    number: 'HR4998-000001',
    version: 1,
    program: {
      key: 'hr4998',
      title: 'H.R.4998, Secure and Trusted Communications Networks Act of 2019',
      shortTitle: 'H.R.4998',
      standing: 'Enacted on March 12, 2020 as Pub. L. 116-124, and amended since; this profile is the Act as first enacted.',
    },
    form: {
      title: 'Application for reimbursement under H.R.4998',
      edition: '2026-11',
      statement:
        'This is the form of this software, organized by section 4(d) of H.R.4998 and, where the Act is silent, by 47 CFR 1.50004(c). It is not a government form. No agency has approved it.',
    },
    carrierName: 'High Plains Cellular, Inc.',
    submittedAt,
    submittedBy: { name: 'Margaret Oyelaran', title: 'Chief Executive Officer' },
    sections: sampleSections(formatCents(summary.total.likelyCents)),
    sites: Array.from({ length: sites }, (_, index) => sampleSite(index)),
    cost: {
      totalCents: summary.total.likelyCents,
      lowCents: summary.total.lowCents,
      highCents: summary.total.highCents,
      p50Cents: summary.risk.percentiles.p50,
      p80Cents: summary.risk.percentiles.p80,
      comparison: summary.comparison.sentence,
      categories: summary.categories.map(({ category, lowCents, likelyCents, highCents, lineCount, bases }) => ({
        category,
        lowCents,
        likelyCents,
        highCents,
        lineCount,
        bases: bases.join(', '),
      })),
      sites: siteTotals.map(({ siteCode: code, likelyCents }, index) => ({ siteCode: code, name: siteName(index), likelyCents })),
      networkCents: summary.networkTotal.likelyCents,
      lines: lines.map((line) => ({
        id: line.id,
        siteCode: line.siteCode,
        category: line.category,
        phase: line.phase,
        entryCode: line.entryCode,
        item: line.item,
        unit: line.unit,
        quantity: line.quantity,
        unitCents: line.unitLikelyCents,
        amountCents: line.likelyCents,
        basis: line.basis,
        formula: line.formula,
      })),
      prices: [...sampleNetworkPrices, samplePercent, ...samplePrices].map(({ code, item, unit, range, basis }) => ({
        code,
        item,
        unit,
        lowCents: dollars(range[0]),
        likelyCents: dollars(range[1]),
        highCents: dollars(range[2]),
        year: basis === 'published' ? '2018' : '2022',
        basis,
        source:
          basis === 'planning assumption'
            ? 'Planning assumption of this edition'
            : 'FCC expense catalog for the TV repack, 2018, as reported by Inside Towers',
        notes:
          'Published range; likely is at its lower quarter, because broadcast towers are heavier and taller than cellular ones. An upper guide for cellular towers.',
      })),
      assumptions: summary.assumptions,
      exclusions: summary.exclusions,
    },
    timeline: {
      startOn: schedule.settings.startOn,
      finishOn: schedule.finishOn,
      p80FinishOn: schedule.p80FinishOn,
      termEndsOn: schedule.termEndsOn,
      sentence: `Work starts on ${formatDay(schedule.settings.startOn)} and is likely finished on ${formatDay(schedule.finishOn)}; there is an 8 in 10 chance that it is finished by ${formatDay(schedule.p80FinishOn)}.`,
      phases: schedule.phases.map(({ title, startOn, finishOn, count }) => ({ title, startOn, finishOn, count })),
      sites: Array.from({ length: sites }, (_, index) => {
        const { siteCode: code, startOn, cutOverOn, finishOn } = sampleDays(index);
        return { siteCode: code, name: siteName(index), startOn, cutOverOn, finishOn };
      }),
      durations: schedule.assumptions.map(({ title, lowDays, likelyDays, highDays, source, confidence }) => ({
        title,
        days: `${lowDays} to ${highDays}, likely ${likelyDays}`,
        source,
        confidence,
      })),
    },
    certifications: sampleCertifications.map(([id, text, citation]) => ({
      id,
      text,
      citation,
      certifiedBy: 'Margaret Oyelaran',
      title: 'Chief Executive Officer',
      certifiedAt: '2026-11-23T15:01:40.000Z' as Instant,
    })),
    evidence: [
      {
        id: 'EV-01',
        subject: 'Customer count',
        needed: 'Latest Form 477 or Broadband Data Collection filing, or other proof',
        present: 'Form 477 of June 30, 2026',
        state: 'present',
      },
      {
        id: 'EV-02',
        subject: 'Serial numbers',
        needed: 'A serial number for each covered unit',
        present: `61 of ${sites * 7} units`,
        state: 'missing',
      },
      {
        id: 'EV-03',
        subject: 'Prices outside the official catalog: Radio access',
        needed: 'Quote or analysis for each line that the applicant estimated',
        present: 'Missing',
        state: 'missing',
      },
      {
        id: 'EV-04',
        subject: 'Upgrades',
        needed: 'Quote for the comparable replacement of each upgrade',
        present: 'Not needed',
        state: 'not needed',
      },
    ],
    conflicts: [
      {
        topic: 'When the 90 days of review begin',
        text: 'The Act counts them from the submission of an application. The FCC rule counts them from the close of the filing window, and the FCC followed its rule.',
      },
      {
        topic: 'Start of the one-year term',
        text: 'The Act counts from the day the FCC distributes funds to the recipient. The FCC rule makes that the first draw-down, and practice counted from receipt.',
      },
    ],
    inputs: {
      inventoryVersion: 7,
      editionCode: '2026.1',
      seed: 20261122,
      trials: 10_000,
      inputsSha256: 'b1946ac92492d2347c6235b4d2611184a1e3c3a3a6a0d9b8a0cf5b1d0d1f2c3e',
    },
  };
}

function sampleSections(total: string): FilingSection[] {
  const line = (id: string, label: string, value: string, more: Partial<FilingLine> = {}): FilingLine => ({
    id,
    label,
    value,
    origin: 'entered',
    originNote: 'entered for this filing',
    citation: null,
    officialItem: null,
    ...more,
  });
  const carried: Partial<FilingLine> = { origin: 'carried over', originNote: 'carrier profile' };
  const computed: Partial<FilingLine> = { origin: 'computed', originNote: 'estimate of Nov\u00a022,\u00a02026: sum of all cost lines, likely price' };
  return [
    {
      id: 'A',
      title: 'Applicant',
      intro: 'Who applies.',
      lines: [
        line('A.1', 'Legal name', 'High Plains Cellular, Inc.', { ...carried, officialItem: '2' }),
        line('A.2', 'FCC Registration Number (FRN)', '0012345678', { ...carried, officialItem: '1' }),
        line('A.3', 'Street', '410 Chestnut Street', { ...carried, officialItem: '3' }),
        line('A.4', 'City', 'Kimball', carried),
        line('A.5', 'State', 'Nebraska', carried),
        line('A.6', 'ZIP code', '69145', carried),
      ],
    },
    {
      id: 'D',
      title: 'Eligibility',
      intro: 'Whether the applicant may take part.',
      lines: [
        line('D.3', 'Customers of the applicant', '48,310', { ...carried, citation: 'H.R.4998 s.4(b)' }),
        line('D.7', 'Customers counted together', '51,822', {
          origin: 'computed',
          originNote: 'applicant and affiliates',
          citation: 'H.R.4998 s.4(b)',
        }),
        line('D.9', 'Within the limit', 'Yes: 51,822 of at most 2,000,000', {
          origin: 'computed',
          originNote: 'limit of the program',
          citation: 'H.R.4998 s.4(b)',
        }),
        line('D.10', 'How the count can be checked', 'Form 477 of June 30, 2026', { citation: 'H.R.4998 s.4(b)' }),
      ],
    },
    {
      id: 'F',
      title: 'Cost',
      intro: 'The estimate of cost, with its basis. Every cost line is part of this filing.',
      lines: [
        line('F.1', 'Amount asked for (likely)', total, { ...computed, citation: 'H.R.4998 s.4(d)(2)(B)' }),
        line('F.13', 'Upgrades', 'None: every replacement is comparable'),
        line('F.14', 'Which upgrades', 'Not given'),
      ],
    },
    {
      id: 'G',
      title: 'Plan',
      intro: 'How the covered equipment leaves the network and what takes its place.',
      lines: [
        line('G.1', 'Removal', longPlan, { citation: 'H.R.4998 s.4(d)(4)(A)(i)' }),
        line('G.2', 'Replacement', 'Comparable LTE radios of one vendor at every site; the microwave rings keep their paths and frequencies.', {
          citation: 'H.R.4998 s.4(d)(4)(A)(i)',
        }),
      ],
    },
  ];
}

function sampleSite(index: number): FrozenSite {
  const code = siteCode(index);
  const reason = 'Made by Huawei, a covered maker, obtained on Mar\u00a014,\u00a02016, before Aug\u00a014,\u00a02018.';
  const item = (number: number, model: string, category: string, quantity: number) => ({
    tag: `${code}-${number}`,
    maker: 'Huawei',
    model,
    category,
    quantity,
    serials: Array.from({ length: quantity }, (_, unit) => `2102311XGK10G${String(6000 + index * 10 + number * 3 + unit)}`).join(', '),
    obtainedOn: formatDay(day('2016-03-14')),
    status: 'In service',
    covered: 'covered',
    reason,
  });
  return {
    code,
    name: siteName(index),
    kind: 'Tower',
    place: `${siteName(index)}, Kimball County, NE 69145`,
    coordinates: `41.${String(235_000 + index * 731).slice(0, 6)}, -103.${String(662_000 + index * 977).slice(0, 6)}`,
    structure: 'Guyed tower, 250 ft',
    items: [
      item(1, 'BBU3900', 'RAN baseband', 1),
      item(2, 'RRU3908 V2', 'RRU', 3),
      ...(index % 3 === 0
        ? [
            {
              ...item(3, 'RTN 950', 'microwave', 2),
              serials: '',
              covered: 'unknown',
              reason: 'The date obtained is missing. Enter it: only items obtained before Aug\u00a014,\u00a02018 count.',
              obtainedOn: 'Not given',
            },
          ]
        : []),
      ...(index % 4 === 1
        ? [
            {
              ...item(4, 'Cambium PTP 820S', 'microwave', 1),
              maker: 'Cambium',
              covered: 'not covered',
              reason: 'Cambium is not a covered maker. If it was made by Huawei or ZTE under another name, enter that maker.',
            },
          ]
        : []),
    ],
  };
}

const sampleCertifications: [id: string, text: string, citation: string][] = [
  [
    'plan',
    'As of the day of this filing, the applicant has a plan to remove for good and replace every covered item of equipment or service in its network, and to dispose of what it removes.',
    'H.R.4998 s.4(d)(4)(A)(i)',
  ],
  [
    'timeline',
    'The applicant has a specific timeline for this removal, replacement and disposal, and submits it with this filing.',
    'H.R.4998 s.4(d)(4)(A)(ii)',
  ],
  [
    'no-covered-purchase',
    'From the day this filing is approved, the applicant will obtain no covered equipment or service, whatever money would pay for it.',
    'H.R.4998 s.4(d)(4)(B)(i)',
  ],
  [
    'cybersecurity',
    'In managing its risks, the applicant will consult and consider the Cybersecurity Framework of the National Institute of Standards and Technology.',
    'H.R.4998 s.4(d)(4)(B)(ii)',
  ],
];
