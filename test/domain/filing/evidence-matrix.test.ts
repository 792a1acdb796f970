import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { day } from '../../../server/domain/calendar.ts';
import type { OwnPrice } from '../../../server/domain/cost/own-price.ts';
import { canonicalJson } from '../../../server/domain/filing/canonical-json.ts';
import { checkFiling } from '../../../server/domain/filing/check-filing.ts';
import { listEvidence } from '../../../server/domain/filing/evidence.ts';
import { buildEvidenceMatrix } from '../../../server/domain/filing/evidence-matrix/build-evidence-matrix.ts';
import { proofs, ruleOf } from '../../../server/domain/filing/evidence-matrix/proofs.ts';
import {
  countGaps,
  countProofs,
  listPlaces,
  type MatrixRow,
  subjectsOfFacts,
  subjectsOfFrozen,
} from '../../../server/domain/filing/evidence-matrix/read-matrix.ts';
import { calledAsHere, type TermEvidence, termEvidence } from '../../../server/domain/filing/evidence-matrix/term-evidence.ts';
import type { EvidenceDocument, FilingFacts } from '../../../server/domain/filing/filing.ts';
import { formOf } from '../../../server/domain/filing/forms/forms.ts';
import { freezeFiling } from '../../../server/domain/filing/freeze-filing.ts';
import type { FrozenFiling } from '../../../server/domain/filing/frozen-filing.ts';
import type { DocumentKind } from '../../../server/domain/filing/registered-document.ts';
import type { FrozenTermFiling, TermAnswers } from '../../../server/domain/filing/term-filing.ts';
import { dollars } from '../../../server/domain/money.ts';
import { coverageOf } from '../../../server/domain/programs/coverage.ts';
import { getProgram, programs } from '../../../server/domain/programs/programs.ts';
import { aDocument, anItem, aSubmission, completeFacts, models } from './filing-facts.ts';

/** The cells of one line or item, by the key of the proof. */
function cellsOf(facts: FilingFacts, id: string, filed: readonly TermEvidence[] = []) {
  const matrix = buildEvidenceMatrix(facts, filed);
  const places = listPlaces(matrix, subjectsOfFacts(facts));
  const of = (rows: readonly MatrixRow[], sort: 'line' | 'item') => {
    const row = rows.find((one) => one.id === id);
    const keys = matrix.proofs.filter((proof) => proof.of === sort).map(({ key }) => key);
    return row && Object.fromEntries(keys.map((key, index) => [key, row.cells[index]]));
  };
  const found = places.map((place) => of(place.items, 'item') ?? of(place.lines, 'line')).find((cells) => cells !== undefined);
  if (!found) throw new Error(`The matrix has no ${id}.`);
  return found;
}

function freeze(facts: FilingFacts): FrozenFiling {
  const frozen = freezeFiling(formOf(facts.program.key), facts, aSubmission);
  if (!frozen.ok) throw new Error('Not frozen.');
  return frozen.value;
}

function withItem(changes: Parameters<typeof anItem>[1], documents: EvidenceDocument[] = []): FilingFacts {
  const facts = completeFacts({ sites: 2 });
  return completeFacts({ sites: 2, changes: { inventory: { ...facts.inventory, items: [anItem(0, changes), anItem(1)] }, documents } });
}

const tag = anItem(0).tag;
const site = anItem(0).siteCode;

