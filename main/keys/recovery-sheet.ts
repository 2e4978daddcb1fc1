import type { PrintedDocument } from '../files/document-pdf.ts';

/** What stands on a recovery sheet. */
export interface RecoverySheetFacts {
  readonly language: 'en' | 'fr';
  readonly clinic: string | null;
  readonly installId: string;
  readonly fingerprint: string;
  readonly groups: readonly string[];
  readonly now: Date;
  /** The sheet takes the place of an earlier one. */
  readonly renewed: boolean;
}

const words = {
  en: {
    title: 'Recovery sheet',
    lead: 'Opens the data of this clinic when the computer, its disk or its key is lost.',
    key: 'Recovery key',
    columns: ['', '', '', '', ''],
    scan: 'The same key as a code, for a scanner that types into the recovery field:',
    facts: 'Belongs to',
    fingerprint: 'Fingerprint of this sheet',
    installation: 'Installation',
    printed: 'Printed',
    keep: 'Keep it',
    keeping: [
      'Put this sheet into the safe of the clinic, or hand it to the person who keeps keys. Keep a second one in another building.',
      'Who holds this sheet and a copy of the data or of a backup can read everything. Do not photograph it, scan it into a computer or send it.',
      'Once a quarter type the key from this paper on the page Keys, so that you know it is still readable.',
    ],
    use: 'Use it',
    using: [
      'On the same computer: start REMS Workstation. When it asks for the recovery key, type the groups; dashes and capital letters do not matter.',
      'On a new computer: install REMS Workstation, choose “Start again from a backup”, choose the folder of the backup, and type the groups.',
    ],
    renewed:
      'This sheet takes the place of an earlier one. Backups that were made before it open with the earlier sheet only: keep that one, marked as old, until those backups are gone.',
  },
  fr: {
    title: 'Feuille de secours',
    lead: 'Ouvre les données de cette clinique quand l’ordinateur, son disque ou sa clé est perdu.',
    key: 'Clé de secours',
    columns: ['', '', '', '', ''],
    scan: 'La même clé sous forme de code, pour un lecteur qui écrit dans le champ de la clé :',
    facts: 'Appartient à',
    fingerprint: 'Empreinte de cette feuille',
    installation: 'Installation',
    printed: 'Imprimée le',
    keep: 'La conserver',
    keeping: [
      'Déposez cette feuille dans le coffre de la clinique, ou remettez-la à la personne qui garde les clés. Gardez-en une seconde dans un autre bâtiment.',
      'Qui détient cette feuille et une copie des données ou d’une sauvegarde peut tout lire. Ne la photographiez pas, ne la numérisez pas, ne l’envoyez pas.',
      'Une fois par trimestre, saisissez la clé depuis ce papier à la page Clés, pour savoir qu’elle est encore lisible.',
    ],
    use: 'L’utiliser',
    using: [
      'Sur le même ordinateur : démarrez REMS Workstation. Quand la clé de secours est demandée, saisissez les groupes ; tirets et majuscules sont sans importance.',
      'Sur un nouvel ordinateur : installez REMS Workstation, choisissez « Repartir d’une sauvegarde », choisissez le dossier de la sauvegarde, et saisissez les groupes.',
    ],
    renewed:
      'Cette feuille remplace une feuille précédente. Les sauvegardes faites avant elle ne s’ouvrent qu’avec la feuille précédente : gardez celle-ci, marquée comme ancienne, tant que ces sauvegardes existent.',
  },
} as const;

/** Groups on a line of the sheet. */
const perLine = 5;

/** The recovery sheet as it is printed. It holds the key: it is made in memory, handed out once, and never written to the disk. */
export function recoverySheet(facts: RecoverySheetFacts): PrintedDocument {
  const { language, clinic, installId, fingerprint, groups, now, renewed } = facts;
  const say = words[language];
  const printed = new Intl.DateTimeFormat(language === 'fr' ? 'fr-CA' : 'en-CA', {
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(now);
  const lines = Array.from({ length: Math.ceil(groups.length / perLine) }, (_, line) =>
    Array.from({ length: perLine }, (__, place) => {
      const index = line * perLine + place;
      const group = groups[index];
      return group === undefined ? '' : `${index + 1}.  ${group}`;
    }),
  );
  return {
    language,
    clinic,
    title: say.title,
    lead: say.lead,
    footer: `${say.fingerprint} ${fingerprint}`,
    blocks: [
      { kind: 'heading', text: say.key },
      { kind: 'table', columns: say.columns, widths: ['*', '*', '*', '*', '*'], rows: lines },
      { kind: 'text', text: say.scan },
      { kind: 'qr', text: groups.join('-') },
      { kind: 'heading', text: say.facts },
      {
        kind: 'table',
        columns: ['', ''],
        widths: [150, '*'],
        rows: [
          [say.fingerprint, fingerprint],
          [say.installation, installId],
          [say.printed, printed],
        ],
      },
      { kind: 'heading', text: say.keep },
      ...say.keeping.map((text) => ({ kind: 'text', text }) as const),
      { kind: 'heading', text: say.use },
      ...say.using.map((text) => ({ kind: 'text', text }) as const),
      ...(renewed ? [{ kind: 'text', text: say.renewed } as const] : []),
    ],
  };
}
