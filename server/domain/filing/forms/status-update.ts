import { formatDay } from '../../calendar.ts';
import { checkDueDay } from '../check-due-day.ts';
import { fieldIssue, termFound, termPass } from '../check-term-filing.ts';
import { termEndOf } from '../term-clock.ts';
import type { TermCheck, TermFinding, TermForm } from '../term-filing.ts';
import { fromEntry, lastEarlier } from '../term-values.ts';
import { explainedCheck, removalCheck } from './compliance-state.ts';
import { statusStatements, statusUpdateFields } from './status-update/status-update-fields.ts';
import {
  delayTable,
  inventoryTable,
  type Period,
  periodOf,
  prefillStatusUpdate,
  progressTable,
  statusValues,
} from './status-update/status-update-values.ts';
import { applicantSection, awardSection } from './term-applicant-lines.ts';
import { trueAndComplete } from './term-certifications.ts';

const paragraph = '47 CFR 1.50004(k)';
const entry = (key: string) => fromEntry(statusUpdateFields, key);

/** The status update of 47 CFR 1.50004(k): the six items of (k)(1), one section each. Part K follows the pattern of other parts; no item of it is confirmed. */
export const statusUpdate: TermForm = {
  kind: 'status-update',
  title: 'Status update under 47 CFR 1.50004(k)',
  shortTitle: 'Status update',
  paragraph,
  programs: ['scrp'],
  edition: '2026-11',
  statement:
    'This is the form of this software, organized by the six items of 47 CFR 1.50004(k)(1). It is not a form of the FCC and carries no item numbers of one: none of a Part K is confirmed. Status updates are published; what is marked confidential stands apart in section J.',
  purpose: 'Every 90 days from approval, until the final certification is filed. The administrator publishes it.',
  isForApplication: true,
  fields: statusUpdateFields,
  entries: [],
  sections: [
    applicantSection(),
    awardSection(),
    {
      id: 'C',
      title: 'Period',
      intro: 'Which update this is. Periods of 90 days are counted from the day of approval.',
      lines: [
        { id: 'C.1', key: 'updateNumber', label: 'Status update number', citation: paragraph, show: entry('updateNumber') },
        { id: 'C.2', key: 'period', label: 'Period', citation: paragraph, show: statusValues.period },
        { id: 'C.3', key: 'due', label: 'Due on', citation: paragraph, show: statusValues.due },
        {
          id: 'C.4',
          key: 'posting',
          label: 'When it is published',
          citation: '47 CFR 1.50004(k)(2); 47 U.S.C. 1603(d)(8)(B)',
          show: statusValues.posting,
        },
      ],
    },
    {
      id: 'D',
      title: 'Efforts and challenges',
      intro: 'What was done, and what stood in the way.',
      lines: [
        { id: 'D.1', key: 'efforts', label: 'Efforts undertaken', citation: `${paragraph}(1)(i)`, show: entry('efforts') },
        { id: 'D.2', key: 'challenges', label: 'Challenges encountered', citation: `${paragraph}(1)(i)`, show: entry('challenges') },
        { id: 'D.3', key: 'steps-done', label: 'Steps of the work that are done', show: statusValues.stepsDone },
        { id: 'D.4', key: 'steps-running', label: 'Steps under way', show: statusValues.stepsRunning },
        { id: 'D.5', key: 'delay-days', label: 'Delays recorded', show: statusValues.delays },
      ],
    },
    {
      id: 'E',
      title: 'Replacement equipment in the market',
      intro: 'Whether what is needed can be bought, and how long it takes to come.',
      lines: [{ id: 'E.1', key: 'availability', label: 'Availability', citation: `${paragraph}(1)(ii)`, show: entry('availability') }],
    },
    ...statusStatements.map(({ id, key, title, intro, citation }) => ({
      id,
      title,
      intro,
      lines: [
        { id: `${id}.1`, key, label: 'State', citation, show: entry(key) },
        { id: `${id}.2`, key: `${key}Note`, label: 'Explanation', citation, show: entry(`${key}Note`) },
        ...(statusValues.beside[key] ?? []).map((line, index) => ({ ...line, id: `${id}.${index + 3}` })),
      ],
    })),
    {
      id: 'J',
      title: 'Confidential details',
      intro: 'Apart from what is published: left out of the public copy.',
      lines: [{ id: 'J.1', key: 'confidentialDetails', label: 'Confidential details', isConfidential: true, show: entry('confidentialDetails') }],
    },
  ],
  tables: [progressTable, inventoryTable, delayTable],
  certifications: [trueAndComplete('status update')],
  checks: [
    explainedCheck(
      statusStatements.map(({ key }) => key),
      statusUpdateFields,
      `${paragraph}(1)`,
    ),
    removalCheck('removal', `${paragraph}(1)(v)`),
    timelineCheck(),
    dueCheck(),
    trackedCheck(),
    newWordsCheck(),
  ],
  conflictTopics: ['Posting of status updates'],
  prefill: prefillStatusUpdate,
};

