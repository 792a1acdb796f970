import type { Issue } from '../result.ts';
import type { InventoryContext, InventoryReading } from './incoming.ts';
import { createIssueList } from './issue-list.ts';
import { createItemReader } from './item-row-reader.ts';
import type { Problem } from './reading.ts';
import type { SheetMapping } from './sheet-mapping.ts';
import { type CodeTarget, cellIssue, planSheet, type RowPlace, type SheetPlan } from './sheet-plan.ts';
import { createSiteReader } from './site-row-reader.ts';

/** Issues kept of each kind, so that a file with a fault in every row stays small. */
const keepOfEach = 100;
const namesNoSite: Problem = {
  severity: 'error',
  code: 'missing-site-code',
  message: 'The row names no site. Write its code, or delete the row.',
  wanted: 'a site code',
};

/** A reader that takes a file's rows one by one. It never throws on what a file holds and never stops at the first fault. */
export interface InventoryReader {
  /** `row` counts from 1. Cells are trimmed texts, '' when blank. Rows of sheets without a mapping and rows up to the headers are passed over. */
  row(sheet: string, row: number, cells: readonly string[]): void;
  /** What all rows together say. To be called once, after the last row. */
  finish(): InventoryReading;
}

/**
 * Reads an inventory from rows of spreadsheets. A row may describe a site, a line of equipment at a site, or both; sheets and rows may come in any
 * order. Lines without a tag are recognized as known lines of the same model at the same site, or get a new tag.
 */
export function createInventoryReader(mappings: readonly SheetMapping[], context: InventoryContext): InventoryReader {
  const plans = new Map(mappings.map((mapping) => [mapping.sheet, planSheet(mapping, context.today)]));
  const issues = createIssueList(keepOfEach);
  const sites = createSiteReader(context.existing.sites, issues);
  const items = createItemReader(context, issues);
  let rows = 0;
  let blankRows = 0;
  return {
    row(sheet, row, cells) {
      const plan = plans.get(sheet);
      if (!plan || row <= plan.mapping.headerRow) return;
      if (isBlank(cells, plan)) {
        blankRows++;
        return;
      }
      if (repeatsHeaders(cells, plan)) return;
      rows++;
      const hasItem = plan.item.some((cell) => (cells[cell.index] ?? '') !== '');
      const place: RowPlace = { sheet, row, plan, hasItem, hasBadCode: false };
      const target: CodeTarget = { code: '' };
      const text = plan.code ? (cells[plan.code.index] ?? '') : '';
      const problems = text === '' ? [] : (plan.code?.apply(target, text) ?? []);
      for (const problem of problems) {
        issues.report(problem.severity, problem.code, () => cellIssue(problem, place, { key: 'site.code', found: text }));
      }
      place.hasBadCode = text !== '' && target.code === '';
      if (target.code !== '') sites.read(target.code, cells, place);
      if (hasItem) items.read(target.code, cells, place);
      else if (text === '') {
        issues.report('error', 'missing-site-code', () => cellIssue(namesNoSite, place, { key: 'site.code' }));
      }
    },
    finish() {
      if (rows === 0) issues.report('error', 'no-rows', () => nothingRead(mappings));
      const readSites = sites.finish();
      const readItems = items.finish(sites.findCode);
      return {
        sites: readSites,
        items: readItems,
        issues: issues.list(),
        issueCounts: issues.counts(),
        counts: {
          rows,
          blankRows,
          sites: readSites.length,
          items: readItems.length,
          errors: issues.count('error'),
          warnings: issues.count('warning'),
        },
      };
    },
  };
}

function nothingRead(mappings: readonly SheetMapping[]): Issue {
  const isKnown = mappings.some((mapping) => mapping.keys.some((key) => key !== null));
  return {
    severity: 'error',
    code: 'no-rows',
    message: isKnown
      ? 'The file has headers but no rows below them. Fill it in and upload it again.'
      : 'No column of the file is known. Choose by hand what the columns hold, or put headers such as Site code, Latitude, Maker and Model above them.',
    wanted: 'rows of sites or equipment',
  };
}

/** Nothing in any column that is read. */
function isBlank(cells: readonly string[], plan: SheetPlan): boolean {
  for (const index of plan.columns) if ((cells[index] ?? '') !== '') return false;
  return true;
}

/** Lists made for printing repeat their headers on every page. */
function repeatsHeaders(cells: readonly string[], { columns, mapping }: SheetPlan): boolean {
  for (const index of columns) if ((cells[index] ?? '') !== mapping.headers[index]) return false;
  return true;
}
