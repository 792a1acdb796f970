import { formatDay } from '../../calendar.ts';
import type { Schedule } from '../../schedule/schedule.ts';
import { counted } from '../../words.ts';
import { type AnswerKey, answerFields } from '../application-answers.ts';
import type { FilingFacts } from '../filing.ts';
import { type Check, type FilingLink, type Finding, found, pass, sitesToClear, toAnswer, toSite } from './check.ts';

const plan = { hr4998: 'H.R.4998 s.4(d)(4)(A)(i)', scrp: '47 CFR 1.50004(c)(1)(iii)' };
const timeline = { hr4998: 'H.R.4998 s.4(d)(4)(A)(ii)', scrp: '47 CFR 1.50004(c)(1)(iv)' };
const term = { hr4998: 'H.R.4998 s.4(d)(6)', scrp: '47 CFR 1.50004(h)' };
const disposal = { hr4998: 'H.R.4998 s.4(d)(7)', scrp: '47 CFR 1.50004(j)' };
const atSchedule: FilingLink = { to: 'schedule', key: null };

export const planChecks: readonly Check[] = [
  {
    id: 'removal-plan',
    title: 'The removal is planned',
    citations: plan,
    lineKeys: ['removal-plan'],
    test: (facts) => testText(facts, 'removalPlan'),
  },
  {
    id: 'replacement-plan',
    title: 'The replacement is planned',
    citations: plan,
    lineKeys: ['replacement-plan'],
    test: (facts) => testText(facts, 'replacementPlan'),
  },
  {
    id: 'timeline-made',
    title: 'There is a timeline that covers every site',
    citations: timeline,
    lineKeys: ['work-starts', 'finish'],
    test: withSchedule((schedule, facts) => {
      const planned = new Set(schedule.sites.map(({ siteCode }) => siteCode.toLowerCase()));
      const left = sitesToClear(facts).filter((code) => !planned.has(code.toLowerCase()));
      if (left.length === 0) return pass(`The timeline covers ${counted(schedule.sites.length, 'site')}.`);
      const sentence = `${counted(left.length, 'site')} with covered equipment ${left.length === 1 ? 'is' : 'are'} not in the timeline. Make the estimate and schedule again.`;
      return found('fail', sentence, { subjects: left, link: toSite(left[0]) });
    }),
  },
  {
    id: 'timeline-ahead',
    title: 'The work starts after today',
    citations: {},
    lineKeys: ['work-starts'],
    test: withSchedule(({ summary }, { today }) =>
      summary.settings.startOn >= today
        ? pass(`Work starts on ${formatDay(summary.settings.startOn)}.`)
        : found('warning', `The timeline starts on ${formatDay(summary.settings.startOn)}, which is past. Choose a later start.`, {
            link: atSchedule,
          }),
    ),
  },
  {
    id: 'within-term',
    title: 'The work is likely finished within the term',
    citations: term,
    lineKeys: ['finish', 'term-end'],
    test: withSchedule(({ summary }, facts) =>
      testTerm(facts, { finishOn: summary.finishOn, termEndsOn: summary.termEndsOn, words: 'The likely finish' }),
    ),
  },
  {
    id: 'within-term-p80',
    title: 'The work is finished within the term with a chance of 8 in 10',
    citations: term,
    lineKeys: ['finish-p80', 'term-end'],
    test: withSchedule(({ summary }, facts) =>
      testTerm(facts, { finishOn: summary.p80FinishOn, termEndsOn: summary.termEndsOn, words: 'The finish with a chance of 8 in 10' }),
    ),
  },
  {
    id: 'disposal-method',
    title: 'The method of disposal is chosen',
    citations: disposal,
    lineKeys: ['disposal-method'],
    test: ({ answers }) =>
      answers.disposalMethod === undefined
        ? found('fail', 'No method of disposal is chosen. Choose one: the equipment must be destroyed.', { link: toAnswer('disposalMethod') })
        : pass('A method of disposal is chosen.'),
  },
  {
    id: 'disposal-plan',
    title: 'The disposal is planned',
    citations: disposal,
    lineKeys: ['disposal-plan'],
    test: (facts) => testText(facts, 'disposalPlan'),
  },
  {
    id: 'data-sanitization',
    title: 'Stored data is erased before equipment leaves',
    citations: { scrp: 'DA 21-1234 (recommended practice)' },
    lineKeys: ['data-sanitization'],
    test: ({ answers }) =>
      (answers.dataSanitization ?? '') === ''
        ? found('warning', 'Nothing says how stored data is erased. Describe it: core, transport and baseband units keep data.', {
            link: toAnswer('dataSanitization'),
          })
        : pass('The filing says how stored data is erased.'),
  },
  {
    id: 'other-funding',
    title: 'Funding from other sources is declared',
    citations: {},
    lineKeys: ['other-funding', 'other-funding-amount', 'other-funding-source'],
    test: ({ answers }) => {
      if (answers.otherFunding === undefined) {
        return found('fail', 'Nothing says whether other funding is received. Choose none, or state amount and source.', {
          link: toAnswer('otherFunding'),
        });
      }
      if (answers.otherFunding === 'none') return pass('No other funding is declared.');
      const missing: AnswerKey[] = (['otherFundingAmount', 'otherFundingSource'] as const).filter((key) => (answers[key] ?? '') === '');
      const [first] = missing;
      if (!first) return pass('Other funding is declared with amount and source.');
      return found('fail', 'Other funding is declared without its amount or source. Enter both.', { count: missing.length, link: toAnswer(first) });
    },
  },
  {
    id: 'risk-management',
    title: 'The NIST Cybersecurity Framework is considered',
    citations: { hr4998: 'H.R.4998 s.4(d)(4)(B)(ii)', scrp: '47 CFR 1.50004(a)(3)(ii)(B)' },
    lineKeys: ['risk-management'],
    test: (facts) => testText(facts, 'riskManagement'),
  },
];

