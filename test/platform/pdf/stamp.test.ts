import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { currentPaperEdition } from '../../../server/domain/filing/frozen-filing.ts';
import { formatVerifyCode, verifyCodeOf } from '../../../server/domain/filing/verify-code.ts';
import { filingDocument } from '../../../server/features/filings/draw-filing.ts';
import { freezeBytes } from '../../../server/features/filings/freeze-bytes.ts';
import { redrawFrozen } from '../../../server/features/filings/redraw-frozen.ts';
import { projectRoot } from '../../../server/platform/project-root.ts';
import { findPdfFaults } from '../../support/find-pdf-faults.ts';
import { readObjects } from '../../support/pdf-objects.ts';
import { drawToBytes, readPages } from '../../support/read-pdf.ts';
import { readSign } from '../../support/read-sign.ts';
import { sampleFiling } from '../../support/sample-filing.ts';

const verifyAt = 'https://changeout.example.org/verify/';

async function stamped(address: string) {
  const frozen = { ...sampleFiling(), paper: { edition: currentPaperEdition, verifyAt: address } as const };
  const { sha256 } = freezeBytes(frozen);
  return { code: verifyCodeOf(sha256), bytes: (await drawToBytes(filingDocument(frozen, sha256))).bytes };
}

describe('the stamp of a frozen filing', () => {
  let paper: Awaited<ReturnType<typeof stamped>>;
  beforeAll(async () => {
    paper = await stamped(verifyAt);
  });

  test('stands on every page in words, and on the cover where it is read aloud', async () => {
    const pages = await readPages(paper.bytes);
    for (const page of pages) expect(page.text).toContain(`Verify ${formatVerifyCode(paper.code)} at changeout.example.org/verify`);
    expect(pages[0]?.text).toContain(`Verify code ${formatVerifyCode(paper.code)}`);
    expect(findPdfFaults(paper.bytes)).toEqual([]);
  });

  test('is a sign that leads cameras to the code, once in the file', async () => {
    expect(readSign(paper.bytes)).toBe(`${verifyAt}${paper.code}`.toUpperCase());
    const signs = [...readObjects(paper.bytes).streams.values()].filter((stream) => stream.dictionary.Subtype === '/Form');
    expect(signs).toHaveLength(1);
  });

  test('keeps the address as it is where a path before it could tell small letters from capitals', async () => {
    const { code, bytes } = await stamped('https://example.org/Changeout/verify/');
    expect(readSign(bytes)).toBe(`https://example.org/Changeout/verify/${code}`);
  });

  test('is the code alone where the server has no public address', async () => {
    const { code, bytes } = await stamped('');
    expect(readSign(bytes)).toBe(code);
    expect((await readPages(bytes))[1]?.text).toContain(`Verify code ${formatVerifyCode(code)}`);
  });

  test('touches neither the text above it nor the edge that printers leave white', async () => {
    const lowest = (await readPages(paper.bytes)).flatMap((page) => page.items.map(({ y }) => page.height - y));
    expect(Math.min(...lowest)).toBeGreaterThan(24);
    const frozen = { ...sampleFiling(), paper: { edition: currentPaperEdition } } as const;
    expect(findPdfFaults((await drawToBytes(filingDocument(frozen, 'ab'.repeat(32)))).bytes)).toEqual([]);
  });
});

describe('versions that were frozen by earlier releases', () => {
  test('before papers had a stamp are drawn, byte for byte, as they were then', async () => {
    const json = readFileSync(join(projectRoot, 'test/support/frozen/filing-edition-1.frozen'));
    const again = await redrawFrozen(json);
    expect(again).toMatchObject({ isCanonical: true, sha256: 'f0c194beeaaec7157ff8e5345a3de29e30d3215af0469bfee9c5c7fe8c957d86' });
    // The hash of the paper that release 0.1.0 drew. A change of drawers or engine must leave it alone: newer rules are for newer editions.
    expect(again?.pdfSha256).toBe('ddac525f3a06494250733f05fe2d9d06ceb7ac8d70fa2fac850dff46de255eb4');
    expect(
      createHash('sha256')
        .update(again?.pdf ?? '')
        .digest('hex'),
    ).toBe(again?.pdfSha256);
  });

  test('before their papers listed the documents attached are drawn, byte for byte, as they were then', async () => {
    const again = await redrawFrozen(readFileSync(join(projectRoot, 'test/support/frozen/filing-edition-2.frozen')));
    expect(again).toMatchObject({ isCanonical: true, frozen: { paper: { edition: 2 } } });
    expect(again?.pdfSha256).toBe('f36f5a7fb83b952e00e2d934de8cf5d00aff300098e17eb325290b71aef76ff4');
  });

  test('before their papers had a chart of the work are drawn, byte for byte, as they were then', async () => {
    const again = await redrawFrozen(readFileSync(join(projectRoot, 'test/support/frozen/filing-edition-3.frozen')));
    expect(again).toMatchObject({ isCanonical: true, frozen: { paper: { edition: 3 } } });
    expect(again?.pdfSha256).toBe('9824904a41a6d6caf7c0e9d9252e4811ea38fb18b4638f4959c887237675cfd2');
  });
});
