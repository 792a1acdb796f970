import { type Day, dayOf, formatDay, type Instant } from '../../domain/calendar.ts';
import { measureProgress } from '../../domain/schedule/progress/measure-progress.ts';
import { type SiteState, siteStates } from '../../domain/schedule/progress/site-states.ts';
import type { StatutoryDay } from '../../domain/schedule/statutory-days.ts';
import { counted, formatCount } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { countPages, listAddress, toPager } from '../../web/to-pager.ts';
import { extensionTable } from './extension-page.ts';
import type { ExtensionRow } from './extension-queries.ts';
import type { Tracked } from './load-tracked.ts';
import { planTitle, schedulesCrumb } from './words.ts';

const pageSize = 50;
export const trackFilters = { all: 'All', due: 'Due this month', late: 'Late', running: 'Running', done: 'Done' } as const;
export type TrackFilter = keyof typeof trackFilters;

/** What is done of a baseline, site by site, and what is due: the page on which the work is followed. */
export function trackPage(tracked: Tracked, around: Around): Page {
  const { baseline, set, schedule, record } = tracked;
  const { today, mayMake, rest } = around;
  const measure = measureProgress(schedule.activities, record, today);
  const states = statesOf(tracked, today);
  const shown = states.filter((state) => isShown(state, around));
  const pages = countPages(shown.length, pageSize);
  const page = Math.min(around.page, pages);
  const here = paths.scheduleTrack(baseline.id);
  const address = (change: Record<string, string>) =>
    listAddress(here, { show: around.show === 'all' ? '' : around.show, q: around.search, ...change });
  const behind = measure.earnedOn !== null && measure.earnedOn < today ? `What is done was planned for ${formatDay(measure.earnedOn)}.` : '';
  const slip = rest ? { label: 'Slip and delay record', href: paths.scheduleSlip(rest.scheduleId) } : null;
  return {
    template: 'schedules/track',
    title: `Track · ${planTitle(baseline)}`,
    view: {
      head: {
        title: 'Track the work',
        crumbs: [schedulesCrumb, { label: planTitle(baseline), href: paths.schedule(baseline.id) }],
        sentence: sentenceOf(measure, today),
        actions: [...(slip ? [slip] : []), ...(mayMake ? [{ label: 'Plan the rest', href: paths.scheduleRest(baseline.id), tone: 'main' }] : [])],
      },
      note: around.note,
      figures: [
        {
          label: 'Sites done',
          value: `${formatCount(measure.sitesDone)} of ${formatCount(measure.sites)}`,
          note: `${formatCount(measure.sitesPlanned)} planned by now`,
        },
        {
          label: 'Steps done',
          value: `${formatCount(measure.done)} of ${formatCount(measure.activities)}`,
          note: `${formatCount(measure.plannedDone)} planned by now, ${formatCount(measure.running)} running`,
        },
        {
          label: 'Work done',
          value: `${measure.earnedPercent.toFixed(1)} %`,
          note: `${measure.plannedPercent.toFixed(1)} % planned by now, weighed by planned days`,
        },
        forecastOf(around, schedule.summary.finishOn),
      ],
      basis:
        `Measured against ${planTitle(baseline)}, the baseline since ${formatDay(dayOf(set.setAt as Instant))}, set by ${set.setByName}${set.reasonText === '' ? '' : `: ${set.reasonText}`}. ${behind}`.trim(),
      update: updateWords(around, { measure, today, baselineOn: schedule.summary.finishOn }),
      filters: {
        href: here,
        search: { name: 'q', label: 'Search the sites', value: around.search, placeholder: 'Name, code, county' },
        hidden: around.show === 'all' ? [] : [{ name: 'show', value: around.show }],
        chips: Object.entries(trackFilters).map(([show, label]) => ({
          label,
          count: states.filter((state) => isShown(state, { ...around, show: show as TrackFilter })).length,
          href: listAddress(here, { show: show === 'all' ? '' : show, q: around.search }),
          current: show === around.show,
        })),
        ...(around.search !== '' && { clearHref: listAddress(here, { show: around.show === 'all' ? '' : around.show }) }),
      },
      bulk:
        mayMake && shown.length > 0
          ? {
              form: 'bulk',
              href: paths.scheduleAsPlanned(baseline.id),
              total: formatCount(shown.length),
              noun: 'sites',
              hidden: [
                { name: 'show', value: around.show },
                { name: 'q', value: around.search },
              ],
              actions: [{ label: 'Done as planned up to today', name: 'action', value: 'as-planned' }],
              allName: 'all',
            }
          : null,
      isEmpty: shown.length === 0,
      table: tableOf(tracked, shown.slice((page - 1) * pageSize, page * pageSize), mayMake),
      pager: toPager({
        page,
        size: pageSize,
        total: shown.length,
        noun: 'sites',
        toHref: (number) => address({ page: number > 1 ? String(number) : '' }),
      }),
      term: {
        text: termWords(around),
        add: mayMake && around.termEndsOn !== null ? { label: 'Record an extension', href: paths.scheduleExtension(baseline.id) } : null,
        extensions: extensionTable(baseline, around.extensions, mayMake),
      },
      sheet: {
        mayMake,
        download: { label: 'Take out a sheet to fill in (CSV)', href: paths.scheduleTrackSheet(baseline.id), download: true },
        upload: { label: 'Bring it back', href: paths.scheduleTrackImport(baseline.id) },
      },
    },
  };
}

