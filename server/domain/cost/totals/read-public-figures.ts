import { type Cents, dollars } from '../../money.ts';
import { bad, good, type Issue, type Result } from '../../result.ts';

/** A published cost per site or location. `band` marks the two figures between which an estimate counts as within. */
export interface PublicFigure {
  label: string;
  perSiteCents: Cents;
  band: 'low' | 'high' | null;
  /** `read`: the figure stands in the source; `derived`: divided here from two figures that do. */
  evidence: string;
  source: string;
  note: string;
}

/** Reads the rows of `public-figures.csv` by column name; dollars per site. Wants exactly one lower and one upper bound. */
export function readPublicFigures(rows: readonly Readonly<Partial<Record<string, string>>>[]): Result<PublicFigure[]> {
  const issues: Issue[] = [];
  const figures = rows.map((row, index): PublicFigure => {
    const perSite = Number(row.per_site);
    if (!row.label || !row.source || !row.evidence || !(perSite > 0)) {
      const message = `Public figure in row ${index + 2} lacks its label, amount, evidence or source. Fill in all four.`;
      issues.push({ severity: 'error', code: 'public-figure-faulty', message });
    }
    const band = row.band === 'low' || row.band === 'high' ? row.band : null;
    const perSiteCents = dollars(perSite > 0 ? perSite : 0);
    return { label: row.label ?? '', perSiteCents, band, evidence: row.evidence ?? '', source: row.source ?? '', note: row.note ?? '' };
  });
  for (const bound of ['low', 'high'] as const) {
    if (figures.filter((figure) => figure.band === bound).length === 1) continue;
    issues.push({ severity: 'error', code: 'public-figure-band', message: `Mark exactly one public figure as the ${bound} end of the band.` });
  }
  return issues.length > 0 ? bad(issues) : good(figures);
}