describe('an item', () => {
  test('shows what is linked or entered, and what lacks with why', () => {
    expect(cellsOf(withItem({ serials: ['A'], obtainedOn: null }), tag)).toEqual({
      photo: { state: 'missing', shows: '' },
      serial: { state: 'missing', shows: '1 of 3' },
      obtained: { state: 'missing', shows: 'No date' },
      certificate: { state: 'later', shows: '' },
    });
    const documents = [
      aDocument({ number: 'D-1', kind: 'photo', about: site.toLowerCase() }),
      aDocument({ number: 'D-2', kind: 'invoice', about: tag }),
      aDocument({ number: 'D-3', kind: 'certificate', about: tag }),
    ];
    expect(cellsOf(withItem({}, documents), tag)).toEqual({
      photo: { state: 'present', shows: '', documents: ['D-1'] },
      serial: { state: 'present', shows: 'Entered' },
      obtained: { state: 'present', shows: '', documents: ['D-2'] },
      certificate: { state: 'present', shows: '', documents: ['D-3'] },
    });
  });

  test('a certificate is due once the item is destroyed (47 CFR 1.50004(j)), and never before', () => {
    expect(cellsOf(withItem({ status: 'removed' }), tag).certificate?.state).toBe('later');
    expect(cellsOf(withItem({ status: 'destroyed' }), tag).certificate).toEqual({ state: 'missing', shows: '' });
  });

  test('a date without a record, and a record without a date, are both a gap', () => {
    expect(cellsOf(withItem({}), tag).obtained).toEqual({ state: 'missing', shows: 'No record' });
    const invoice = aDocument({ number: 'D-2', kind: 'invoice', about: tag });
    expect(cellsOf(withItem({ obtainedOn: null }, [invoice]), tag).obtained).toEqual({
      state: 'missing',
      shows: 'No date',
      documents: ['D-2'],
    });
  });

  test('lacks serial numbers by the same count in the matrix, the check and the index of the paper: what is covered or open, and no software', () => {
    const program = getProgram('scrp');
    const base = completeFacts({ sites: 6, changes: { program } });
    const items = [
      anItem(0, { serials: ['A'] }),
      anItem(1),
      // The disputed day of 47 CFR 1.50004(i)(1): open under the rules.
      anItem(2, { obtainedOn: day('2020-06-30'), serials: [] }),
      anItem(3, { obtainedOn: null, serials: [] }),
      anItem(4, { maker: 'Cambium', modelKey: null, serials: [] }),
      anItem(5, { category: 'software/NMS', serials: [] }),
    ];
    const inventory = { ...base.inventory, items };
    const facts = { ...base, inventory, coverage: coverageOf(inventory, models, program) };
    expect(facts.coverage.items.map(({ verdict }) => verdict)).toEqual(['covered', 'covered', 'boundary', 'unknown', 'not covered', 'covered']);
    const serial = countProofs(buildEvidenceMatrix(facts)).find(({ proof }) => proof.key === 'serial');
    expect(serial?.states).toEqual({ present: 1, missing: 3, later: 0, 'not needed': 2 });
    const check = checkFiling(formOf('scrp'), facts).find(({ id }) => id === 'serials-given');
    expect(check).toMatchObject({ outcome: 'warning', subjects: [0, 2, 3].map((index) => anItem(index).tag) });
    expect(check?.sentence).toContain('3 inventory lines have fewer serial numbers than units, 2 of them not decided yet.');
    expect(listEvidence(facts).find(({ subject }) => subject === 'Serial numbers')?.present).toBe('4 of 12 units');
    // The index counts records of what is covered, and says that it leaves out what the matrix asks for besides.
    const obtained = countProofs(buildEvidenceMatrix(facts)).find(({ proof }) => proof.key === 'obtained');
    expect(obtained?.states).toMatchObject({ missing: 5, 'not needed': 1 });
    expect(listEvidence(facts).find(({ subject }) => subject === 'Dates obtained')).toMatchObject({
      present: '0 of 3 inventory lines',
      needed: 'An invoice or record for each covered inventory line; lines not decided yet count only in the evidence line by line',
    });
  });

  test('that is not covered needs nothing', () => {
    const cells = Object.values(cellsOf(withItem({ maker: 'Cambium', modelKey: null, serials: [], obtainedOn: null }), tag));
    expect(new Set(cells.map((cell) => cell?.state))).toEqual(new Set(['not needed']));
  });
});

