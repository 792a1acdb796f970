import type { Issue } from '../../domain/result.ts';
import { paths } from '../../paths.ts';
import { formPage } from '../../web/form-page.ts';
import type { Page } from '../../web/render-page.ts';
import { estimateTitle, type ReadyRow } from '../estimates/index.ts';
import { searches } from './inputs.ts';
import { schedulesCrumb } from './words.ts';

/** The form for a new plan; values as they were typed, or of the plan that is copied. */
export function newSchedulePage(estimate: ReadyRow, values: Record<string, string>, issues: Issue[]): Page {
  return formPage({
    title: values.from ? 'Copy and change' : 'New plan',
    sentence: `Plans the work of ${estimateTitle(estimate)} with your crews and days.`,
    crumbs: [schedulesCrumb],
    action: paths.schedules(),
    submitLabel: 'Make the plan',
    cancelHref: paths.schedules(),
    hidden: { estimate: String(estimate.id), ...(values.from && { from: values.from }) },
    issues,
    groups: [
      {
        fields: [
          { name: 'name', label: 'Name of this plan', kind: 'text', maxLength: 80, value: values.name ?? '' },
          { name: 'note', label: 'Note', kind: 'textarea', maxLength: 2000, value: values.note ?? '' },
          { name: 'startOn', label: 'Work may start on', kind: 'date', required: true, value: values.startOn ?? '' },
          { name: 'firstFundsOn', label: 'First money arrives on', kind: 'date', value: values.firstFundsOn ?? '' },
          { name: 'crew-tower-crew-teams', label: 'Tower crews', kind: 'text', width: 'short', value: values['crew-tower-crew-teams'] ?? '' },
          {
            name: 'passes',
            label: 'How long to search',
            kind: 'radio',
            value: values.passes ?? String(searches.normal),
            options: Object.entries(searches).map(([label, passes]) => ({ value: String(passes), label: `${label}: ${passes} passes` })),
          },
        ],
      },
    ],
  });
}
