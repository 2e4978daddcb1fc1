import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankToNull, fold } from '../../shared/text.ts';

describe('folding', () => {
  it.each([
    ['Émile  ŒUVRÉ', 'emile oeuvre'],
    ['  Straße\tØre ', 'strasse ore'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['ﬁlm', 'film'],
  ])('turns %j into %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('changes nothing the second time', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)));
  });
});

describe('blank text', () => {
  it('is null', () => {
    expect(blankToNull(' \t ')).toBeNull();
    expect(blankToNull(undefined)).toBeNull();
    expect(blankToNull(' x ')).toBe('x');
  });
});
