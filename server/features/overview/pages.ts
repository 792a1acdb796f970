import type { Person } from '../../context.ts';
import { dayOf, formatDay, type Instant } from '../../domain/calendar.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
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
        columns: [{ label: 'Who', kind: 'key' }, { label: 'Role' }, { label: 'Sign-in name' }, { label: 'Password' }],
        rows: people.map((person) => ({
          cells: [{ text: person.name, small: person.title }, { text: person.roles.join(', ') }, { text: person.email }, { text: person.password }],
        })),
      },
    },
  };
}

/** Where the carrier stands and what comes next. */
export function overviewPage(person: Person, standing: Standing): Page {
  const steps = stepsOf(standing);
  const next = steps.find((step) => !step.isDone) ?? steps.at(-1);
  return {
    template: 'overview/carrier',
    title: 'Overview',
    view: {
      head: { title: person.organisationName, sentence: 'From the list of what stands at your sites to the filing that pays for replacing it.' },
      next: next && {
        title: `Next: ${next.title.toLowerCase()}.`,
        text: next.text,
        who: next.who,
        action: { label: next.label, href: next.href, small: true },
      },
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

/** What happened in the organisation, newest first. */
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
        columns: [{ label: 'What', kind: 'key' }, { label: 'About', kind: 'words' }, { label: 'Who' }, { label: 'When' }],
        rows: rows.map((row) => ({
          cells: [
            { text: row.action, small: row.subject },
            { text: row.summary },
            { text: row.personName },
            { text: `${formatDay(dayOf(row.at as Instant))} ${row.at.slice(11, 16)}` },
          ],
        })),
      },
    },
  };
}

function stepsOf({ inventory, estimate, filing }: Standing): Step[] {
  const hasInventory = inventory.sites > 0 && inventory.units > 0 && inventory.toResolve === 0;
  const isEstimated = estimate?.status === 'ready' && estimate.inventoryVersion === inventory.version;
  const isFiled = filing !== undefined && ['Submitted', 'Accepted'].includes(filing.state);
  return [
    {
      title: 'List what stands at your sites',
      state:
        inventory.sites === 0
          ? 'No sites yet.'
          : `${whole(inventory.sites)} sites, ${whole(inventory.units)} units; ${whole(inventory.toResolve)} sites to resolve.`,
      text:
        inventory.sites === 0
          ? 'Import the list you have, or add sites by hand.'
          : 'Some equipment has an unknown model or no date, or none is listed.',
      who: 'The preparer acts.',
      label: inventory.sites === 0 ? 'Import a spreadsheet' : 'Open the inventory',
      href: inventory.sites === 0 ? paths.newImport() : paths.inventory(),
      isDone: hasInventory,
    },
    {
      title: 'Estimate cost and time',
      state: estimate === undefined ? 'No estimate yet.' : estimate.sentence,
      text: estimate === undefined ? 'It takes a few seconds.' : 'The inventory has changed since the last estimate, or it could not be made.',
      who: 'The preparer acts.',
      label: isEstimated ? 'Open the estimate' : 'Make an estimate',
      href: isEstimated ? paths.estimate(estimate.id) : paths.newEstimate(),
      isDone: isEstimated,
    },
    {
      title: 'File the application',
      state: filing === undefined ? 'No filing yet.' : `Filing ${filing.number}: ${filing.state.toLowerCase()}.`,
      text: 'The form fills itself from the inventory and the estimate. The preparer completes it, the certifying officer signs.',
      who: filing?.state === 'Ready to certify' ? 'The certifying officer acts.' : 'The preparer acts.',
      label: filing === undefined ? 'Start a filing' : 'Open the filing',
      href: filing === undefined ? paths.newFiling() : paths.filing(filing.id),
      isDone: isFiled,
    },
    {
      title: 'Answer the administrator',
      state: isFiled ? `Filing ${filing.number}: ${filing.state.toLowerCase()}.` : 'After the filing is submitted.',
      text: filing?.state === 'Accepted' ? 'The filing was accepted.' : 'The administrator reviews the filing.',
      who: filing?.state === 'Accepted' ? '' : 'The administrator acts.',
      label: 'Open the filings',
      href: paths.filings(),
      isDone: filing?.state === 'Accepted',
    },
  ];
}

function whole(value: number): string {
  return value.toLocaleString('en-US');
}

interface Step {
  title: string;
  state: string;
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
