import type { ModelMatch } from '../catalog/match-model.ts';
import { checkSerialCount } from './check-serial-count.ts';
import type { ColumnKey } from './column-key.ts';
import { finishItems } from './finish-items.ts';
import { bitOf } from './given-fields.ts';
import type { IncomingItem, InventoryContext } from './incoming.ts';
import type { IssueList } from './issue-list.ts';
import { type ItemDraft, reportItem } from './item-draft.ts';
import { aNewItem } from './item-fields.ts';
import { findModelDoubts, type StatedModel, toModelProblem } from './model-doubts.ts';
import { cellIssue, type RowPlace } from './sheet-plan.ts';

/** Reads what rows say about equipment. */
export interface ItemRowReader {
  /** `code` is '' where the row names no site or a faulty one. */
  read(code: string, cells: readonly string[], place: RowPlace): void;
  /** The lines without faults, in the order of the file. `findCode` gives the spelling of a site's code, or undefined for a site nobody knows. */
  finish(findCode: (code: string) => string | undefined): IncomingItem[];
}

export function createItemReader(context: InventoryContext, issues: IssueList): ItemRowReader {
  const known = new Map(context.existing.items.map((item) => [item.tag.toLowerCase(), item]));
  const drafts: ItemDraft[] = [];
  const doubted = new Set<string>();
  return {
    read(code, cells, place) {
      const draft: ItemDraft = {
        item: aNewItem(code),
        given: code === '' ? 0 : bitOf('siteCode'),
        place,
        isFaulty: place.hasBadCode,
        before: undefined,
      };
      for (const cell of place.plan.item) {
        const text = cells[cell.index] ?? '';
        if (text === '') continue;
        const problems = cell.apply(draft.item, text);
        for (const problem of problems) reportItem(issues, draft, problem, { key: cell.key, found: text });
        if (problems.length === 0 || problems[0]?.severity === 'warning') draft.given |= cell.bit;
      }
      if (draft.item.tag !== '') draft.before = known.get(draft.item.tag.toLowerCase());
      if (draft.before) draft.item.tag = draft.before.tag;
      completeItem(draft, issues);
      matchItem(draft, context, { issues, doubted });
      drafts.push(draft);
    },
    finish: (findCode) => finishItems(drafts, { existing: context.existing.items, issues, findCode }),
  };
}

/** What a line needs: a site, and a model unless the carrier has the line already. */
function completeItem(draft: ItemDraft, issues: IssueList): void {
  const { item, before, place } = draft;
  if (item.siteCode === '' && before) item.siteCode = before.siteCode;
  if (item.siteCode === '' && !place.hasBadCode) {
    const message = 'The row has equipment but names no site. Write the code of the site where it stands.';
    reportItem(issues, draft, { severity: 'error', code: 'missing-site-code', message, wanted: 'a site code' }, { key: 'site.code' });
  }
  if ((draft.given & bitOf('quantity')) === 0) item.quantity = before?.quantity ?? Math.max(1, item.serials.length);
  const states = (key: ColumnKey) => place.plan.mapping.keys.includes(key);
  if (item.model === '' && !before && !draft.isFaulty) {
    const message = `The row has equipment but no model. Write the model${states('item.tag') ? ', or the tag of a line you have already' : ''}.`;
    reportItem(issues, draft, { severity: 'error', code: 'missing-model', message, wanted: 'a model' }, { key: 'item.model' });
  }
  const serialCount = (draft.given & bitOf('serials')) !== 0 ? checkSerialCount(item) : undefined;
  if (serialCount && !draft.isFaulty) reportItem(issues, draft, serialCount, { key: 'item.serials', found: item.serials.join('; ') });
}

/** Finds the catalog model, and doubts each distinct text once. */
function matchItem(draft: ItemDraft, context: InventoryContext, { issues, doubted }: { issues: IssueList; doubted: Set<string> }): void {
  const { item, before } = draft;
  const statesModel = (draft.given & (bitOf('maker') | bitOf('model') | bitOf('category'))) !== 0;
  if (!statesModel) return;
  const maker = item.maker || before?.maker || '';
  const model = item.model || before?.model || '';
  const match = context.matchModel(maker, model);
  if (maker === '') {
    if (match.maker === null) {
      const message = `The row has the model “${model}” but no maker. Write who made it, such as Huawei.`;
      if (!draft.isFaulty) reportItem(issues, draft, { severity: 'error', code: 'missing-maker', message, wanted: 'a maker' }, { key: 'item.maker' });
      return;
    }
    item.maker = match.maker;
    draft.given |= bitOf('maker');
  }
  if (model !== '') reportDoubts(draft, { maker: item.maker || maker, model, category: item.category }, { match, issues, doubted });
  item.modelKey = match.model?.key ?? null;
  draft.given |= bitOf('modelKey');
  if (match.model) {
    item.category = match.model.category;
    draft.given |= bitOf('category');
  }
}

function reportDoubts(
  draft: ItemDraft,
  stated: StatedModel,
  { match, issues, doubted }: { match: ModelMatch; issues: IssueList; doubted: Set<string> },
): void {
  const doubts = findModelDoubts(stated, match);
  if (doubts.length === 0) return;
  const key = `${stated.maker}\n${stated.model}\n${stated.category}`.toLowerCase();
  if (doubted.has(key)) return;
  doubted.add(key);
  for (const doubt of doubts) {
    issues.report('warning', doubt, () => {
      const { field, ...problem } = toModelProblem(doubt, stated, match);
      const found = field === 'category' ? String(stated.category) : `${stated.maker} ${stated.model}`;
      return cellIssue(problem, draft.place, { key: `item.${field}`, found, subject: draft.item.tag || draft.item.siteCode });
    });
  }
}
