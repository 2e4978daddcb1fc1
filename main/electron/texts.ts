import type { HealthState } from '../../shared/health.ts';
import type { OpenState } from '../../shared/system.ts';

/** The few words outside the page: menu, tray and message boxes. */
export interface ShellTexts {
  readonly open: string;
  readonly quit: string;
  readonly file: string;
  readonly edit: string;
  readonly view: string;
  readonly window: string;
  readonly help: string;
  readonly mqsaRegulations: string;
  readonly radiationProtection: string;
  readonly running: string;
  readonly waitingForSetup: string;
  readonly notOpen: string;
  readonly needsAttention: string;
  readonly failed: string;
  readonly othersLetIn: string;
  readonly cannotStart: string;
}

const english: ShellTexts = {
  open: 'Open REMS Workstation',
  quit: 'Quit',
  file: 'File',
  edit: 'Edit',
  view: 'View',
  window: 'Window',
  help: 'Help',
  mqsaRegulations: 'MQSA regulations (21 CFR 900)',
  radiationProtection: 'Radiation Protection Regulations (Canada)',
  running: 'Running',
  waitingForSetup: 'Waiting for set-up',
  notOpen: 'The database is not open',
  needsAttention: 'Running, something needs attention',
  failed: 'Running, something does not work',
  othersLetIn: 'Other computers can open it',
  cannotStart: 'REMS Workstation cannot start',
};

const french: ShellTexts = {
  open: 'Ouvrir REMS Workstation',
  quit: 'Quitter',
  file: 'Fichier',
  edit: 'Édition',
  view: 'Affichage',
  window: 'Fenêtre',
  help: 'Aide',
  mqsaRegulations: 'Règlement MQSA (21 CFR 900, en anglais)',
  radiationProtection: 'Règlement sur la radioprotection (Canada)',
  running: 'En marche',
  waitingForSetup: "En attente de l'installation",
  notOpen: "La base de données n'est pas ouverte",
  needsAttention: 'En marche, un point demande attention',
  failed: 'En marche, quelque chose ne fonctionne pas',
  othersLetIn: 'D’autres ordinateurs peuvent l’ouvrir',
  cannotStart: 'REMS Workstation ne peut pas démarrer',
};

/** The words in the language of the operating system; what a person chose in the app is known only after sign-in. */
export function shellTexts(locale: string): ShellTexts {
  return /^fr\b/i.test(locale) ? french : english;
}

/** The status line of the tray: whether the data are open, and what the last self-check found (null before the first one). */
export function statusText(texts: ShellTexts, state: OpenState, health: HealthState | null): string {
  if (state === 'READY' && health === 'failed') return texts.failed;
  if (state === 'READY') return health === 'warning' ? texts.needsAttention : texts.running;
  return state === 'SETUP' ? texts.waitingForSetup : texts.notOpen;
}
