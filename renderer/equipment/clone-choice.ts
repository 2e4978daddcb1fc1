import { clonedFields, type UnitField } from '../../shared/equipment.ts';
import { cards } from './fields.ts';

/** What a new unit takes over from another one. */
export interface CloneChoice {
  readonly fields: readonly UnitField[];
  /** Values of fields of the clinic. */
  readonly custom: boolean;
  /** The components that are in it, without serial numbers and days. */
  readonly components: boolean;
}

/** Fields that can be taken over; being retired is nobody's heritage. */
export const cloneable: readonly UnitField[] = Object.values(cards)
  .flat()
  .filter((field) => field !== 'retiredOn');

/** What REMS takes over (REMS 3.3), and no more. */
export const usualChoice: CloneChoice = { fields: clonedFields, custom: false, components: false };

/** Reads the choice out of an address; without one, the usual. */
export function readChoice(text: string | null): CloneChoice {
  if (text === null) return usualChoice;
  const words = text.split('.');
  return {
    fields: cloneable.filter((field) => words.includes(field)),
    custom: words.includes('custom'),
    components: words.includes('components'),
  };
}

/** Writes the choice for an address. */
export function writeChoice({ fields, custom, components }: CloneChoice): string {
  return [...fields, ...(custom ? ['custom'] : []), ...(components ? ['components'] : [])].join('.');
}
