/** Languages that calendars and invitations speak. */
export type CalendarLanguage = 'en' | 'fr';

/** The words of calendars and invitations: they leave the program, so that the screens' dictionaries are out of reach. */
export interface CalendarWords {
  /** Between a word and what it names. */
  readonly colon: string;
  readonly mine: string;
  readonly all: string;
  readonly survey: string;
  readonly done: string;
  readonly missed: string;
  readonly obligations: string;
  readonly assignee: string;
  readonly nobody: string;
  readonly serialNumber: string;
  readonly notes: string;
  readonly doNotUse: string;
  /** The same before the name of a unit. */
  readonly doNotUseMark: string;
  readonly limit: string;
  readonly limits: (count: number) => string;
  readonly elsewhere: string;
  readonly booked: (what: string, when: string) => string;
  readonly moved: (what: string, when: string) => string;
  readonly cancelled: (what: string, when: string) => string;
  readonly greeting: (kind: 'booked' | 'moved' | 'cancelled') => string;
  readonly reply: string;
  readonly when: (day: string, time: string | null) => string;
}

/** The words by language. */
export const calendarWords: Readonly<Record<CalendarLanguage, CalendarWords>> = {
  en: {
    colon: ': ',
    mine: 'My surveys',
    all: 'Surveys of the clinic',
    survey: 'Survey',
    done: 'Done',
    missed: 'Missed',
    obligations: 'For',
    assignee: 'Done by',
    nobody: 'nobody yet',
    serialNumber: 'Serial number',
    notes: 'Notes',
    doNotUse: 'Do not use: a blocking finding is open.',
    doNotUseMark: '[Do not use]',
    limit: 'Last day',
    limits: (count) => (count === 1 ? 'Last day of an obligation' : `Last day of ${count} obligations`),
    elsewhere: 'without a facility',
    booked: (what, when) => `Survey booked: ${what}, ${when}`,
    moved: (what, when) => `Survey changed: ${what}, ${when}`,
    cancelled: (what, when) => `Survey cancelled: ${what}, ${when}`,
    greeting: (kind) =>
      kind === 'booked'
        ? 'A survey is booked for you.'
        : kind === 'moved'
          ? 'A survey that is booked for you has changed.'
          : 'A survey that was booked for you is cancelled, or somebody else does it.',
    reply: 'Answers to this invitation are not read. Change the booking in REMS Workstation.',
    when: (day, time) => (time === null ? day : `${day} at ${time}`),
  },
  fr: {
    colon: '\u00a0: ',
    mine: 'Mes contrôles',
    all: 'Contrôles de la clinique',
    survey: 'Contrôle',
    done: 'Fait',
    missed: 'Manqué',
    obligations: 'Pour',
    assignee: 'Fait par',
    nobody: 'personne encore',
    serialNumber: 'Numéro de série',
    notes: 'Remarques',
    doNotUse: 'Ne pas utiliser\u00a0: un constat bloquant est ouvert.',
    doNotUseMark: '[Ne pas utiliser]',
    limit: 'Dernier jour',
    limits: (count) => (count === 1 ? 'Dernier jour d’une obligation' : `Dernier jour de ${count} obligations`),
    elsewhere: 'sans établissement',
    booked: (what, when) => `Contrôle réservé\u00a0: ${what}, ${when}`,
    moved: (what, when) => `Contrôle modifié\u00a0: ${what}, ${when}`,
    cancelled: (what, when) => `Contrôle annulé\u00a0: ${what}, ${when}`,
    greeting: (kind) =>
      kind === 'booked'
        ? 'Un contrôle est réservé pour vous.'
        : kind === 'moved'
          ? 'Un contrôle réservé pour vous a changé.'
          : 'Un contrôle qui était réservé pour vous est annulé, ou quelqu’un d’autre s’en charge.',
    reply: 'Les réponses à cette invitation ne sont pas lues. Modifiez la réservation dans REMS Workstation.',
    when: (day, time) => (time === null ? day : `${day} à ${time}`),
  },
};
