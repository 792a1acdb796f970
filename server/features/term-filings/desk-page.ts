import { type Day, formatDay } from '../../domain/calendar.ts';
import { termForms } from '../../domain/filing/forms/term-forms.ts';
import { decisionWords, type TermDecision } from '../../domain/filing/term-decision.ts';
import type { TermDue } from '../../domain/filing/term-dues.ts';
import type { Award } from '../../domain/filing/term-filing.ts';
import { formatCents } from '../../domain/money.ts';
import type { ProgramKey } from '../../domain/programs/program.ts';
import type { Issue } from '../../domain/result.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import { toControl } from '../../web/form-page.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress } from '../../web/to-pager.ts';
import { dayText } from '../filings/index.ts';
import { decisionOn } from './decision-on.ts';
import type { RecordedDecision } from './decision-queries.ts';
import { duesTable } from './dues-table.ts';
import type { StartChoice } from './inputs.ts';
import type { TermEntry } from './queries.ts';
import { kindTitle, stateTag } from './words.ts';

/** What is filed after the approval of one application: the award, what is due and when, what was filed, and what can be started. */
export function deskPage(desk: Desk): Page {
  const { application, award, dues, entries, mayPrepare, termEndsOn, isSubmitted } = desk;
  const edit = { label: award ? 'Change the award' : 'Record the award', href: paths.filingAward(application.id) };
  const overdue = dues.filter(({ state }) => state === 'overdue').length;
  return {
    template: 'term-filings/desk',
    title: `Filed after approval, application ${application.number}`,
    view: {
      head: {
        title: 'Filed after approval',
        crumbs: [
          { label: 'Filings', href: paths.filings() },
          { label: application.number, href: paths.filing(application.id) },
        ],
        sentence: `Reports, claims, petitions and certifications for application ${application.number}.`,
        actions: mayPrepare && award ? [edit] : [],
      },
      next: isSubmitted
        ? nextOf({ award, open: dues, overdue, edit, mayPrepare })
        : {
            title: 'Next: submit the application.',
            text: 'What follows its approval is filed after it.',
            action: { label: 'To the application', href: paths.filing(application.id) },
          },
      issues: desk.issues.map(({ message, field }) => ({ message, href: field ? `#${field}` : null })),
      award: award
        ? [
            { label: 'Approved on', value: formatDay(award.approvedOn) },
            { label: 'Approved amount', value: award.approvedCents === null ? 'Not known yet' : formatCents(award.approvedCents) },
            { label: 'Allocated', value: award.allocatedCents === null ? 'Not known yet' : formatCents(award.allocatedCents) },
            { label: 'First money received on', value: award.firstMoneyOn ? formatDay(award.firstMoneyOn) : 'Not yet' },
            {
              label: 'Term ends on',
              value: termEndsOn ? formatDay(termEndsOn) : 'Open until the first money comes',
              note: award.extensions.length === 0 ? 'no extension granted' : `${counted(award.extensions.length, 'extension')} granted`,
            },
          ]
        : null,
      awardNote: 'As the carrier recorded it. Extensions are recorded where the work is tracked, under Schedules.',
      dues: duesTable(dues, (due) => (mayPrepare ? startOf(due, application) : null)),
      filed: filedTable(entries, desk.decisions),
      start: mayPrepare && isSubmitted ? startPart(application, desk) : null,
      noForm:
        formsFor(application).length === 0 ? 'No form for papers under this program is on hand here. File them as the administrator asks.' : null,
    },
  };
}

/** Every application with what follows it, and what the provider files for itself. */
export function termListPage(list: TermList): Page {
  const { applications, entries, mayPrepare } = list;
  return {
    template: 'term-filings/list',
    title: 'Filed after approval',
    view: {
      head: {
        title: 'Filed after approval',
        crumbs: [{ label: 'Filings', href: paths.filings() }],
        sentence: 'What is filed once an application is approved, and what a provider files every year for itself.',
      },
      issues: list.issues.map(({ message, field }) => ({ message, href: field ? `#${field}` : null })),
      applications:
        applications.length === 0
          ? null
          : {
              caption: 'Applications',
              captionHidden: true,
              columns: [
                { label: 'Application', kind: 'key' },
                { label: 'Filed after it', pin: true },
              ],
              rows: applications.map(({ id, number, count }) => ({
                cells: [{ text: number, href: paths.filingTerm(id) }, { text: counted(count, 'filing') }],
              })),
            },
      dues: list.dues.length === 0 ? null : duesTable(list.dues, (due) => (mayPrepare ? startHref(paths.termFilings(), due) : null)),
      filed: filedTable(entries, new Map()),
      start: mayPrepare ? { action: paths.termFilings(), field: kindField(ownForms(), list), ...answeredBy(list) } : null,
    },
  };
}