function testText({ answers }: FilingFacts, key: AnswerKey): Finding {
  const field = answerFields.find((candidate) => candidate.key === key);
  const label = field?.label ?? key;
  const wanted = field?.minLength ?? 1;
  const length = (answers[key] ?? '').length;
  if (length === 0) return found('fail', `“${label}” is empty. ${field?.help ?? ''}`.trim(), { link: toAnswer(key) });
  if (length >= wanted) return pass(`“${label}” is answered.`);
  const sentence = `“${label}” has ${counted(length, 'character')}, too few to judge (${wanted} or more). ${field?.help ?? ''}`.trim();
  return found('fail', sentence, { link: toAnswer(key) });
}

function withSchedule(test: (schedule: Schedule, facts: FilingFacts) => Finding): (facts: FilingFacts) => Finding {
  return (facts) =>
    facts.schedule
      ? test(facts.schedule, facts)
      : found('fail', 'There is no schedule yet. Make an estimate: it includes one.', { link: atSchedule });
}

function testTerm(
  { program }: FilingFacts,
  of: { finishOn: Schedule['summary']['finishOn']; termEndsOn: Schedule['summary']['termEndsOn']; words: string },
): Finding {
  if (of.termEndsOn === null) return pass('The program sets no term that is known.');
  if (of.finishOn <= of.termEndsOn)
    return pass(`${of.words}, ${formatDay(of.finishOn)}, lies within the term, which ends on ${formatDay(of.termEndsOn)}.`);
  const months = program.extensionMonths.value;
  const extension =
    months === null
      ? ''
      : ` An extension of up to ${months} months can be asked for (${program.extensionMonths.citation}); it is not promised. ${program.extensionMonths.note ?? ''}`;
  const sentence = `${of.words}, ${formatDay(of.finishOn)}, lies after the end of the term on ${formatDay(of.termEndsOn)}. Add crews, start earlier, or say in the remarks how the delay is handled.${extension}`;
  return found('warning', sentence, { link: atSchedule });
}
