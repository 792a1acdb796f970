import { describe, expect, test } from '@jest/globals';
import type { Day } from '../../../../server/domain/calendar.ts';
import { cents } from '../../../../server/domain/money.ts';
import { checkNetwork } from '../../../../server/domain/schedule/network/check-network.ts';
import { planNetwork } from '../../../../server/domain/schedule/network/plan-network.ts';
import type { NetworkLink, WorkNetwork } from '../../../../server/domain/schedule/network/work-network.ts';
import { activity, calendarOf, everyDay } from './random-network.ts';

const dayCount = 60;

function link(from: number, to: number, lagDays = 0): NetworkLink {
  return { from, to, kind: 'finish-start', lagDays };
}

function aNetwork(own: Partial<WorkNetwork> = {}): WorkNetwork {
  return {
    startOn: '2025-01-06' as Day,
    dayCount,
    activities: [
      activity('HP-1.install', { title: 'Install', place: 0, resource: 0, duration: 5 }),
      activity('HP-1.cut-over', { title: 'Cut-over', place: 0, duration: 2 }),
      activity('NETWORK.done', { title: 'All done', duration: 0 }),
    ],
    links: [link(0, 1), link(1, 2)],
    resources: [
      { key: 'tower-crew', title: 'Tower crews', teams: 1, costPerDayCents: cents(100), mobilisationCents: cents(0), homes: [], travel: null },
    ],
    calendars: [everyDay(dayCount), calendarOf('winter', 'x'.repeat(dayCount)), calendarOf('short', `${'o'.repeat(4)}${'x'.repeat(56)}`)],
    places: [{ siteCode: 'HP-1', point: null, cluster: '' }],
    goal: 2,
    ...own,
  };
}

function sentences(network: WorkNetwork): string[] {
  const checked = checkNetwork(network);
  const planned = planNetwork(network, { seed: 1, schedules: 10 });
  expect(planned.ok).toBe(false);
  return checked.ok ? [] : checked.issues.map(({ message }) => message);
}

const install = aNetwork().activities[0] ?? activity('none');

describe('a network that cannot be planned', () => {
  test('a sound one is planned', () => {
    const plan = planNetwork(aNetwork(), { seed: 1, schedules: 10 });
    expect(plan.ok && [plan.value.finish, ...plan.value.starts, ...plan.value.ends]).toEqual([6, 0, 5, 7, 4, 6, 6]);
  });

  test.each<[string, Partial<WorkNetwork>, string[]]>([
    [
      'a circle names its activities and no others',
      { links: [link(0, 1), link(1, 0), link(1, 2)] },
      [
        'These activities wait for each other in a circle: Install at site HP-1 (HP-1.install); Cut-over at site HP-1 (HP-1.cut-over). Remove one of the links between them.',
      ],
    ],
    [
      'a link to itself',
      { links: [link(0, 1), link(1, 1), link(1, 2)] },
      ['Cut-over at site HP-1 (HP-1.cut-over) waits for itself. Remove the link.'],
    ],
    [
      'a goal that nothing leads to',
      { links: [link(0, 1)] },
      ['Nothing leads to All done (NETWORK.done), whose last day is the finish. Link to it what has to be done before.'],
    ],
    [
      'work without a team',
      { resources: aNetwork().resources.map((resource) => ({ ...resource, teams: 0 })) },
      ['There is no team of Tower crews, and Install at site HP-1 (HP-1.install) needs one. Plan at least one team.'],
    ],
    [
      'a calendar that never opens',
      { activities: aNetwork().activities.with(0, { ...install, calendar: 1 }) },
      ['Install at site HP-1 (HP-1.install) can never be done: its calendar "winter" has no open day. Open it or choose another.'],
    ],
    [
      'a calendar that has closed by then',
      { activities: aNetwork().activities.with(0, { ...install, calendar: 2, release: 10 }) },
      [
        'Install at site HP-1 (HP-1.install) does not fit into the 60 days of the plan: from day 10 on, its calendar "short" has no room for 5 days of work. Plan further or open more days.',
      ],
    ],
    [
      'a release after the plan',
      { activities: aNetwork().activities.with(0, { ...install, release: 60 }) },
      ['Install at site HP-1 (HP-1.install) may only start on day 60, but the plan reaches 60 days. Release it earlier or plan further.'],
    ],
    [
      'a lag beyond the plan',
      { links: [link(0, 1, 90), link(1, 2)] },
      [
        'Cut-over at site HP-1 (HP-1.cut-over) does not fit into the 60 days of the plan: what comes before it takes too long. Plan further or open more days.',
      ],
    ],
    [
      'a duration that is no number',
      { activities: aNetwork().activities.with(0, { ...install, duration: Number.NaN }) },
      ['Install at site HP-1 (HP-1.install) takes NaN days. Give a whole number from 0 to 100000.'],
    ],
    [
      'a link to nowhere',
      { links: [link(0, 1), link(1, 7)] },
      ['A link goes from Cut-over at site HP-1 (HP-1.cut-over) to Activity 8; one of them does not exist. Remove the link.'],
    ],
    [
      'a negative lag',
      { links: [link(0, 1, -1), link(1, 2)] },
      ['Cut-over at site HP-1 (HP-1.cut-over) waits -1 days after Install at site HP-1 (HP-1.install). Give a whole number from 0 to 100000.'],
    ],
    ['a goal that does not exist', { goal: 3 }, ['The goal is activity 3, which does not exist. Choose another.']],
    ['nothing at all', { activities: [], links: [] }, ['There is nothing to plan: the network has no activities.']],
    [
      'an id twice',
      { activities: aNetwork().activities.with(1, install) },
      ['Install at site HP-1 (HP-1.install): the id stands twice. Give each activity its own.'],
    ],
    [
      'a site off the Earth',
      { places: [{ siteCode: 'HP-1', point: { latitude: 410, longitude: -100 }, cluster: '' }] },
      ['Site HP-1 is at 410, -100, which is not on Earth. Mend its coordinates.'],
    ],
  ])('%s', (_, own, expected) => {
    expect(sentences(aNetwork(own))).toEqual(expected);
  });

  test('teams that need more days than there are say so', () => {
    const activities = Array.from({ length: 13 }, (_, index) => activity(`A${index}`, { duration: 5, resource: 0 }));
    const network = aNetwork({
      activities: [...activities, activity('GOAL', { duration: 0 })],
      links: activities.map((_, index) => link(index, 13)),
      goal: 13,
    });
    const planned = planNetwork(network, { seed: 1, schedules: 20 });
    expect(planned.issues.map(({ message }) => message)).toEqual([
      'The teams need more than the 60 days of the plan. Plan more teams, or further ahead.',
    ]);
  });
});
