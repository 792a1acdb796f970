import type { BuiltNetwork } from '../network/build-network.ts';
import type { DelayCause } from '../work-plan.ts';
import type { ActivityRisk } from './schedule-risk-data.ts';

const permitSteps: ReadonlySet<string> = new Set(['permit', 'environment', 'tribal-notice', 'registration', 'coordination', 'microwave-license']);
const supplySteps: ReadonlySet<string> = new Set(['lead-time', 'delivery']);
/** A notice goes out where a review is due. */
const neededWith: Readonly<Record<string, string>> = { 'tribal-notice': 'environment' };

/**
 * What is uncertain about each activity of a network that was built from an inventory: the range of its duration, the carrier's own where it states one,
 * scaled to what the plan holds. Network-wide steps are drawn once for all parts of an order. A delivery that the carrier knows better has no shortage.
 */
export function toActivityRisks({ network, plan, durations, times }: BuiltNetwork): ActivityRisk[] {
  const { activities, calendars } = network;
  const isInParts = plan.money.length > 0;
  return activities.map(({ id, step, title, place, duration, calendar, release }, index): ActivityRisk => {
    const assumption = Object.hasOwn(durations, step) ? durations[step as keyof typeof durations] : undefined;
    const isLeftOut = assumption?.share !== undefined && duration === 0;
    const draw = place < 0 ? step : id;
    return {
      draw,
      spread: spreadOf(assumption, { duration, isLeftOut, times: times[index] ?? 1 }),
      share: isLeftOut ? (assumption?.share ?? 0) : 1,
      neededWith: neededWith[step] === undefined ? draw : id.slice(0, id.lastIndexOf('.') + 1) + neededWith[step],
      isFieldWork: /^(field|night)\b/.test(calendars[calendar]?.key ?? ''),
      isDelivery: step === 'lead-time' && assumption?.confidence !== 'stated by the carrier',
      followsClaims: step === 'lead-time' && isInParts && /-\d+$/.test(id) && release > 0,
      cause: causeOf(step),
      title: assumption?.title ?? title,
      releaseCause: step === 'order' || step === 'lead-time' || step === 'core' ? 'funding' : 'the work itself',
    };
  });
}

/** Likely is what the plan holds, so that a run without uncertainty is the plan. */
function spreadOf(assumption: Range | undefined, { duration, isLeftOut, times }: PlannedStep): ActivityRisk['spread'] {
  if (!assumption || (duration === 0 && !isLeftOut)) return { low: duration, likely: duration, high: duration };
  const { lowDays, likelyDays, highDays } = assumption;
  if (isLeftOut) return { low: lowDays * times, likely: likelyDays * times, high: highDays * times };
  if (lowDays === highDays || likelyDays === 0) return { low: duration, likely: duration, high: duration };
  const scale = duration / likelyDays;
  return { low: lowDays * scale, likely: duration, high: highDays * scale };
}

function causeOf(step: string): DelayCause {
  if (permitSteps.has(step)) return 'permits';
  return supplySteps.has(step) ? 'supply chain' : 'the work itself';
}

interface Range {
  lowDays: number;
  likelyDays: number;
  highDays: number;
}

interface PlannedStep {
  duration: number;
  isLeftOut: boolean;
  times: number;
}
