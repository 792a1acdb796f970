import type { PriceBookEntry } from '../../domain/catalog/price-book.ts';
import type { OwnPrice } from '../../domain/cost/own-price.ts';
import type { Program } from '../../domain/programs/program.ts';
import type { Issue } from '../../domain/result.ts';
import type { DocumentRow } from '../documents/index.ts';

/** What the form of an own price shows. */
export interface OwnPriceFormModel {
  kind: OwnPrice['kind'];
  /** The price as it is changed; null for a new one. */
  known: { id: number; code: string } | null;
  values: Record<string, string>;
  issues: Issue[];
  /** Fingerprint of the price as this form was filled from it. */
  seen: string | undefined;
  editionCode: string;
  entries: readonly PriceBookEntry[];
  /** Code of the entry that the price replaces where the edition in use no longer holds it. */
  notInEdition: string | null;
  /** The price in the register that is the same quote. */
  twin: { id: number; code: string } | null;
  program: Program;
  /** Documents to tick: the newest of the register and those that are ticked. */
  choices: DocumentRow[];
  ticked: number[];
  /** Documents that this form brought in while something else was wrong with it. */
  kept: DocumentRow[];
  certifier: { by: string; title: string; organization: string };
}
