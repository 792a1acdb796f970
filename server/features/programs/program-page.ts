import { formatDay } from '../../domain/calendar.ts';
import { formOf } from '../../domain/filing/forms/forms.ts';
import { formatDollars } from '../../domain/money.ts';
import { type DeadlineRule, dueOn } from '../../domain/programs/deadline-rule.ts';
import { deadlineRules } from '../../domain/programs/deadline-rules.ts';
import { extensionGrounds } from '../../domain/programs/extension-grounds.ts';
import type { Program } from '../../domain/programs/program.ts';
import { allocation2022 } from '../../domain/programs/program-history.ts';
import { provisionParts, topicsOf } from '../../domain/programs/provision.ts';
import { capitalised, counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { lineWords, listFigures, tellFact, tellRule } from './words.ts';

const dayNote = 'Days are calendar days; months and years keep the day of the month.';
const clockNote =
  'D05 and D06 run from approval, D07 to D12 from the first money: a late first claim starts the term later, but D05 bounds it. The FCC sets deadlines application by application.';

/** One program in full, with where each part stands on the form of this software. */
export function programPage(program: Program): Page {
  const fact = (title: string, facts: unknown[], where = '') => ({ title, where, cells: [{ label: 'What it says', facts }] });
  const parts = provisionParts.flatMap((part) => {
    const rows = topicsOf(part).flatMap(({ topic, title }) => {
      const told = program.provisions.filter((provision) => provision.topic === topic);
      const keys = told.flatMap(({ lineKeys }) => lineKeys ?? []);
      return told.length === 0
        ? []
        : [
            fact(
              title,
              told.map((provision) => tellFact(provision.text, provision)),
              lineWords(program, keys),
            ),
          ];
    });
    return rows.length === 0 ? [] : [{ id: part.toLowerCase().replace(/[^a-z]+/g, '-'), title: part, where: 'On the form', rows }];
  });
  const money = {
    id: 'funding',
    title: 'Funding',
    where: '',
    rows: [
      ...program.fundings.map(({ title, amountCents }) => fact(title, [tellRule(amountCents, formatDollars)])),
      ...(program.key === 'scrp'
        ? allocation2022.map(({ what, value, ...from }) => fact(`2022: ${what.toLowerCase()}`, [tellFact(value, from)]))
        : []),
    ],
  };
  const grounds = (extensionGrounds[program.key] ?? []).map(({ cause, text, source, confidence }) =>
    fact(capitalised(cause), [tellFact(text, { citation: source, confidence })]),
  );
  const tables = [
    { id: 'figures', title: 'Limits and figures', where: '', rows: listFigures(program).map(({ label, fact: told }) => fact(label, [told])) },
    ...parts,
    {
      id: 'certifications',
      title: 'Certifications, in the words of this software',
      where: 'On the form',
      rows: program.certifications.map(({ id, text, ...from }, index) =>
        fact(`Certification ${index + 1}`, [tellFact(text, from)], lineWords(program, [`certification-${id}`])),
      ),
    },
    money,
    ...(grounds.length > 0 ? [{ id: 'grounds', title: 'On which causes extensions were given', where: '', rows: grounds }] : []),
    ...(program.relatedBills.length > 0
      ? [
          {
            id: 'related',
            title: 'Bills of the same family',
            where: '',
            rows: program.relatedBills.map(({ title, text, ...from }) => fact(title, [tellFact(text, from)])),
          },
        ]
      : []),
  ];
  const deadlines = deadlineRules.filter(({ citations }) => citations[program.key] !== undefined).map((rule) => deadlineRow(rule, program));
  return {
    template: 'programs/program',
    title: program.shortTitle,
    view: {
      head: { title: program.title, sentence: program.standing, crumbs: [{ label: 'Programs', href: paths.programs() }] },
      form: formOf(program.key).statement,
      contents: [
        ...tables.map(({ id, title }) => ({ href: `#${id}`, label: title })),
        ...(deadlines.length > 0 ? [{ href: '#deadlines', label: 'Deadlines' }] : []),
        { href: '#conflicts', label: 'Where sources differ' },
      ],
      tables,
      deadlineNote: program.key === 'scrp' ? `${dayNote} ${clockNote}` : dayNote,
      deadlines: deadlines.length === 0 ? null : deadlineTable(deadlines),
      conflicts: program.conflicts.map(({ id, topic, sources, here, lineKeys }) => ({
        id: `conflict-${id}`,
        title: `${id}. ${topic}`,
        sources: sources.map(({ says, citation }) => ({ says: `${says}.`, citation })),
        here,
        where: lineWords(program, lineKeys),
      })),
    },
  };
}

function deadlineTable(rows: ReturnType<typeof deadlineRow>[]) {
  return {
    caption: 'Deadlines that can be computed',
    captionHidden: true,
    columns: [
      { label: 'Due', kind: 'key' },
      { label: 'Who', kind: 'words' },
      { label: 'Counted from', kind: 'words' },
      { label: 'How long', kind: 'words' },
      { label: 'Next business day', kind: 'words' },
      { label: 'Source', kind: 'words' },
      { label: 'Known to have fallen', kind: 'words' },
    ],
    rows,
  };
}

function deadlineRow(rule: DeadlineRule, program: Program) {
  const { id, what, actor, anchor, offset, note, roll, citations, confidence, conflict, known = [] } = rule;
  const told = tellFact('', { citation: citations[program.key] ?? '', confidence });
  const isShown = program.conflicts.some((one) => one.id === conflict);
  return {
    cells: [
      { text: what, small: id },
      { text: actor },
      { text: anchor },
      { text: offset === null ? 'No number' : lengthWords(offset), ...(note !== undefined && { small: note }) },
      { text: rollWords(roll) },
      { text: told.source, ...(conflict !== undefined && isShown && { small: `Sources differ: ${conflict}` }) },
      {
        text: known
          .map(
            ({ anchor: from, due }) => `${formatDay(from)} to ${formatDay(due)}${dueOn(rule, from) === due ? ', as computed' : ', not as computed'}`,
          )
          .join('; '),
        small: known[0]?.from ?? '',
      },
    ],
  };
}

function lengthWords({ count, unit }: NonNullable<DeadlineRule['offset']>): string {
  if (count === 0) return 'That day';
  if (count < 0) return `${counted(-count, unit.slice(0, -1))} before, at the latest`;
  return counted(count, unit.slice(0, -1));
}

function rollWords(roll: DeadlineRule['roll']): string {
  if (roll === null) return 'Not stated';
  const words = roll.toBusinessDay ? 'Moves to it' : 'Does not move';
  return roll.confidence === 'derived' ? `${words}, taken so here` : words;
}
