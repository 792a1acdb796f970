import { addDays, type Day, type Instant } from '../calendar.ts';
import type { GanttPlace } from './arrange-gantt.ts';
import { clockConfidence } from './clock-words.ts';
import type { Schedule } from './schedule.ts';
import type { StatutoryDay } from './statutory-days.ts';

const mostOctets = 75;
const encoder = new TextEncoder();

/**
 * The dates of a plan as an iCalendar file (RFC 5545): for each site the first day of work, the day its new equipment is on air and the day
 * its old is gone, and the days of the program's clock with source and confidence, all as days without hours. The same site keeps its UID from plan to plan, so that a calendar that takes in a
 * newer plan moves its events; `sequence` has to rise from plan to plan.
 */
export function writeCalendar({ sites, places, statutory, ...plan }: CalendarPlan): string {
  const placeOf = new Map(places.map((place) => [place.code, place]));
  const siteEvents = sites.flatMap(({ siteCode, startOn, cutOverOn, finishOn, crew }): Event[] => {
    const place = placeOf.get(siteCode);
    const name = place?.name ? `${place.name} (${siteCode})` : siteCode;
    const where = place?.county ? { location: place.county } : {};
    const crewed = crew === null ? '' : ` Tower crew ${crew}.`;
    const event = (step: string, day: Day, { summary, category, what }: Record<'summary' | 'category' | 'what', string>): Event => {
      return {
        uid: `site.${siteCode}.${step}`,
        day,
        summary: `${summary}: ${name}`,
        category,
        ...where,
        description: `${what} in the likely plan.${crewed}`,
      };
    };
    return [
      event('start', startOn, { summary: 'Work begins', category: 'Site start', what: `First day of work at ${name}` }),
      event('cut-over', cutOverOn, { summary: 'On air', category: 'Cut-over', what: `New equipment on air at ${name}` }),
      event('finish', finishOn, { summary: 'Old equipment gone', category: 'Site finish', what: `Last day of work at ${name}` }),
    ];
  });
  const clockEvents = statutory.map(({ id, day, title, citation, confidence, note }): Event => {
    const cited = citation === '' ? note : `${note} Source: ${citation}.${confidence === null ? '' : ` ${clockConfidence(confidence)}.`}`;
    return { uid: `clock.${id}`, day, summary: title, category: 'Term and reports', description: cited };
  });
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Changeout//Schedule//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(plan.title)}`,
    ...[...siteEvents, ...clockEvents].flatMap((event) => eventLines(event, plan)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function eventLines({ uid, day, summary, description, category, location }: Event, { key, madeAt, sequence }: Stamp): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeUid(uid)}.${escapeUid(key)}@changeout`,
    `DTSTAMP:${madeAt.slice(0, 19).replace(/[-:]/g, '')}Z`,
    `SEQUENCE:${sequence}`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(addDays(day, 1))}`,
    `SUMMARY:${escapeText(summary)}`,
    `DESCRIPTION:${escapeText(description)}`,
    ...(location === undefined ? [] : [`LOCATION:${escapeText(location)}`]),
    `CATEGORIES:${escapeText(category)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

function compact(day: Day): string {
  return day.replaceAll('-', '');
}

/** RFC 5545, 3.3.11. Other control characters are not allowed at all. */
function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cs}]/gu, (character) => (character === '\n' || character === '\t' ? character : ''))
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** Codes of sites may hold anything; a UID keeps letters, digits and a few signs, and the rest as its number. */
function escapeUid(text: string): string {
  return text.replace(/[^A-Za-z0-9.-]/gu, (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}_`);
}

/** RFC 5545, 3.1: lines of at most 75 octets, none of which cuts a character. */
function fold(line: string): string {
  if (line.length * 3 <= mostOctets) return line;
  const octetCount = encoder.encode(line).length;
  if (octetCount <= mostOctets) return line;
  if (octetCount === line.length) return foldPlain(line);
  const parts: string[] = [];
  let [part, octets] = ['', 0];
  for (const character of line) {
    const size = encoder.encode(character).length;
    // Every line but the first begins with a space, which counts.
    if (octets + size > mostOctets - (parts.length === 0 ? 0 : 1)) {
      parts.push(part);
      [part, octets] = ['', 0];
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}

function foldPlain(line: string): string {
  let text = line.slice(0, mostOctets);
  for (let from = mostOctets; from < line.length; from += mostOctets - 1) text += `\r\n ${line.slice(from, from + mostOctets - 1)}`;
  return text;
}

interface CalendarPlan extends Stamp {
  title: string;
  sites: Schedule['sites'];
  places: readonly GanttPlace[];
  statutory: readonly StatutoryDay[];
}

interface Stamp {
  /** The same for all plans of a carrier, another for another carrier. */
  key: string;
  madeAt: Instant;
  /** Number of the plan. */
  sequence: number;
}

interface Event {
  uid: string;
  day: Day;
  summary: string;
  description: string;
  category: string;
  location?: string;
}
