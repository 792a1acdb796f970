import { describe, expect, test } from '@jest/globals';
import { costUses } from '../../../server/domain/catalog/recipe.ts';
import { eligibilityOf } from '../../../server/domain/cost/cost-eligibility.ts';
import { programKeys } from '../../../server/domain/programs/program.ts';

describe('what a program pays', () => {
  test('every use has a rule, a citation and a confidence in every program', () => {
    for (const program of programKeys) {
      for (const use of costUses) {
        const found = eligibilityOf(use, program);
        expect(found.rule).toMatch(/\.$/);
        expect(found.citation).not.toBe('');
        expect(found.confidence).not.toBe('');
      }
    }
  });

  test('replacement is paid, an upgrade only as far as the comparable, interest and growth not at all', () => {
    expect(eligibilityOf('comparable', 'scrp')).toMatchObject({ paid: 'yes', confidence: 'read' });
    expect(eligibilityOf('upgrade', 'scrp')).toMatchObject({ paid: 'comparable only', confidence: 'secondary' });
    for (const use of ['interest', 'strategic', 'fiber for radio', 'end-user device'] as const) expect(eligibilityOf(use, 'scrp').paid).toBe('no');
  });

  test('a rule that rests on press or a law firm says so itself', () => {
    for (const use of costUses) {
      const { rule, confidence } = eligibilityOf(use, 'scrp');
      if (confidence === 'secondary') expect(rule).toMatch(/according to|law firm/i);
      if (confidence === 'derived') expect(rule).toContain('argued here');
    }
  });

  test('the older bills never claim more than they say', () => {
    for (const use of costUses) {
      if (use !== 'comparable') expect(eligibilityOf(use, 'hr4998')).toMatchObject({ confidence: 'derived' });
      expect(eligibilityOf(use, 's1625').confidence).toBe('unconfirmed');
      expect(eligibilityOf(use, 's1625').rule).toContain('leaves terms and conditions to the FCC');
    }
  });
});
