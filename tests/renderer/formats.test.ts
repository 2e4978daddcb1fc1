import { describe, expect, it } from 'vitest';
import { createFormats } from '../../renderer/ui/formats.ts';

const en = createFormats('en');
const fr = createFormats('fr');
const now = new Date('2026-03-01T12:00:00.000Z');

describe('formats', () => {
  it('writes a business date in the reader’s language and never slips a day', () => {
    expect(en.date('2026-03-01')).toBe('Mar 1, 2026');
    expect(fr.date('2026-03-01')).toBe('1 mars 2026');
    expect(en.date('1999-12-31')).toBe('Dec 31, 1999');
  });

  it('writes days from one to another without saying anything twice', () => {
    const spaces = (text: string) => text.replace(/[\u2009\u00a0\u202f]/g, ' ');
    expect(spaces(en.days('2026-11-16', '2026-11-22'))).toBe('Nov 16 – 22, 2026');
    expect(spaces(fr.days('2026-11-16', '2026-11-22'))).toBe('16–22 nov. 2026');
    expect(fr.days('2026-11-21', '2026-11-21')).toBe('21 nov. 2026');
  });

  it('puts the dates of a sentence into the reader’s language and leaves what is none', () => {
    expect(en.datesIn('It ran out on 2026-03-01 10:36.')).toBe('It ran out on Mar 1, 2026, 10:36 AM.');
    expect(fr.datesIn('Expiré le 2026-03-01 10:36.')).toBe('Expiré le 1 mars 2026, 10\u00a0h\u00a036.');
    expect(en.datesIn('Made on 2026-03-01T15:36:07.933Z.')).toBe(`Made on ${en.instant('2026-03-01T15:36:07.933Z')}.`);
    expect(fr.datesIn('Valable jusqu’au 2026-03-01.')).toBe('Valable jusqu’au 1 mars 2026.');
    expect(en.datesIn('Number 2026-13-99, 12026-03-01.')).toBe('Number 2026-13-99, 12026-03-01.');
  });

  it('leaves an absent date and an unknown amount empty', () => {
    expect(en.date(null)).toBe('');
    expect(fr.thousands(null)).toBe('');
  });

  it('writes thousands of dollars', () => {
    expect(en.thousands(1292)).toBe('$1,292k');
    expect(fr.thousands(1292)).toBe('1\u00a0292\u00a0k$');
    expect(en.thousands(0)).toBe('$0k');
    expect([en.sum(0), en.sum(999), en.sum(1000), en.sum(232_380)]).toEqual(['$0k', '$999k', '$1.0M', '$232.4M']);
    expect(fr.sum(232_380)).toBe('232,4\u00a0M$');
  });

  it('says how long ago something was, by the largest unit that fits', () => {
    expect(en.relative('2026-03-01T10:00:00.000Z', now)).toBe('2 hours ago');
    expect(fr.relative('2026-03-01T10:00:00.000Z', now)).toBe('il y a 2 heures');
    expect(en.relative('2026-02-28T12:00:00.000Z', now)).toBe('yesterday');
    expect(en.relative('2026-03-01T11:59:40.000Z', now)).toBe('just now');
    expect(fr.relative('2026-03-01T11:59:40.000Z', now)).toBe('à l’instant');
    expect(en.relative('2026-03-01T12:00:20.000Z', now)).toBe('now');
  });
});
