import { decidedKinds } from '../../domain/filing/forms/standing.ts';
import { decisionWords } from '../../domain/filing/term-decision.ts';
import { paths } from '../../paths.ts';
import { toControl } from '../../web/form-page.ts';
import { momentText } from '../filings/index.ts';
import type { TermEntry } from './queries.ts';
import type { TermDetail } from './term-detail.ts';
import { inPartWords } from './words.ts';

export function documentsPart({ filing, content, form }: TermDetail, mayChange: boolean) {
  const { register } = content.facts;
  const named = content.documents;
  return {
    rows: named.map(({ number, title, fileName, about }) => ({ text: `${number}, ${title}`, small: `${fileName}; ${about}` })),
    form:
      mayChange && register.length > 0
        ? {
            action: paths.termFilingDocuments(filing.id),
            field: toControl(
              {
                name: 'documents',
                label: 'Attached to the filing as a whole',
                hint: 'From the register of documents. Those that a table names go with the filing too.',
                kind: 'checkboxes',
                width: 'full',
                values: [...filing.attachedJson],
                options: register.map(({ number, title, fileName }) => ({ value: number, label: `${number}, ${title}`, hint: fileName })),
              },
              form.issues.find(({ field }) => field === 'documents')?.message ?? null,
            ),
          }
        : null,
    add: mayChange ? { label: 'Add a document to the register', href: paths.documents() } : null,
  };
}

const reasonHints: Record<TermEntry['state'], string> = {
  Draft: 'It stays in the history of the organization. What was entered here is gone.',
  'Ready to certify': 'It stays in the history. The filing then goes back to the preparer.',
  'Being submitted': '',
  Submitted: 'It stays in the history. What was filed stays as it is; a new version follows it.',
};

export function reasonPart(
  { filing, form }: TermDetail,
  of: { state: TermEntry['state']; action: string; label: string; button: string; title: string },
) {
  if (filing.state !== of.state) return null;
  const hint = reasonHints[of.state];
  const error = form.issues.find(({ field }) => field === 'reason')?.message ?? null;
  return {
    action: of.action,
    title: of.title,
    button: of.button,
    field: toControl(
      { name: 'reason', label: of.label, hint, kind: 'textarea', width: 'full', value: form.values.reason ?? '', maxLength: 500 },
      error,
    ),
  };
}

export function versionsTable(filing: TermEntry) {
  if (filing.versions.length === 0) return null;
  return {
    caption: 'Versions as filed',
    captionHidden: true,
    columns: [{ label: 'Version', kind: 'key' }, { label: 'Submitted' }, { label: 'Certified by', pin: true }],
    rows: filing.versions.toReversed().map((version) => ({
      cells: [
        {
          text: `Version ${version.number}`,
          href: paths.termFilingVersion(filing.id, version.number),
          small: `SHA-256 ${version.frozenSha256.slice(0, 12)}…`,
        },
        { text: momentText(version.submittedAt) },
        { text: version.submittedByName, small: version.submittedByTitle },
      ],
    })),
  };
}

/** What was decided of a claim or modification that is submitted, and where it is recorded. */
export function decisionPart({ filing, decision, person }: TermDetail) {
  if (!decidedKinds.includes(filing.kind) || filing.versions.length === 0) return null;
  const newest = filing.versions.length;
  const link = { label: decision?.version === newest ? 'Change the decision' : 'Record the decision', href: paths.termFilingDecision(filing.id) };
  const by = decision ? ` Recorded by ${decision.recordedByName}${decision.document === '' ? '' : `; ${decision.document} says so`}.` : '';
  return {
    sentence: decision
      ? `Version ${decision.version} was ${decisionWords(decision)}.${by}`
      : 'No decision of the administrator is recorded. Later forms count it as filed until one is.',
    more: decision ? moreOf(decision, filing) : null,
    link: person.roles.includes('preparer') ? link : null,
  };
}

function moreOf({ version, outcome }: NonNullable<TermDetail['decision']>, { kind, versions }: TermEntry): string | null {
  if (version < versions.length) return `Version ${versions.length} was submitted since and is not decided yet.`;
  if (outcome === 'approved-in-part') return inPartWords(kind);
  return outcome === 'denied' ? 'Nothing of it counts in other filings.' : null;
}