/** The sites of a filter and search, with the whole network as one of them, in the order in which they are due. */
export function listShown(tracked: Tracked, wanted: Pick<Around, 'today' | 'show' | 'search'>): TrackedSite[] {
  return statesOf(tracked, wanted.today).filter((state) => isShown(state, wanted));
}

function statesOf({ schedule, record, places }: Tracked, today: Day): TrackedSite[] {
  const placeOf = new Map(places.map((place) => [place.code, place]));
  const states = [...siteStates(schedule.activities, record, today).values()].map((state): TrackedSite => {
    const place = placeOf.get(state.siteCode);
    return { ...state, name: state.siteCode === '' ? 'Whole network' : (place?.name ?? state.siteCode), county: place?.county ?? '' };
  });
  const dueOn = ({ next, finishOn }: TrackedSite): string => (next ? next.finishOn : `9${finishOn}`);
  return states.sort((a, b) => (dueOn(a) < dueOn(b) ? -1 : dueOn(a) > dueOn(b) ? 1 : a.siteCode < b.siteCode ? -1 : 1));
}

function isShown(state: TrackedSite, { show, search, today }: Pick<Around, 'today' | 'show' | 'search'>): boolean {
  const wanted = search.toLowerCase();
  if (wanted !== '' && ![state.siteCode, state.name, state.county].some((text) => text.toLowerCase().includes(wanted))) return false;
  if (show === 'due') return state.next !== null && state.next.finishOn.slice(0, 7) === today.slice(0, 7);
  if (show === 'late') return state.lateDays > 0;
  if (show === 'running') return state.running > 0;
  return show === 'all' || state.next === null;
}

function tableOf({ baseline }: Tracked, sites: readonly TrackedSite[], mayMake: boolean) {
  return {
    caption: 'Sites with what is done and what is next',
    captionHidden: true,
    keys: true,
    columns: [
      { label: 'Site', kind: 'key' },
      { label: 'Next step' },
      { label: 'Planned until' },
      { label: 'Steps done', kind: 'number' },
      { label: 'State', pin: true },
    ],
    ...(mayMake && { select: { form: 'bulk', name: 'site' } }),
    rows: sites.map((site) => ({
      value: site.siteCode === '' ? networkValue : site.siteCode,
      label: site.name,
      cells: [
        {
          text: site.name,
          href: siteHref(baseline.id, site.siteCode),
          small: [site.siteCode, site.county].filter((part) => part !== '').join(' · '),
        },
        { text: site.next?.title ?? 'None' },
        { text: formatDay(site.next?.finishOn ?? site.finishOn) },
        { text: `${site.done} of ${site.activities}` },
        { tag: stateOf(site) },
      ],
    })),
  };
}

