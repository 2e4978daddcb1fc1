import { about } from './about.ts';
import { access } from './access.ts';
import { account } from './account.ts';
import { accounts } from './accounts.ts';
import { apiHelp } from './api-help.ts';
import { audit } from './audit.ts';
import { backup } from './backup.ts';
import { bookings } from './bookings.ts';
import { bulkEdit } from './bulk-edit.ts';
import { calendar } from './calendar.ts';
import { capital } from './capital.ts';
import { capitalPlan } from './capital-plan.ts';
import { certificates } from './certificates.ts';
import { compliance } from './compliance.ts';
import { components } from './components.ts';
import { damage } from './damage.ts';
import { devices } from './devices.ts';
import { directory } from './directory.ts';
import { documents } from './documents.ts';
import { equipment } from './equipment.ts';
import { examinations } from './examinations.ts';
import { facilities } from './facilities.ts';
import { fields } from './fields.ts';
import { findings } from './findings.ts';
import { health } from './health.ts';
import { history } from './history.ts';
import { home } from './home.ts';
import { imports } from './imports.ts';
import { jobs } from './jobs.ts';
import { keys } from './keys.ts';
import { labels } from './labels.ts';
import { lists } from './lists.ts';
import { logs } from './logs.ts';
import { lookups } from './lookups.ts';
import { mail } from './mail.ts';
import { maintenance } from './maintenance.ts';
import { network } from './network.ts';
import { obligations } from './obligations.ts';
import { patientFiles } from './patient-files.ts';
import { patientReviews } from './patient-reviews.ts';
import { patients } from './patients.ts';
import { people } from './people.ts';
import { planner } from './planner.ts';
import { readiness } from './readiness.ts';
import { reminders } from './reminders.ts';
import { restore } from './restore.ts';
import { rights } from './rights.ts';
import { roles } from './roles.ts';
import { secondFactor } from './second-factor.ts';
import { sessions } from './sessions.ts';
import { setup } from './setup.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';
import { studies } from './studies.ts';
import { tokens } from './tokens.ts';
import { trust } from './trust.ts';
import { ui } from './ui.ts';
import { views } from './views.ts';
import { whitelist } from './whitelist.ts';

/** Every word on screen, by feature; the French file has the same keys. */
export const en = {
  ui,
  shell,
  setup,
  'sign-in': signIn,
  account,
  'second-factor': secondFactor,
  history,
  home,
  about,
  equipment,
  'bulk-edit': bulkEdit,
  imports,
  obligations,
  compliance,
  components,
  bookings,
  facilities,
  fields,
  findings,
  people,
  patients,
  examinations,
  'patient-files': patientFiles,
  'patient-reviews': patientReviews,
  documents,
  planner,
  calendar,
  capital,
  'capital-plan': capitalPlan,
  reminders,
  mail,
  jobs,
  audit,
  backup,
  damage,
  health,
  keys,
  logs,
  maintenance,
  readiness,
  restore,
  lookups,
  access,
  accounts,
  directory,
  lists,
  rights,
  roles,
  sessions,
  studies,
  views,
  whitelist,
  'api-help': apiHelp,
  certificates,
  devices,
  labels,
  network,
  tokens,
  trust,
};
