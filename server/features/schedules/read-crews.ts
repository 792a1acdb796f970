import type { Place } from '../../domain/geography.ts';
import { readCoordinatePair } from '../../domain/inventory/read-coordinates.ts';
import { type CrewKind, type CrewPlan, crewKinds, type WorkPlan } from '../../domain/schedule/work-plan.ts';
import type { FormContext } from './form-context.ts';
import { crewField } from './form-names.ts';
import { type Refuse, readMoney, readWhole } from './read-values.ts';

/** Of one team, in dollars: far above any real one, and 400 teams of every trade still add up to the cent. */
const mostCost = 1_000_000;

/** What the form says about each trade. Cost or home without a number of teams would say nothing the planner may assume: the number is asked for. */
export function readCrews(body: Record<string, string>, context: FormContext, refuse: (field: string) => Refuse): WorkPlan['crews'] {
  const crews: Partial<Record<CrewKind, CrewPlan>> = {};
  for (const trade of crewKinds) {
    const at = (part: 'teams' | 'cost' | 'mobilisation' | 'home') => crewField(trade, part);
    const teams = readWhole(body[at('teams')], [0, 400], refuse(at('teams')));
    const costPerDayCents = readMoney(body[at('cost')], refuse(at('cost')), mostCost);
    const mobilisationCents = readMoney(body[at('mobilisation')], refuse(at('mobilisation')), mostCost);
    const home = readHome(body[at('home')], context, refuse(at('home')));
    const isSaid = costPerDayCents !== null || mobilisationCents !== null || home !== null;
    if (teams === null) {
      if (isSaid && (body[at('teams')] ?? '').trim() === '') refuse(at('teams'))('Enter how many there are, so that their cost or base counts.');
      continue;
    }
    crews[trade] = {
      teams,
      ...(costPerDayCents !== null && { costPerDayCents }),
      ...(mobilisationCents !== null && { mobilisationCents }),
      ...(home !== null && { home }),
    };
  }
  return crews;
}

/** A site code, or coordinates. */
function readHome(text: string | undefined, { places }: FormContext, refuse: Refuse): Place | null {
  const typed = (text ?? '').trim();
  if (typed === '') return null;
  const site = places.find(({ siteCode }) => siteCode.toLowerCase() === typed.toLowerCase());
  if (site) {
    const { latitude, longitude } = site;
    if (latitude !== null && longitude !== null) return { latitude, longitude };
    return refuse(`Site ${site.siteCode} has no coordinates. Enter coordinates such as 40.58, -102.31, or another site.`);
  }
  const pair = readCoordinatePair(typed);
  const isOnEarth = pair.value && Math.abs(pair.value.latitude) <= 90 && Math.abs(pair.value.longitude) <= 180;
  return pair.value && isOnEarth ? pair.value : refuse('Enter the code of a site of this estimate, or coordinates such as 40.58, -102.31.');
}