/** The value of the checkbox of the whole network, as its activities begin. */
export const networkValue = 'NETWORK';

export function siteHref(scheduleId: number, siteCode: string): string {
  return siteCode === '' ? paths.scheduleTrackNetwork(scheduleId) : paths.scheduleTrackSite(scheduleId, siteCode);
}

function stateOf({ next, lateDays, running }: TrackedSite) {
  if (next === null) return { label: 'Done', tone: 'ok' };
  if (lateDays > 0) return { label: `${counted(lateDays, 'day')} late`, tone: 'stop' };
  return running > 0 ? { label: 'Running', tone: 'info' } : { label: 'Not begun', tone: '' };
}

function sentenceOf({ sites, sitesDone, sitesPlanned }: ReturnType<typeof measureProgress>, today: Day): string {
  const planned = sitesDone >= sitesPlanned ? `${formatCount(sitesPlanned)} were planned by now` : `${formatCount(sitesPlanned)} should be`;
  return `${formatCount(sitesDone)} of ${counted(sites, 'site')} ${sitesDone === 1 ? 'is' : 'are'} done on ${formatDay(today)}; by the baseline ${planned}.`;
}

/** What the next status update has to say about the timeline; null where the program asks for none. */
function updateWords({ update, rest }: Around, { measure, today, baselineOn }: Timeline): string | null {
  if (!update) return null;
  const isBehind = measure.sitesDone < measure.sitesPlanned || (rest !== null && rest.finishOn > baselineOn);
  const forecast = rest ? ` and the finish is forecast for ${formatDay(rest.finishOn)} instead of ${formatDay(baselineOn)}` : '';
  const state = isBehind ? 'is behind' : 'keeps to';
  return `${update.title} is due on ${formatDay(update.day)} (${update.citation}). As far as the baseline is the timeline that was filed, the work ${state} it on ${formatDay(today)}: ${formatCount(measure.sitesDone)} sites are done, ${formatCount(measure.sitesPlanned)} were planned${forecast}.`;
}

function termWords({ termEndsOn, extensions }: Around): string {
  if (termEndsOn === null) return 'The program sets no term that is known.';
  const count = extensions.filter(({ withdrawnAt }) => withdrawnAt === null).length;
  if (count === 0) return `The term ends on ${formatDay(termEndsOn)}. No extension is recorded.`;
  return `With ${counted(count, 'extension')} as stated by the carrier, the term ends on ${formatDay(termEndsOn)}. Plan the rest anew to see its chances.`;
}

function forecastOf({ rest, termEndsOn }: Around, baselineOn: Day) {
  const term = termEndsOn === null ? 'the program sets no term' : `term ends ${formatDay(termEndsOn)}`;
  if (!rest) return { label: 'Forecast finish', value: 'Not planned yet', note: `baseline ${formatDay(baselineOn)}; plan the rest to see it` };
  const late = termEndsOn !== null && rest.finishOn > termEndsOn;
  const note = `baseline ${formatDay(baselineOn)}; as of ${formatDay(rest.statusOn)}; ${late ? '' : term}`;
  return { label: 'Forecast finish', value: formatDay(rest.finishOn), note, ...(late && { bad: `after the term, ${formatDay(termEndsOn)}` }) };
}

export interface TrackedSite extends SiteState {
  name: string;
  county: string;
}

interface Timeline {
  measure: ReturnType<typeof measureProgress>;
  today: Day;
  baselineOn: Day;
}

interface Around {
  today: Day;
  /** The next status update that the program asks for. */
  update: StatutoryDay | null;
  show: TrackFilter;
  search: string;
  page: number;
  mayMake: boolean;
  /** With what was granted. */
  termEndsOn: Day | null;
  extensions: readonly ExtensionRow[];
  /** The newest plan of the rest. */
  rest: { scheduleId: number; statusOn: Day; finishOn: Day } | null;
  note: { text: string; title?: string; tone?: string; links?: { label: string; href: string }[] } | null;
}
