import { describe, expect, it } from 'vitest';
import { isLeaving } from '../../renderer/ui/leaving.ts';

describe('what is typed into a search shortly before a result is opened', () => {
  it('is not written any more when the result is on its way, or its address is there already', () => {
    expect(isLeaving('/people', '/people', '/people/7')).toBe(true);
    expect(isLeaving('/people', '/people/7', undefined)).toBe(true);
  });

  it('is written while the list stays, also when another filter of it is on its way', () => {
    expect(isLeaving('/people', '/people', undefined)).toBe(false);
    expect(isLeaving('/people', '/people', '/people')).toBe(false);
  });
});