describe('what filings of the term name', () => {
  const register = new Map(
    (['invoice', 'payment', 'certificate', 'photo'] as const).map((kind, index) => {
      const { about: _about, ...document } = aDocument({ number: `D-${index + 1}`, kind });
      return [document.number, document] as const;
    }),
  );
  const filedAs = (kind: FrozenTermFiling['kind'], number: string, rows: TermAnswers['rows']) =>
    ({ kind, number, entered: { answers: {}, rows } }) as unknown as FrozenTermFiling;
  const facts = withItem({ status: 'destroyed' });
  const [line, other] = facts.estimate?.lines ?? [];
  if (!line || !other) throw new Error('The sample has cost lines.');
  const invoice = { vendor: 'Acme', number: '1', amount: '10.00', document: 'D-1', proof: 'D-2' };
  const claimOf = (costLine: string, changes: Record<string, string> = {}) =>
    filedAs('claim', '2026-0003-G1', { invoices: [{ ...invoice, ...changes }], amounts: [{ invoice: '1', costLine, amount: '10.00' }] });
  const disposalOf = (quantity: string, number = '2026-0003-J1') =>
    filedAs('disposal-record', number, { disposed: [{ tag: tag.toLowerCase(), quantity, certificate: 'D-3' }] });

  test('counts where it belongs, each with the filing that names it, and no price rests on it', () => {
    const filed = termEvidence([claimOf(` ${line.id.toLowerCase()}`), disposalOf('3')], register);
    const cells = cellsOf(facts, line.id, filed);
    expect([cells.invoice, cells.payment]).toEqual([
      { state: 'present', shows: 'in 2026-0003-G1', documents: ['D-1'] },
      { state: 'present', shows: 'in 2026-0003-G1', documents: ['D-2'] },
    ]);
    expect(cells.price).toEqual(cellsOf(facts, line.id).price);
    expect(cellsOf(facts, other.id, filed).invoice).toEqual({ state: 'later', shows: '' });
    expect(cellsOf(facts, tag, filed).certificate).toEqual({ state: 'present', shows: 'in 2026-0003-J1', documents: ['D-3'] });
    expect(cellsOf(facts, tag, filed).obtained?.state).toBe('missing');
  });

  // Codes may hold blanks: claims compare `North Hill 2.RA-010` without them.
  test('counts for a line and a tag however the filing types them, and is listed under the names of the application', () => {
    const estimate = facts.estimate && {
      ...facts.estimate,
      lines: facts.estimate.lines.map((one) => (one === line ? { ...one, id: 'North Hill 2.RA-010' } : one)),
    };
    const spaced = { ...facts, estimate };
    for (const typed of ['North Hill 2.RA-010', 'NORTHHILL2.RA-010', ' north  hill 2.ra-010 ']) {
      const filed = termEvidence([claimOf(typed), disposalOf('3')], register);
      expect(cellsOf(spaced, 'North Hill 2.RA-010', filed).invoice).toEqual({ state: 'present', shows: 'in 2026-0003-G1', documents: ['D-1'] });
      expect(cellsOf(spaced, 'North Hill 2.RA-010', filed).payment?.state).toBe('present');
      expect(calledAsHere(filed, spaced).map(({ document }) => document.about)).toEqual(['North Hill 2.RA-010', 'North Hill 2.RA-010', tag]);
    }
    expect(calledAsHere(termEvidence([claimOf('XX.9')], register), spaced).map(({ document }) => document.about)).toEqual(['XX.9', 'XX.9']);
  });

  test('proves the destruction of a line once certificates are named for all of its units', () => {
    const of = (filed: FrozenTermFiling[]) => cellsOf(facts, tag, termEvidence(filed, register)).certificate;
    expect(of([disposalOf('2')])).toEqual({ state: 'missing', shows: '2 of 3 units in 2026-0003-J1', documents: ['D-3'] });
    expect(of([disposalOf('2'), disposalOf('1', '2026-0003-J2')])).toMatchObject({ state: 'present', shows: 'in 2026-0003-J1, 2026-0003-J2' });
  });

  test('proves nothing where the register lacks the document or calls it something else', () => {
    const of = (changes: Record<string, string>) => cellsOf(facts, line.id, termEvidence([claimOf(line.id, changes)], register)).invoice;
    expect(of({ document: 'D-9' })).toEqual({ state: 'later', shows: '' });
    expect(of({ document: 'D-4' })).toEqual({ state: 'later', shows: '' });
    expect(termEvidence([filedAs('spending-report', '2026-0003-L1', {})], register)).toEqual([]);
  });

  test('is told apart from what is linked: a document that is both needs no filing beside it', () => {
    const linked = { ...facts, documents: [aDocument({ number: 'D-1', kind: 'invoice', about: line.id })] };
    expect(cellsOf(linked, line.id, termEvidence([claimOf(line.id)], register)).invoice).toEqual({ state: 'present', shows: '', documents: ['D-1'] });
  });
});

const quote: OwnPrice = {
  code: 'Q-1',
  kind: 'vendor quote',
  entryCode: 'RA-010',
  siteCode: null,
  ownLine: null,
  unit: 'each',
  lowCents: dollars(1),
  likelyCents: dollars(1),
  highCents: dollars(1),
  use: 'comparable',
  comparableCents: null,
  from: 'Acme',
  reference: '4711',
  quotedOn: day('2026-10-01'),
  expiresOn: day('2027-01-04'),
  reason: '',
  documents: [{ title: 'Offer', sha256: 'd'.repeat(64) }],
  certified: null,
};

