import type { Seal } from './seal.ts';

/** What a printed trail says, in both languages. */
export const trailWords = {
  en: {
    title: 'Audit trail',
    lead: (entries: number) => `${entries} ${entries === 1 ? 'entry' : 'entries'}`,
    columns: ['No.', 'When', 'Who', 'What', 'Record', 'Changes and reason'],
    reason: 'Reason',
    hidden: '(hidden)',
    seal: 'Seal',
    head: (seal: Seal) => `Head of the trail: entry ${seal.headSeq}, ${seal.headHash}.`,
    body: (seal: Seal) => `SHA-256 of these entries as lines of JSON: ${seal.sha256}.`,
    mac: (seal: Seal) => `Sealed ${seal.at} by installation ${seal.installId}: ${seal.mac}.`,
  },
  fr: {
    title: 'Journal d’audit',
    lead: (entries: number) => `${entries} ${entries < 2 ? 'entrée' : 'entrées'}`,
    columns: ['Nº', 'Quand', 'Qui', 'Quoi', 'Enregistrement', 'Modifications et motif'],
    reason: 'Motif',
    hidden: '(masqué)',
    seal: 'Sceau',
    head: (seal: Seal) => `Tête du journal : entrée ${seal.headSeq}, ${seal.headHash}.`,
    body: (seal: Seal) => `SHA-256 de ces entrées en lignes JSON : ${seal.sha256}.`,
    mac: (seal: Seal) => `Scellé le ${seal.at} par l’installation ${seal.installId} : ${seal.mac}.`,
  },
} as const;
