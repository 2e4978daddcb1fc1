import type { BookingState } from '../../shared/bookings.ts';

/** The languages of printed plans. */
export type PrintLanguage = 'en' | 'fr';

/** Words of a printed plan. */
export interface PrintWords {
  readonly title: string;
  readonly visits: string;
  readonly due: string;
  readonly noVisits: string;
  readonly nothingDue: string;
  readonly noFacility: string;
  readonly nobody: string;
  readonly doNotUse: string;
  readonly booked: string;
  readonly toBook: string;
  readonly states: Readonly<Record<BookingState, string>>;
  /** Headings of the columns of visits and of what falls due. */
  readonly visitColumns: readonly [time: string, unit: string, obligations: string, person: string, state: string];
  readonly dueColumns: readonly [lastDay: string, unit: string, facility: string, obligation: string, plan: string];
  printed(at: string): string;
  audit(seq: number, hash: string): string;
  page(page: number, pages: number): string;
  left(count: number): string;
  minutes(count: number): string;
}

const en: PrintWords = {
  title: 'Plan of surveys',
  visits: 'Visits',
  due: 'What falls due',
  noVisits: 'No visits in these days',
  nothingDue: 'Nothing falls due in these days',
  noFacility: 'No facility',
  nobody: 'Nobody yet',
  doNotUse: 'DO NOT USE',
  booked: 'booked',
  toBook: 'to book',
  states: { planned: 'planned', missed: 'missed', done: 'done', cancelled: 'cancelled' },
  visitColumns: ['Time', 'Unit', 'For', 'Person', 'State'],
  dueColumns: ['Last day', 'Unit', 'Facility', 'Obligation', 'Visit'],
  printed: (at) => `Printed ${at}`,
  audit: (seq, hash) => `Audit trail at this moment: entry ${seq}, SHA-256 ${hash}`,
  page: (page, pages) => `Page ${page} of ${pages}`,
  left: (count) => `${count} more lines did not fit; filters make the list shorter`,
  minutes: (count) => `${count} min`,
};

const fr: PrintWords = {
  title: 'Plan des contrôles',
  visits: 'Visites',
  due: 'Échéances',
  noVisits: 'Aucune visite ces jours-là',
  nothingDue: "Rien n'échoit ces jours-là",
  noFacility: 'Sans établissement',
  nobody: 'Personne pour l’instant',
  doNotUse: 'NE PAS UTILISER',
  booked: 'planifié',
  toBook: 'à planifier',
  states: { planned: 'prévue', missed: 'manquée', done: 'faite', cancelled: 'annulée' },
  visitColumns: ['Heure', 'Appareil', 'Pour', 'Personne', 'État'],
  dueColumns: ['Dernier jour', 'Appareil', 'Établissement', 'Obligation', 'Visite'],
  printed: (at) => `Imprimé le ${at}`,
  audit: (seq, hash) => `Journal d’audit à cet instant : entrée ${seq}, SHA-256 ${hash}`,
  page: (page, pages) => `Page ${page} sur ${pages}`,
  left: (count) => `${count} lignes de plus ne tiennent pas ici ; les filtres raccourcissent la liste`,
  minutes: (count) => `${count} min`,
};

/** The words of a language. */
export const printWords: Readonly<Record<PrintLanguage, PrintWords>> = { en, fr };
