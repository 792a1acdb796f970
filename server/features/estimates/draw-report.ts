import type { RecipeBook } from '../../domain/catalog/recipe.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import type { Drawing } from '../../platform/charts/drawing.ts';
import { drawPdfBytes } from '../../platform/pdf/draw-pdf-bytes.ts';
import type { StoredEdition } from '../catalog/index.ts';
import { describeChange } from './describe-change.ts';
import type { ReadyEstimate } from './queries.ts';
import { reportDocument } from './report-document.ts';

/** The cost report of a computed estimate as PDF. The same estimate gives the same bytes. */
export async function drawReport(estimate: ReadyEstimate, around: ReportSurroundings): Promise<Buffer> {
  const { row, names } = estimate;
  const facts = {
    carrierName: around.carrierName,
    number: String(row.number),
    computedAt: row.createdAt,
    programTitle: getProgram(row.program).shortTitle,
    edition: around.edition,
    names,
    scenario: { name: row.name, note: row.noteText },
    plan: row.planJson,
    changes: row.planJson.recipeChanges.map((change) => describeChange(change, around.recipes)),
    ...(row.tieOutJson && { checks: row.tieOutJson }),
    map: around.map,
  };
  return drawPdfBytes(reportDocument(estimate, facts), around.onPage);
}

interface ReportSurroundings {
  carrierName: string;
  edition: StoredEdition;
  /** For the words of recipe changes. */
  recipes: RecipeBook;
  /** Cost per site on the map. */
  map: Drawing | undefined;
  onPage?: (page: number, pages: number) => void;
}
