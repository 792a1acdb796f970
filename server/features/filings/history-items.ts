import { capitalised } from '../../domain/words.ts';
import type { FilingDetail } from './filing-detail.ts';
import { momentText } from './words.ts';

const shownItems = 40;

/** What happened with a filing, newest first. Saves of one section by one person that follow one another are one entry. */
export function historyItems(events: FilingDetail['events']) {
  const runs: { event: FilingDetail['events'][number]; times: number }[] = [];
  for (const event of events) {
    const last = runs.at(-1);
    const isSame =
      event.action === 'answers saved' &&
      last?.event.action === event.action &&
      last.event.personName === event.personName &&
      last.event.summary === event.summary;
    if (last && isSame) last.times++;
    else runs.push({ event, times: 1 });
  }
  return runs.slice(0, shownItems).map(({ event, times }) => ({
    title: capitalised(event.action),
    when: momentText(event.at),
    who: event.personName,
    text: times === 1 ? event.summary : `${event.summary}, ${times} times; this was the last`,
    state: 'done',
  }));
}
