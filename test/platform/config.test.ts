import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../../server/platform/config.ts';

describe('the public address of the server', () => {
  test('is taken without the slash at its end, and is nothing where nobody says it', () => {
    expect(readConfig({ PUBLIC_URL: 'https://changeout.example.org/' }).publicUrl).toBe('https://changeout.example.org');
    expect(readConfig({ PUBLIC_URL: 'http://tools.example.org:8080/changeout' }).publicUrl).toBe('http://tools.example.org:8080/changeout');
    expect(readConfig({}).publicUrl).toBeUndefined();
  });

  test.each(['changeout.example.org', 'ftp://example.org', 'https://', 'https://example.org/?q=1', 'https://me@example.org', 'javascript:alert(1)'])(
    '%s is refused, and the sentence says which setting it is',
    (address) => {
      expect(() => readConfig({ PUBLIC_URL: address })).toThrow('PUBLIC_URL: is an address such as');
    },
  );
});
