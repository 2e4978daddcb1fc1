/**
 * A draft over values that somebody else saved meanwhile: fields that were not touched here follow them, the others stay as typed.
 *
 * @param draft what stands in the form
 * @param opened what the form was opened with
 * @param newer what is stored now
 */
export function rebased<T extends object>(draft: T, opened: T, newer: T): T {
  const same = (field: keyof T) => JSON.stringify(draft[field]) === JSON.stringify(opened[field]);
  const touched = Object.entries(draft).filter(([field]) => !same(field as keyof T)); // as: entries of a T have its keys
  return { ...newer, ...Object.fromEntries(touched) };
}
