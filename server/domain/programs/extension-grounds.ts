import type { DelayCause } from '../schedule/work-plan.ts';
import type { Confidence, ProgramKey } from './program.ts';

/** What is known of causes on which more time was given to single carriers, and of their limits. Press reports; no order was read in full. */
export const extensionGrounds: Partial<Record<ProgramKey, ExtensionGround[]>> = {
  scrp: [
    {
      cause: 'funding',
      text: 'Most grants: 118 of 139 up to December 2024 because of the shortfall. A later order says that lack of full funding will not necessarily suffice for several requests, since recipients should make progress all the time.',
      source: 'Broadband Breakfast, April 2025; reports on the order of October 2024',
      confidence: 'secondary',
    },
    {
      cause: 'supply chain',
      text: 'Granted several times, third extensions included: long lead times, bespoke equipment, defective deliveries that were shipped again.',
      source: 'Light Reading, September 2024; Communications Daily, December 2024',
      confidence: 'secondary',
    },
    {
      cause: 'labor',
      text: 'Granted with delays of contractors and of coordination with customers (Point Broadband).',
      source: 'Communications Daily and Inside Towers, October 2023',
      confidence: 'secondary',
    },
    {
      cause: 'permits',
      text: 'Delay of zoning and permits was asked for (Commnet, NTUA); delay of a federal permit is a factor that the FCC considers.',
      source: 'Communications Daily, October 2024; Trade Law Daily, July 2021, on the Third Report and Order',
      confidence: 'secondary',
    },
  ],
};

interface ExtensionGround {
  cause: DelayCause;
  text: string;
  source: string;
  confidence: Confidence;
}
