import { cents, formatCents, formatShort } from '../../domain/money.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import { toControl } from '../../web/form-page.ts';
import type { FilingDetail } from './filing-detail.ts';
import { estimateOption } from './pages.ts';
import type { FilingEntry } from './queries.ts';
import type { FilingContent } from './read-content.ts';
import { dayFigure, dayOr, dayText, momentText, whole } from './words.ts';

export function figuresOf({ summary, units, siteCount, checks }: FilingContent) {
  const fails = checks.filter((check) => check.outcome === 'fail').length;
  const warnings = checks.filter((check) => check.outcome === 'warning').length;
  const { schedule } = summary ?? {};
  return [
    summary
      ? {
          label: 'Asked for (likely)',
          value: formatShort(summary.total.likelyCents),
          note: `8 in 10 chance of no more than ${formatShort(summary.risk.percentiles.p80)}`,
        }
      : { label: 'Asked for', value: 'None yet', note: 'choose an estimate' },
    {
      label: 'Covered units',
      value: whole(units.covered),
      note: `at ${counted(siteCount, 'site')}${units.boundary === 0 ? '' : `; ${whole(units.boundary)} more open under the rules`}`,
      ...(units.unknown > 0 && { bad: `${whole(units.unknown)} to resolve` }),
    },
    schedule
      ? {
          label: 'Finished (8 in 10 chance)',
          value: dayFigure(schedule.p80FinishOn),
          note: `term ends ${dayOr(schedule.termEndsOn, 'on no day that is known')}`,
        }
      : { label: 'Finished', value: 'Not planned', note: 'comes with the estimate' },
    {
      label: 'Checks',
      value: fails === 0 ? 'None fails' : `${fails} fail${fails === 1 ? 's' : ''}`,
      note: counted(warnings, 'warning'),
      href: '#checks',
      linkLabel: 'see them',
    },
  ];
}

export function estimatePart({ filing, content, estimates, inventoryVersion, form }: FilingDetail, mayChange: boolean) {
  const { estimate } = content;
  const moved = estimate !== null && estimate.inventoryVersion !== inventoryVersion;
  const others = estimates.filter((row) => row.program === filing.program && row.id !== estimate?.id);
  const issue = form.issues.find(({ field }) => field === 'estimate');
  const marked = others.find((row) => row.isToFile);
  return {
    current: estimate
      ? [
          { label: 'Estimate', value: `Estimate ${estimate.number}`, href: paths.estimate(estimate.id) },
          { label: 'Made', value: dayText(estimate.createdAt) },
          {
            label: 'Inventory',
            value: `Version ${estimate.inventoryVersion}`,
            note: moved ? `The inventory has moved since: it is now version ${inventoryVersion}.` : 'The inventory has not moved since.',
          },
        ]
      : [],
    note: moved
      ? {
          tone: 'warn',
          title: 'The inventory has moved.',
          text: 'Make the estimate again and choose it here.',
          links: mayChange ? [{ label: 'Make an estimate', href: paths.newEstimate() }] : [],
        }
      : marked
        ? {
            tone: 'warn',
            title: 'Another estimate is marked as the one to file.',
            text: `It is estimate ${marked.number}, ${marked.name}. This filing rests on ${estimate === null ? 'none yet' : `estimate ${estimate.number}`}.`,
            links: [{ label: `Open estimate ${marked.number}`, href: paths.estimate(marked.id) }],
          }
        : null,
    choose:
      mayChange && others.length > 0
        ? {
            action: paths.filingEstimate(filing.id),
            field: toControl(
              {
                name: 'estimate',
                label: estimate ? 'Rest on another estimate' : 'Choose the estimate',
                kind: 'select',
                width: 'full',
                options: others.map((row) => ({ value: String(row.id), label: estimateOption(row, inventoryVersion).label })),
              },
              issue?.message ?? null,
            ),
          }
        : null,
    make: mayChange && others.length === 0 && !estimate ? { label: 'Make an estimate', href: paths.newEstimate() } : null,
  };
}

/** Links to papers that are drawn when they are opened: those of the newest version, and the tie-out of what stands now. */
export function papersOf({ filing, content }: FilingDetail): { href: string; label: string }[] {
  const version = filing.versions.at(-1);
  const isFiled = filing.state === 'Submitted' || filing.state === 'Accepted';
  return [
    ...(version ? [{ href: `${paths.filingVersion(filing.id, version.number)}#documents`, label: `Documents of version ${version.number}` }] : []),
    ...(content.estimate === null || isFiled
      ? []
      : [{ href: paths.filingDraftTieOut(filing.id), label: 'Tie-out sheet as things stand now, marked as a draft (PDF)' }]),
  ];
}

export function versionsTable(filing: FilingEntry) {
  if (filing.versions.length === 0) return null;
  return {
    caption: 'Versions as filed',
    captionHidden: true,
    columns: [{ label: 'Version', kind: 'key' }, { label: 'Submitted' }, { label: 'Certified by' }, { label: 'Asked for', kind: 'money', pin: true }],
    rows: filing.versions.toReversed().map((version) => ({
      cells: [
        {
          text: `Version ${version.number}`,
          href: paths.filingVersion(filing.id, version.number),
          small: `SHA-256 ${version.frozenSha256.slice(0, 12)}…`,
        },
        { text: momentText(version.submittedAt) },
        { text: version.submittedByName, small: version.submittedByTitle },
        { text: formatCents(cents(version.totalCents)) },
      ],
    })),
  };
}