/** A filing whose first line of a site rests on an own price. */
function withPrice(changes: Partial<OwnPrice>): { facts: FilingFacts; id: string } {
  const facts = completeFacts({ sites: 2 });
  const price = { ...quote, ...changes };
  const line = facts.estimate?.lines.find(({ siteCode, unit }) => siteCode !== null && !unit.startsWith('percent'));
  if (!facts.estimate || !line) throw new Error('There is no line.');
  const { code, kind, quotedOn, expiresOn } = price;
  const own = { ...line, basis: 'vendor quote' as const, ownPrice: { code, kind, quotedOn, expiresOn } as NonNullable<typeof line.ownPrice> };
  const estimate = { ...facts.estimate, lines: facts.estimate.lines.map((one) => (one === line ? own : one)) };
  const plan = { ownPrices: [price] } as unknown as FilingFacts['plan'];
  return { facts: { ...facts, estimate, plan, documents: [aDocument({ number: 'D-9', kind: 'quote', about: price.code })] }, id: line.id };
}

describe('the price of a cost line', () => {
  test.each([
    ['a quote that holds', {}, { state: 'present', shows: 'Q-1', documents: ['D-9'] }],
    ['a quote on its last day', { expiresOn: day('2026-11-22') }, { state: 'present', shows: 'Q-1', documents: ['D-9'] }],
    ['a quote that has expired', { expiresOn: day('2026-11-21') }, { state: 'missing', shows: 'Q-1 expired on Nov\u00a021,\u00a02026' }],
    ['a quote without its document', { documents: [] }, { state: 'missing', shows: 'Q-1 has no document' }],
    [
      'an own estimate that nobody certified',
      { code: 'E-1', kind: 'own estimate', expiresOn: null },
      { state: 'missing', shows: 'E-1 is not certified' },
    ],
    [
      'an own estimate, certified and supported',
      { code: 'E-1', kind: 'own estimate', expiresOn: null, certified: { by: 'Lee Park', title: 'Engineer', on: day('2026-11-01') } },
      { state: 'present', shows: 'E-1', documents: ['D-9'] },
    ],
  ] as const)('on %s', (_name, changes, expected) => {
    const { facts, id } = withPrice(changes as Partial<OwnPrice>);
    expect(cellsOf(facts, id).price).toEqual(expected);
  });

  test('needs no document where the official catalog names it, and one where it is assumed', () => {
    const facts = completeFacts({ sites: 2 });
    const line = facts.estimate?.lines.find(({ siteCode, unit }) => siteCode !== null && !unit.startsWith('percent'));
    if (!facts.estimate || !line) throw new Error('There is no line.');
    const based = (basis: typeof line.basis): FilingFacts => {
      const lines = (facts.estimate?.lines ?? []).map((one) => (one === line ? { ...one, basis } : one));
      return { ...facts, estimate: facts.estimate && { ...facts.estimate, lines } };
    };
    expect(cellsOf(based('official catalog'), line.id).price).toEqual({ state: 'present', shows: 'Official catalog' });
    expect(cellsOf(based('planning assumption'), line.id).price).toEqual({ state: 'missing', shows: 'Planning assumption only' });
    const documents = [aDocument({ number: 'D-1', kind: 'photo', about: line.id }), aDocument({ number: 'D-2', kind: 'plan', about: line.id })];
    const cells = cellsOf({ ...based('planning assumption'), documents }, line.id);
    expect(cells.price).toEqual({ state: 'present', shows: '', documents: ['D-2'] });
    expect(cells.invoice).toEqual({ state: 'later', shows: '' });
  });

  test('is counted by the evidence index as the matrix shows it', () => {
    for (const [changes, state] of [
      [{}, 'present'],
      [{ expiresOn: day('2026-11-21') }, 'missing'],
    ] as const) {
      const { facts, id } = withPrice(changes);
      const only = { ...facts, estimate: facts.estimate && { ...facts.estimate, lines: facts.estimate.lines.filter((line) => line.id === id) } };
      expect(listEvidence(only).find(({ subject }) => subject.startsWith('Prices outside'))?.state).toBe(state);
      expect(cellsOf(only, id).price?.state).toBe(state);
    }
  });
});

