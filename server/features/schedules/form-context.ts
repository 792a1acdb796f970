import type { Durations } from '../../domain/schedule/read-durations.ts';

/** What a form is read against. */
export interface FormContext {
  /** Of the program; null where it sets no term. */
  termYears: number | null;
  /** Sites of the estimate. */
  places: readonly { siteCode: string; siteName: string; place: string; latitude: number | null; longitude: number | null }[];
  durations: Durations;
}