function nextOf({
  award,
  open,
  overdue,
  edit,
  mayPrepare,
}: {
  award: Award | null;
  open: TermDue[];
  overdue: number;
  edit: object;
  mayPrepare: boolean;
}) {
  const who = mayPrepare ? 'You act.' : 'The preparer acts.';
  if (!award) {
    const text = 'Every day on which something is due follows from the day of approval and the day of the first money.';
    return { title: 'Next: record what was decided about the application.', text, who, ...(mayPrepare && { action: edit }) };
  }
  const [first] = open;
  if (!first) return { title: 'Nothing is due within a year.' };
  const late = overdue > 0 ? `${counted(overdue, 'paper is', 'papers are')} overdue. ` : '';
  return {
    title: `Next: ${first.title}, ${first.state === 'overdue' ? 'was due' : 'due'} ${formatDay(first.day)}.`,
    text: `${late}${first.note}`,
    who,
  };
}

/** A due day leads to the form that answers it: of this application, or of the provider itself on the page of its own filings. */
function startOf(due: TermDue, application: Desk['application']): string | null {
  if (formsFor(application).some((form) => form.kind === due.kind)) return startHref(paths.filingTerm(application.id), due);
  return ownForms().some((form) => form.kind === due.kind) ? startHref(paths.termFilings(), due) : null;
}

/** Where the form is one of several of its kind, the address names the day that it answers. */
function startHref(place: string, { id, kind, starts }: TermDue): string {
  return `${listAddress(place, { kind, ...(Object.keys(starts).length > 0 && { due: id }) })}#start`;
}

/** The day that is answered by what is started, as the address or the form before named it; what is not open is not answered. */
function answeredBy({ dues, kind, due: asked }: { dues: readonly TermDue[] } & StartChoice) {
  const due = dues.find((one) => one.id === asked && one.kind === kind && one.opensOn === null);
  return { due: due?.id ?? null, about: due ? `It starts as: ${due.title}, due ${formatDay(due.day)}.` : null };
}

function filedTable(entries: readonly TermEntry[], decisions: Desk['decisions']) {
  if (entries.length === 0) return null;
  return {
    caption: 'Filings',
    captionHidden: true,
    columns: [{ label: 'Filing', kind: 'key' }, { label: 'What' }, { label: 'Last change', optional: true }, { label: 'State', pin: true }],
    rows: entries.toReversed().map((entry) => {
      const version = entry.versions.at(-1);
      return {
        cells: [
          {
            text: entry.number,
            href: paths.termFiling(entry.id),
            small: version ? `version ${version.number}, submitted ${dayText(version.submittedAt)}` : `started ${dayText(entry.createdAt)}`,
          },
          { text: kindTitle(entry.kind), ...decidedOf(decisionOn(decisions.get(entry.id), entry.versions.length)) },
          { text: dayText(entry.updatedAt) },
          { tag: stateTag(entry.state) },
        ],
      };
    }),
  };
}

function decidedOf(decision: TermDecision | undefined): { small?: string } {
  return decision ? { small: decisionWords(decision) } : {};
}

function startPart(application: Desk['application'], desk: Pick<Desk, 'issues' | 'dues'> & StartChoice) {
  const forms = formsFor(application);
  return forms.length === 0 ? null : { action: paths.filingTerm(application.id), field: kindField(forms, desk), ...answeredBy(desk) };
}

function ownForms(): typeof termForms {
  return termForms.filter((form) => !form.isForApplication);
}

function formsFor({ program }: Desk['application']): typeof termForms {
  return termForms.filter((form) => form.isForApplication && form.programs.includes(program));
}

function kindField(forms: typeof termForms, { issues, dues, kind: chosen }: { issues: readonly Issue[]; dues: readonly TermDue[] } & StartChoice) {
  const tooEarly = (kind: TermDue['kind']) => {
    const closed = dues.find((due) => due.kind === kind && due.opensOn !== null);
    if (!closed?.opensOn) return '';
    const now = kind === 'annual-report' ? '; what is started now is about a year that is over' : '';
    return ` ${closed.title}: not before ${formatDay(closed.opensOn)}${now}.`;
  };
  return toControl(
    {
      name: 'kind',
      label: 'What do you want to file?',
      kind: 'radio',
      width: 'full',
      value: chosen ?? '',
      options: forms.map(({ kind, shortTitle, purpose, paragraph }) => ({
        value: kind,
        label: shortTitle,
        hint: `${purpose} ${paragraph}.${tooEarly(kind)}`,
      })),
    },
    issues.find(({ field }) => field === 'kind')?.message ?? null,
  );
}

interface Desk extends StartChoice {
  application: { id: number; number: string; program: ProgramKey };
  award: Award | null;
  termEndsOn: Day | null;
  dues: TermDue[];
  entries: readonly TermEntry[];
  /** What was decided about them, by their ids. */
  decisions: ReadonlyMap<number, RecordedDecision>;
  /** Nothing can have been decided about an application before. */
  isSubmitted: boolean;
  mayPrepare: boolean;
  issues: readonly Issue[];
}

interface TermList extends StartChoice {
  applications: readonly { id: number; number: string; count: number }[];
  /** The provider's own: what is due, and what is filed or started. */
  dues: readonly TermDue[];
  entries: readonly TermEntry[];
  mayPrepare: boolean;
  issues: readonly Issue[];
}
