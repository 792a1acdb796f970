import { describe, expect, test } from '@jest/globals';
import { answerFields, prefillAnswers, readAnswers } from '../../../server/domain/filing/application-answers.ts';
import { allAnswers, aProfile } from './filing-facts.ts';

describe('the answers of an application', () => {
  test('start with what the carrier profile says', () => {
    expect(prefillAnswers(aProfile)).toEqual({ contactName: 'Lee Park', contactPhone: '970-555-0100', contactEmail: 'lee@example.com' });
  });

  test('come back from their own texts', () => {
    expect(readAnswers({ ...allAnswers })).toMatchObject({ ok: true, value: allAnswers });
  });

  test('keep the line ends of a narrative, and drop fields that were left empty', () => {
    const result = readAnswers({ removalPlan: 'First.\r\nThen.\u0000', replacementPlan: '   ', unknownField: 'x' });
    expect(result).toMatchObject({ ok: true, value: { removalPlan: 'First.\nThen.' } });
    expect(result.ok && Object.keys(result.value)).toEqual(['removalPlan']);
  });

  test('take a choice by value or by label, and nothing else', () => {
    expect(readAnswers({ otherFunding: 'None' })).toMatchObject({ ok: true, value: { otherFunding: 'none' } });
    expect(readAnswers({ otherFunding: 'perhaps' })).toMatchObject({ ok: false, issues: [{ field: 'otherFunding' }] });
  });

  test('refuse a text that is too long, and say how long it may be', () => {
    const result = readAnswers({ removalPlan: 'x'.repeat(8001) });
    expect(result.ok ? '' : result.issues[0]?.message).toContain('8000');
  });

  test('cite no rule beside a question that both programs ask', () => {
    for (const { key, help, citation } of answerFields) expect({ key, cites: /CFR/.test(`${help} ${citation}`) }).toEqual({ key, cites: false });
  });

  test('say who reports what no rule was read for', () => {
    const help = (key: string) => answerFields.find((field) => field.key === key)?.help;
    expect(help('contactEmail')).toMatch(/law firms reported/i);
    expect(help('upgrades')).toMatch(/law firms report/i);
  });

  test('have fields with labels, and keys of their own', () => {
    expect(new Set(answerFields.map(({ key }) => key)).size).toBe(answerFields.length);
    for (const field of answerFields) expect(field.label.length).toBeGreaterThan(2);
  });
});
