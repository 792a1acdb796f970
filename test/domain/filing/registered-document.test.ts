import { expect, test } from '@jest/globals';
import { documentKindOf, documentKinds } from '../../../server/domain/filing/registered-document.ts';

test.each(documentKinds.filter(({ value }) => value !== 'other'))(
  'a $value is called the same in the register and in a sentence of a check',
  (kind) => {
    const { label, inSentence } = documentKindOf(kind.value);
    expect(inSentence.replace(/^an? /, '')).toBe(label.charAt(0).toLowerCase() + label.slice(1));
  },
);
