import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { redrawTermFrozen } from '../../../server/features/term-filings/index.ts';
import { projectRoot } from '../../../server/platform/project-root.ts';
import { findOldPaperFaults } from '../../support/find-pdf-faults.ts';
import { readOutline } from '../../support/read-pdf.ts';

test('the paper of a filing of the term is drawn, byte for byte, as it was when it was filed', async () => {
  const again = await redrawTermFrozen(readFileSync(join(projectRoot, 'test/support/frozen/term-filing-edition-2.frozen')));
  expect(again).toMatchObject({ isCanonical: true, frozen: { number: '2026-0003-K1', paper: { edition: 2 } } });
  // A change of drawers or engine must leave it alone: newer rules are for newer editions.
  expect(again?.pdfSha256).toBe('7280de313ad92a140fa6b654741e090c2516c3d0c207094fb5acd56b8c09acb1');
  const pdf = again?.pdf ?? Buffer.alloc(0);
  expect(findOldPaperFaults(pdf)).toEqual([]);
  const marks = (await readOutline(pdf)).map(({ title }) => title);
  for (const title of ['A. Applicant and contact', 'T1. Progress by kind of step', 'Documents attached', 'Certifications'])
    expect(marks).toContain(title);
});
