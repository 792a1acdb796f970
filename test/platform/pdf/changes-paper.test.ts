import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { formatDay } from '../../../server/domain/calendar.ts';
import type { FrozenFiling } from '../../../server/domain/filing/frozen-filing.ts';
import { cents, formatCents, sumCents } from '../../../server/domain/money.ts';
import { freezeChanges } from '../../../server/domain/review/freeze-changes.ts';
import { filingDocument } from '../../../server/features/filings/draw-filing.ts';
import { freezeBytes } from '../../../server/features/filings/freeze-bytes.ts';
import { redrawFrozen } from '../../../server/features/filings/redraw-frozen.ts';
import { projectRoot } from '../../../server/platform/project-root.ts';
import { findPdfFaults } from '../../support/find-pdf-faults.ts';
import { drawToBytes, readPages, readRows, squeeze } from '../../support/read-pdf.ts';
import { sampleFiling } from '../../support/sample-filing.ts';

const first: FrozenFiling = { ...sampleFiling(), paper: { edition: 4 } };

/** A second version in which something of every kind changed. */
function second(): FrozenFiling {
  const lines = first.cost.lines
    .filter((_line, index) => index !== 3)
    .map((line, index) => (index % 5 ? line : { ...line, amountCents: cents(line.amountCents + 101) }));
  const totalCents = sumCents(lines.map(({ amountCents }) => amountCents));
  const [moved, ...sites] = first.sites;
  const [section, ...sections] = first.sections;
  const [line, ...others] = section?.lines ?? [];
  if (!moved || !section || !line) throw new Error('The sample is too small.');
  const after: FrozenFiling = {
    ...first,
    version: 2,
    sites: [{ ...moved, coordinates: '41.100000, -103.000000' }, ...sites.slice(1)],
    sections: [{ ...section, lines: [{ ...line, value: 'High Plains Cellular of Nebraska, Inc.' }, ...others] }, ...sections],
    cost: {
      ...first.cost,
      lines,
      totalCents,
      categories: first.cost.categories.map((one) => ({
        ...one,
        likelyCents: sumCents(lines.filter(({ category }) => category === one.category).map(({ amountCents }) => amountCents)),
      })),
    },
    timeline: { ...first.timeline, p80FinishOn: first.timeline.finishOn },
  };
  return { ...after, changes: freezeChanges(first, after, freezeBytes(first).sha256) };
}

describe('what changed, on the paper of an amended version', () => {
  const frozen = second();
  const { changes } = frozen;
  if (!changes) throw new Error('Nothing is frozen.');
  let bytes: Buffer;
  let rows: string[][];
  let pages: string[];
  beforeAll(async () => {
    ({ bytes } = await drawToBytes(filingDocument(frozen, freezeBytes(frozen).sha256)));
    rows = await readRows(bytes);
    pages = (await readPages(bytes)).map(({ text }) => squeeze(text));
  });

  test('stands right after the cover, names the version before with its hash, and has no fault', () => {
    expect(findPdfFaults(bytes)).toEqual([]);
    expect(pages[0]).toContain('SHA-256 of the filing');
    expect(pages[1]).toContain('What changed since version 1');
    expect(pages[1]).toContain(`${freezeBytes(first).sha256.slice(0, 16)}…`);
    expect(pages.findIndex((text) => text.includes('Contents'))).toBeGreaterThan(1);
  });

  test('says every dollar before and now, and that the kinds of lines add up to the difference', () => {
    const { money } = changes;
    const difference = cents(money.afterCents - money.beforeCents);
    expect(pages[1]).toContain(`The amount asked for is ${formatCents(cents(-difference))} lower than in version 1.`);
    expect(pages[1]).toContain('add up to the difference, to the cent');
    for (const one of money.lines)
      expect(rows).toContainEqual([
        `Cost lines ${one.change === 'removed' ? 'cut' : one.change}`,
        String(one.count),
        formatCents(one.beforeCents),
        formatCents(one.afterCents),
        expect.stringContaining(formatCents(cents(Math.abs(one.afterCents - one.beforeCents)))),
      ]);
    expect(rows).toContainEqual(['Asked for', '', formatCents(money.beforeCents), formatCents(money.afterCents), formatCents(difference)]);
    for (const one of money.categories)
      expect(rows.some((row) => row[1] === formatCents(one.beforeCents) && row[2] === formatCents(one.afterCents))).toBe(true);
  });

  test('lists each change that the value holds, and counts the others', () => {
    for (const line of changes.costLines.shown)
      expect(
        rows.some((row) => row[0]?.endsWith(line.id) && row[2] === formatCents(line.beforeCents) && row[3] === formatCents(line.afterCents)),
      ).toBe(true);
    expect(rows).toContainEqual([
      expect.stringContaining(first.sites[0]?.code ?? ''),
      'Moved',
      `Coordinates from ${first.sites[0]?.coordinates} to 41.100000, -103.000000`,
    ]);
    expect(rows).toContainEqual([expect.stringContaining(first.sites[1]?.code ?? ''), 'Cut', '']);
    expect(rows).toContainEqual([expect.stringContaining('A.1'), 'High Plains Cellular, Inc.', 'High Plains Cellular of Nebraska, Inc.']);
    expect(rows).toContainEqual([
      'Finished, 8 in 10 chance',
      squeeze(formatDay(first.timeline.p80FinishOn)),
      squeeze(formatDay(first.timeline.finishOn)),
    ]);
    const many = { ...changes, costLines: { ...changes.costLines, counts: { changed: 1_040 }, more: 1_040 - changes.costLines.shown.length } };
    const more = filingDocument({ ...frozen, changes: many }, 'ab'.repeat(32));
    expect([...more.blocks].some((block) => block.kind === 'paragraph' && block.text.includes('more are counted here only'))).toBe(true);
  });

  test('is drawn again from the frozen value, byte for byte, and leaves a version without it as it was', async () => {
    const again = await redrawFrozen(freezeBytes(frozen).json);
    expect(again?.isCanonical).toBe(true);
    expect(again?.pdf.equals(bytes)).toBe(true);
    const { changes: _changes, ...plain } = frozen;
    const without = (await readPages((await drawToBytes(filingDocument(plain, 'ab'.repeat(32)))).bytes)).map(({ text }) => text).join(' ');
    expect(without).not.toContain('What changed');
  });
});

test('an amended version that was frozen is drawn, byte for byte, as it was when it was filed', async () => {
  const again = await redrawFrozen(readFileSync(join(projectRoot, 'test/support/frozen/filing-amended.frozen')));
  expect(again).toMatchObject({ isCanonical: true, frozen: { version: 2, changes: { since: { version: 1 } } } });
  // A change of the words or drawers of what changed must leave it alone: it stands on signed paper.
  expect(again?.pdfSha256).toBe('5648df6c8ff533a34f2a3dc58749746ed73af5cea315dfeabf6927b7aab920c5');
});
