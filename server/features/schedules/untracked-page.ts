import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import type { MadeRow } from './queries.ts';
import { planTitle, schedulesCrumb } from './words.ts';

/** The page of progress before the carrier has said against which plan it counts. */
export function untrackedPage(plan: MadeRow, mayMake: boolean): Page {
  return {
    template: 'schedules/waiting',
    title: `Track · ${planTitle(plan)}`,
    view: {
      head: {
        title: 'Track the work',
        crumbs: [schedulesCrumb, { label: planTitle(plan), href: paths.schedule(plan.id) }],
        sentence: 'No plan of this estimate is the baseline yet: the one against which the work is measured.',
        actions: mayMake ? [{ label: 'Make it the baseline', href: paths.scheduleBaseline(plan.id), tone: 'main' }] : [],
      },
      note: {
        tone: 'info',
        title: 'What a baseline is.',
        text: 'The plan you began to work by, best the one in your filing. It never changes; days of delay are counted from it.',
      },
      progress: null,
    },
  };
}
