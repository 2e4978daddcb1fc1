import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meFacilityRegistration } from '../../shared/identifiers.ts';

describe('the Maine facility-registration number', () => {
  it.each([
    ['FAC-12', 'REG-345', '12-345'],
    ['0012', 'R-007', '0012-007'],
    ['ME 4 7', '8', '7-8'],
    ['12 ', ' 3', '12-3'],
  ])('joins the digits at the end of %j and %j', (facility, registration, joined) => {
    expect(meFacilityRegistration(facility, registration)).toBe(joined);
  });

  it.each([
    ['FAC12A', '345'],
    ['12', '-'],
    ['', ''],
    [null, '3'],
    ['3', undefined],
  ])('is blank for %j and %j', (facility, registration) => {
    expect(meFacilityRegistration(facility, registration)).toBeNull();
  });

  it('is two runs of digits or nothing, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (facility, registration) => {
        const number = meFacilityRegistration(facility, registration);
        expect(number === null || /^[0-9]+-[0-9]+$/.test(number)).toBe(true);
      }),
    );
  });
});
