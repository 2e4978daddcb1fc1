const dayMs = 86_400_000;

/** Days before the end of the listener's certificate at which administrators are told (rows 000-097 and 003-043). */
const toldDays: readonly number[] = [30, 14, 7, 1, 0];

/** Whole days that a certificate has left; negative once it has ended. */
export function daysLeft(ends: Date, at: Date): number {
  return Math.floor((ends.getTime() - at.getTime()) / dayMs);
}

/** How many of the moments are over at which the end of a certificate is told, that of the end itself included. */
export function endingStage(ends: Date, at: Date): number {
  return toldDays.filter((days) => daysLeft(ends, at) < days).length;
}