/** Documents about real and unreal things of a small network. */
const someDocuments = (facts: FilingFacts) => {
  const subjects = [
    null,
    'GONE-1',
    ...facts.inventory.sites.map(({ code }) => code),
    ...facts.inventory.items.map((item) => item.tag),
    ...(facts.estimate?.lines ?? []).slice(0, 12).map(({ id }) => id),
  ];
  const kinds: DocumentKind[] = ['quote', 'invoice', 'photo', 'plan', 'contract', 'payment', 'certificate', 'other'];
  return fc.array(
    fc
      .record({ number: fc.integer({ min: 1, max: 9 }), kind: fc.constantFrom(...kinds), about: fc.constantFrom(...subjects) })
      .map(({ number, kind, about }) => aDocument({ number: `D-${number}`, kind, about })),
    { maxLength: 30 },
  );
};

describe('whatever documents there are', () => {
  const facts = completeFacts({ sites: 4, linesPerSite: 5 });

  test('the states of each proof add up, and every document that a cell names is listed in the frozen filing', () => {
    fc.assert(
      fc.property(someDocuments(facts), (documents) => {
        const frozen = freeze({ ...facts, documents });
        const { matrix } = frozen;
        if (!matrix) throw new Error('There is no matrix.');
        for (const { proof, states } of countProofs(matrix)) {
          const all = proof.of === 'line' ? frozen.cost.lines.length : frozen.sites.flatMap(({ items }) => items).length;
          expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(all);
        }
        const named = [...matrix.lineRows, ...matrix.itemRows].flat().flatMap((cell) => cell.documents ?? []);
        const listed = new Set((frozen.documents ?? []).map(({ number }) => number));
        expect(named.filter((number) => !listed.has(number))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('one document more never opens a gap', () => {
    const gaps = (documents: EvidenceDocument[]) =>
      countProofs(buildEvidenceMatrix({ ...facts, documents })).reduce((sum, { states }) => sum + states.missing, 0);
    fc.assert(
      fc.property(someDocuments(facts), (documents) => {
        expect(gaps(documents)).toBeLessThanOrEqual(gaps(documents.slice(1)));
      }),
      { numRuns: 60 },
    );
  });

  test('the frozen value alone gives the same places, rows and cells as the facts', () => {
    fc.assert(
      fc.property(someDocuments(facts), (documents) => {
        const given = { ...facts, documents };
        const frozen = JSON.parse(canonicalJson(freeze(given))) as FrozenFiling;
        if (!frozen.matrix) throw new Error('There is no matrix.');
        expect(listPlaces(frozen.matrix, subjectsOfFrozen(frozen))).toEqual(listPlaces(buildEvidenceMatrix(given), subjectsOfFacts(given)));
      }),
      { numRuns: 30 },
    );
  });

  test('gaps by place add up to the gaps by proof', () => {
    const matrix = buildEvidenceMatrix(facts);
    const byPlace = listPlaces(matrix, subjectsOfFacts(facts))
      .flatMap(({ items, lines }) => [...items, ...lines])
      .reduce((sum, row) => sum + countGaps(row), 0);
    expect(byPlace).toBe(countProofs(matrix).reduce((sum, { states }) => sum + states.missing, 0));
    expect(byPlace).toBeGreaterThan(0);
  });
});

describe('the frozen matrix', () => {
  test('stays small: under 15 bytes a line where the lines look alike', () => {
    const facts = completeFacts({ sites: 500, linesPerSite: 10 });
    const { matrix, cost } = freeze(facts);
    expect(cost.lines.length).toBeGreaterThanOrEqual(5000);
    const bytes = canonicalJson({ lines: matrix?.lines, lineRows: matrix?.lineRows, items: matrix?.items, itemRows: matrix?.itemRows }).length;
    expect(bytes).toBeLessThan(15 * cost.lines.length);
  });

  test('holds a citation for each proof under each program, and takes none as official that is our reading', () => {
    for (const program of programs) {
      for (const proof of proofs) expect(ruleOf(proof, program.key).citation).not.toBe('');
    }
    const photo = proofs.find(({ key }) => key === 'photo');
    expect(photo && ruleOf(photo, 'scrp').confidence).toBe('derived');
    expect(buildEvidenceMatrix(completeFacts({ sites: 1, changes: { program: getProgram('s1625') } })).proofs[0]?.citation).toMatch(
      /^S\.1625 leaves it to the FCC/,
    );
  });
});
