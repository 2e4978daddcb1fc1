import { describe, expect, it } from 'vitest';
import {
  bookingChange,
  bookingEntry,
  bookingProblems,
  bookingValues,
  newBooking,
  typedTime,
  visitValues,
} from '../../renderer/parts/bookings/booking-draft.ts';
import { type Booking, bookingsContract } from '../../shared/bookings.ts';

const today = '2026-03-10';
const entry = newBooking(today, 7);

describe('the form of a booking', () => {
  it('needs nothing but a day', () => {
    expect(bookingProblems(entry, today)).toEqual([]);
    const item = { unitId: 1, ...bookingValues(entry) };
    expect(bookingsContract.create.input.safeParse({ items: [item] }).success).toBe(true);
  });

  it('refuses a day that has passed, but lets a stored one stay', () => {
    expect(bookingProblems({ ...entry, date: '2026-03-09' }, today)).toEqual(['past']);
    expect(bookingProblems({ ...entry, date: '2026-03-09' }, undefined)).toEqual([]);
  });

  it('names everything that is wrong at once', () => {
    expect(bookingProblems({ ...entry, date: '2026-02-30', time: '25:00', minutes: '4' }, today)).toEqual([
      'date',
      'time',
      'minutes',
    ]);
  });

  it('takes minutes as a whole number, or none', () => {
    expect(bookingProblems({ ...entry, minutes: 'long' }, today)).toEqual(['minutes']);
    expect(visitValues({ ...entry, minutes: '90' })).toMatchObject({ startTime: null, durationMinutes: 90 });
    expect(visitValues(entry)).toMatchObject({ startTime: null, durationMinutes: null });
  });

  it.each([
    ['9:30', '09:30'],
    ['0930', '09:30'],
    ['9h05', '09:05'],
    [' 14.00 ', '14:00'],
    ['noon', 'noon'],
  ])('understands the time %s', (typed, time) => {
    expect(typedTime(typed)).toBe(time);
  });

  it('sends of a stored booking only what was changed', () => {
    const stored = {
      scheduledOn: today,
      startTime: '09:30',
      durationMinutes: 60,
      assigneeId: 7,
      obligationIds: [4],
      notes: null,
    } as unknown as Booking; // as: only what the form reads
    expect(bookingChange(stored, bookingEntry(stored))).toEqual({});
    expect(bookingChange(stored, { ...bookingEntry(stored), time: '', notes: 'bring the phantom' })).toEqual({
      startTime: null,
      notes: 'bring the phantom',
    });
  });
});
