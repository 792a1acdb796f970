import type { Person } from '../../context.ts';
import { formatDay, type Instant, utcDayOf } from '../../domain/calendar.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { kindTitle } from '../term-filings/index.ts';
import type { DemoPerson } from './create-demo.ts';
import type { Standing } from './queries.ts';

/** The first page of an empty server. */
export function welcomePage(): Page {
  return {
    template: 'overview/welcome',
    title: 'Welcome',
    view: { setupHref: paths.setup(), demoHref: paths.demo(), signInHref: paths.signIn() },
  };
}

/** The sign-in names and passwords of the demo, shown once. */
export function demoPeoplePage(people: readonly DemoPerson[], carrierName: string): Page {
  return {
    template: 'overview/demo-people',
    title: 'The demo is ready',
    view: {
      head: {
        title: 'The demo is ready',
        sentence: `${carrierName} is invented. You are signed in as its preparer.`,
        actions: [{ label: 'Go to the overview', href: paths.home(), tone: 'main' }],
      },
      table: {
        caption: 'Write the passwords down, or keep this page open: they are random, stored nowhere and shown only now.',
        columns: [{ label: 'Who', kind: 'key' }, { label: 'Role' }, { label: 'Sign-in name', kind: 'prose' }, { label: 'Password', kind: 'prose' }],
        rows: people.map((person) => ({
          cells: [{ text: person.name, small: person.title }, { text: person.roles.join(', ') }, { text: person.email }, { text: person.password }],
        })),
      },
    },
  };
}

/** Where the carrier stands and what comes next. */
export function overviewPage(person: Person, standing: Standing): Page {
  const steps = stepsOf(person, standing);
  const next = steps.find((step) => !step.isDone) ?? steps.at(-1);
  return {
    template: 'overview/carrier',
    title: 'Overview',
    view: {
      head: { title: person.organizationName, sentence: 'From the list of what stands at your sites to the filing that pays for replacing it.' },
      next: next && { title: next.next, text: next.text, who: next.who, action: { label: next.label, href: next.href, small: true } },
      steps: steps.map((step, index) => ({
        number: index + 1,
        title: step.title,
        text: step.state,
        tag: step.isDone ? { label: 'Done', tone: 'ok' } : step === next ? { label: 'Now', tone: 'info' } : { label: 'Later', tone: '' },
        href: step.href,
        label: step.label,
      })),
      historyHref: paths.history(),
    },
  };
}

/** What happened in the organization, newest first. */
export function historyPage(rows: readonly HistoryRow[], isWhole: boolean): Page {
  return {
    template: 'overview/history',
    title: 'History',
    view: {
      head: {
        title: 'History',
        sentence: 'What was changed here, by whom and when. The newest 200 entries.',
        crumbs: [{ label: 'Overview', href: paths.home() }, { label: 'History' }],
      },
      note: isWhole
        ? { tone: 'ok', text: 'Every entry carries the fingerprint of the one before it, and the chain is whole: no entry was changed or taken out.' }
        : {
            tone: 'stop',
            title: 'The chain is broken.',
            text: 'An entry was changed or taken out in the database. Tell whoever runs this server, and compare with a backup.',
          },
      table: {
        caption: 'Entries, times in UTC',
        columns: [{ label: 'What', kind: 'key' }, { label: 'About', kind: 'prose' }, { label: 'Who' }, { label: 'When' }],
        rows: rows.map((row) => ({
          cells: [
            { text: row.action, small: row.subject },
            { text: row.summary },
            { text: row.personName },
            { text: `${formatDay(utcDayOf(row.at as Instant))} ${row.at.slice(11, 16)}` },
          ],
        })),
      },
    },
  };
}

function stepsOf(person: Person, standing: Standing): Step[] {
  const mayPrepare = person.roles.includes('preparer');
  const preparer = mayPrepare ? 'You act.' : 'The preparer acts.';
  const officer = person.roles.includes('certifying officer') ? 'You act.' : 'The certifying officer acts.';
  const viewer = { mayPrepare, preparer, officer };
  return [
    inventoryStep(standing, viewer),
    estimateStep(standing, viewer),
    filingStep(standing, viewer),
    ...certifyStep(standing, viewer),
    reviewStep(standing),
    ...termSteps(standing, viewer),
  ];
}

function inventoryStep({ inventory }: Standing, { mayPrepare, preparer }: Viewer): Step {
  const isEmpty = inventory.sites === 0;
  const counts = `${counted(inventory.sites, 'site')}, ${counted(inventory.units, 'unit')}; ${counted(inventory.toResolve, 'site')} to resolve.`;
  return {
    title: 'List what stands at your sites',
    state: isEmpty ? 'No sites yet.' : counts,
    next: 'Next: list what stands at your sites.',
    text: isEmpty ? 'Import the list you have, or add sites by hand.' : 'Some equipment has an unknown model or no date, or none is listed.',
    who: preparer,
    ...(isEmpty && mayPrepare
      ? { label: 'Import a spreadsheet', href: paths.newImport() }
      : { label: 'Open the inventory', href: paths.inventory() }),
    isDone: inventory.sites > 0 && inventory.units > 0 && inventory.toResolve === 0,
  };
}