function timelineCheck(): TermCheck {
  return {
    id: 'timeline-agrees',
    title: 'The statement on the timeline agrees with the tracked work',
    citation: `${paragraph}(1)(vi)`,
    about: ['timeline'],
    test: ({ answers, work, program, award }) => {
      const end = award && termEndOf(program, award);
      if (!work || !end || work.expectedFinishOn <= end) return termPass('The work as tracked ends within the term, or nothing is known against it.');
      const sentence = `The work is expected to end on ${formatDay(work.expectedFinishOn)}, after the term ends on ${formatDay(end)}. Say so under the timeline, and see whether a petition for more time is needed.`;
      return termFound(
        'warning',
        sentence,
        answers.timeline === 'complied' ? [fieldIssue('timeline', sentence)] : [fieldIssue('timelineNote', sentence)],
      );
    },
  };
}

function dueCheck(): TermCheck {
  return {
    id: 'in-time',
    title: 'The update is filed in time',
    citation: paragraph,
    about: ['updateNumber'],
    test: (facts) => {
      const period = periodOf(facts);
      if (!period) return termPass('The day on which it is due follows from the approval.');
      if (facts.today < period.from) return notBegun(period);
      return checkDueDay(facts, period.dueOn, () => [fieldIssue('updateNumber', `Update ${period.number} was due on ${formatDay(period.dueOn)}.`)]);
    },
  };
}

/** Due on the last day of its period, so filed before that is over; but nothing can be said of one that has not begun. */
function notBegun({ number, from, dueOn }: Period): TermFinding {
  return termFound('fail', `The period of update ${number} begins on ${formatDay(from)}. File it from that day on, by ${formatDay(dueOn)}.`, [
    fieldIssue('updateNumber', `The period of update ${number} begins on ${formatDay(from)}: nobody can certify days to come.`),
  ]);
}

function trackedCheck(): TermCheck {
  return {
    id: 'work-tracked',
    title: 'The figures of progress come from tracked work',
    citation: 'Good practice',
    about: ['steps-done'],
    test: ({ work }) =>
      work
        ? termPass(`The figures of progress come from the record of the work against ${work.baseline}.`)
        : termFound(
            'warning',
            'No plan is the baseline of the estimate behind the application, so no figure of progress is computed. Set a baseline under Schedules and record what was done.',
          ),
  };
}

function newWordsCheck(): TermCheck {
  const narratives = ['efforts', 'challenges', 'availability'];
  return {
    id: 'words-are-new',
    title: 'What was carried over was looked at again',
    citation: 'Good practice',
    about: narratives,
    test: (facts) => {
      const before = lastEarlier(facts, 'status-update');
      const same = narratives.filter((key) => (facts.answers[key] ?? '') !== '' && facts.answers[key] === before?.entered.answers[key]);
      if (same.length === 0) return termPass('No narrative is word for word that of the update before.');
      const issues = same.map((key) => {
        const label = statusUpdateFields.find((field) => field.key === key)?.label ?? key;
        return fieldIssue(key, `${label} is word for word that of ${before?.number}. Say what is new in this period.`);
      });
      return termFound(
        'warning',
        `${same.length === 1 ? 'One narrative is' : `${same.length} narratives are`} word for word that of ${before?.number}.`,
        issues,
      );
    },
  };
}
