import { paths } from '../../paths.ts';
import { toControl } from '../../web/form-page.ts';
import type { MadeRow } from './queries.ts';

/** Questions that a result page answers with one press: simple ones as buttons, the others with a number or a site. */
export function whatIfParts({ id, planJson: plan, summaryJson: { settings } }: MadeRow) {
  const ask = (change: string, label: string) => ({ label, href: paths.scheduleWhatIf(id), post: true, fields: [{ name: 'change', value: change }] });
  const days = (value: string) => toControl({ name: 'days', label: 'Days', kind: 'text', width: 'short', value }, null);
  const site = (label: string) => toControl({ name: 'site', label, kind: 'text', width: 'short' }, null);
  const withId = (field: ReturnType<typeof toControl>, change: string) => ({ ...field, id: `${change}-${field.name}` });
  return {
    curve: { label: 'What would one more crew buy? Finish and cost by number of crews', href: paths.scheduleCrewCurve(id) },
    buttons: [
      ask('more-crews', 'One more tower crew'),
      ...(settings.towerCrews > 1 ? [ask('fewer-crews', 'One less')] : []),
      ...((plan.orderOn ?? plan.startOn) > plan.startOn ? [ask('order-earlier', 'Order a month earlier')] : []),
      ask('order-later', 'Order a month later'),
      ask('money-in-halves', 'Money in two halves'),
    ],
    forms: [
      { title: 'Approval comes later', change: 'approval-later', fields: [days('90')] },
      { title: 'A delivery is late', change: 'late-delivery', fields: [days('60'), site('Site code, or all')] },
      { title: 'A site is dropped', change: 'without-site', fields: [site('Site code')] },
    ].map(({ fields, ...form }) => ({ ...form, href: paths.scheduleWhatIf(id), fields: fields.map((field) => withId(field, form.change)) })),
  };
}
