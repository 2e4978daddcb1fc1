import { expect, test } from 'vitest';
import { initials } from '../../shared/initials.ts';

test.each([
  ['Bevins, Nick', 'NB'],
  ['Nick Bevins', 'NB'],
  ['nick.bevins', 'NB'],
  ['Van Der Berg, Anna Maria', 'AMV'],
  ['a_b_c_d', 'ABC'],
  ['', ''],
  ['  ', ''],
  [', ', ''],
  ['émile', 'É'],
  ['root (local)', 'RL'],
  ['root ( local )', 'RL'],
  ['(jobs)', 'J'],
  ['( )', ''],
  ['"Nick" Bevins', 'NB'],
  ['Bevins (physics), Nick', 'NBP'],
  ['李 明', '李明'],
  ['Dupont-Roy, Jean.Luc', 'JD'],
])('the initials of "%s" are "%s"', (name, expected) => {
  expect(initials(name)).toBe(expected);
});
