import { describe, expect, it } from 'vitest';
import { addressInside } from '../../renderer/shell/address-inside.ts';

describe('an address of a notice', () => {
  it('leads to a page of the app', () => {
    expect(addressInside('/admin/accounts/3?tab=a#x')).toBe('/admin/accounts/3?tab=a#x');
    expect(addressInside('/')).toBe('/');
  });

  it('never leads outside', () => {
    const outside = [
      null,
      '',
      'https://evil.example/',
      '//evil.example/',
      '/\\evil.example',
      '\\\\evil.example',
      'javascript:alert(1)',
      'data:text/html,x',
      'evil.example',
      '/\t/evil.example',
      '/\n/evil.example',
    ];
    for (const text of outside) expect(addressInside(text), String(text)).toBeUndefined();
  });
});