function estimateStep({ inventory, estimate }: Standing, { mayPrepare, preparer }: Viewer): Step {
  const isDone = estimate?.status === 'ready' && estimate.inventoryVersion === inventory.version;
  if (estimate?.isBeingComputed) {
    return {
      title: 'Estimate cost and time',
      state: estimate.sentence,
      next: 'The estimate is being computed.',
      text: 'It takes a few seconds.',
      who: 'Nobody acts.',
      label: 'Open the estimate',
      href: paths.estimate(estimate.id),
      isDone: false,
    };
  }
  return {
    title: 'Estimate cost and time',
    state: estimate === undefined ? 'No estimate yet.' : estimate.sentence,
    next: 'Next: estimate cost and time.',
    text: estimate === undefined ? 'It takes a few seconds.' : 'The inventory has changed since the last estimate, or it could not be made.',
    who: preparer,
    ...(isDone
      ? { label: 'Open the estimate', href: paths.estimate(estimate.id) }
      : mayPrepare
        ? { label: 'Make an estimate', href: paths.newEstimate() }
        : { label: 'Open the estimates', href: paths.estimates() }),
    isDone,
  };
}

function filingStep({ filing }: Standing, { mayPrepare, preparer, officer }: Viewer): Step {
  const link = filing
    ? { label: 'Open the filing', href: paths.filing(filing.id) }
    : mayPrepare
      ? { label: 'Start a filing', href: paths.newFiling() }
      : { label: 'Open the filings', href: paths.filings() };
  const step = {
    title: 'File the application',
    state: filing === undefined ? 'No filing yet.' : `Filing ${filing.number}: ${filing.state.toLowerCase()}.`,
    next: 'Next: file the application.',
    text: 'The form fills itself from the inventory and the estimate. The preparer completes it, the certifying officer signs.',
    who: preparer,
    ...link,
    isDone: false,
  };
  switch (filing?.state) {
    case 'Ready to certify':
      return {
        ...step,
        next: 'Next: certify the application.',
        text: 'It is complete and locked. The certifying officer reads it and signs.',
        who: officer,
      };
    case 'Being submitted':
      return {
        ...step,
        next: 'The application is being submitted.',
        text: 'It is frozen and printed; this takes a few seconds.',
        who: 'Nobody acts.',
      };
    case 'Returned':
      return {
        ...step,
        next: 'Next: answer the remarks.',
        text: 'The administrator returned the filing. It is certified and sent again after that.',
      };
    case 'Submitted':
    case 'Accepted':
      return { ...step, isDone: true };
    default:
      return step;
  }
}

function reviewStep({ filing }: Standing): Step {
  const isAccepted = filing?.state === 'Accepted';
  const isFiled = isAccepted || filing?.state === 'Submitted';
  return {
    title: 'Hear from the administrator',
    state: isFiled ? `Filing ${filing?.number}: ${isAccepted ? 'accepted' : 'with the administrator'}.` : 'After the filing is submitted.',
    next: isAccepted ? 'The filing was accepted.' : 'Next: the administrator reviews the filing.',
    text: isAccepted ? 'Nothing is open here.' : 'It comes back accepted, or with remarks to answer.',
    who: isAccepted ? '' : 'The administrator acts.',
    ...(isFiled && filing ? { label: 'Open the filing', href: paths.filing(filing.id) } : { label: 'Open the filings', href: paths.filings() }),
    isDone: isAccepted,
  };
}

/** A filing of the term that is prepared waits for nobody but the officer. */
function certifyStep({ toCertify }: Standing, { officer }: Viewer): Step[] {
  if (!toCertify) return [];
  const name = `${kindTitle(toCertify.kind).toLowerCase()} ${toCertify.number}`;
  return [
    {
      title: 'Certify what is prepared',
      state: `It is ready: ${name}.`,
      next: `Next: certify ${name}.`,
      text: 'The preparer said that it is complete. The officer reads it, signs it, and it is submitted.',
      who: officer,
      label: 'Open it',
      href: paths.termFiling(toCertify.id),
      isDone: false,
    },
  ];
}

/** What is filed after an application, once it is accepted. It is never done as a whole: something is due until the last paper. */
function termSteps({ filing, term }: Standing, { preparer }: Viewer): Step[] {
  if (!filing || !term) return [];
  const [first] = term.dues;
  const step = {
    title: 'File what is due after approval',
    who: preparer,
    label: 'Open what is due',
    href: paths.filingTerm(filing.id),
    isDone: false,
  };
  if (!term.award) {
    const text = 'The filing was accepted. Every day on which something is due follows from the day of approval.';
    return [{ ...step, state: 'No award is recorded yet.', next: 'Next: record what was decided about the application.', text }];
  }
  if (!first)
    return [{ ...step, state: 'Nothing is due within a year.', next: 'Nothing is due within a year.', text: 'The filing was accepted.', who: '' }];
  const when = `${first.title}, ${first.state === 'overdue' ? 'was due' : 'due'} ${formatDay(first.day)}.`;
  return [{ ...step, state: when, next: `Next: ${when}`, text: `The filing was accepted. ${first.note}` }];
}

interface Viewer {
  mayPrepare: boolean;
  /** Who acts where the preparer must, in the eyes of the viewer. */
  preparer: string;
  officer: string;
}

interface Step {
  title: string;
  state: string;
  /** The sentence of the band when this step is the next one. */
  next: string;
  text: string;
  who: string;
  label: string;
  href: string;
  isDone: boolean;
}

interface HistoryRow {
  at: string;
  action: string;
  subject: string;
  summary: string;
  personName: string;
}
