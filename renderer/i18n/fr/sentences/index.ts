import type { SentenceTable } from '../../sentences.ts';
import { accounts } from './accounts.ts';
import { audit } from './audit.ts';
import { backup } from './backup.ts';
import { bookings } from './bookings.ts';
import { calendar } from './calendar.ts';
import { capital } from './capital.ts';
import { certificates } from './certificates.ts';
import { compliance } from './compliance.ts';
import { damage } from './damage.ts';
import { data } from './data.ts';
import { devices } from './devices.ts';
import { diagnosis } from './diagnosis.ts';
import { directory } from './directory.ts';
import { documents } from './documents.ts';
import { examinations } from './examinations.ts';
import { files } from './files.ts';
import { findings } from './findings.ts';
import { health } from './health.ts';
import { imports } from './imports.ts';
import { jobs } from './jobs.ts';
import { keys } from './keys.ts';
import { labels } from './labels.ts';
import { logs } from './logs.ts';
import { mail } from './mail.ts';
import { maintenance } from './maintenance.ts';
import { network } from './network.ts';
import { obligations } from './obligations.ts';
import { passwordPolicy } from './password-policy.ts';
import { patientReviews } from './patient-reviews.ts';
import { patients } from './patients.ts';
import { people } from './people.ts';
import { places } from './places.ts';
import { planner } from './planner.ts';
import { readiness } from './readiness.ts';
import { records } from './records.ts';
import { reminders } from './reminders.ts';
import { rems } from './rems.ts';
import { restore } from './restore.ts';
import { rights } from './rights.ts';
import { rotation } from './rotation.ts';
import { secondFactor } from './second-factor.ts';
import { signIn } from './sign-in.ts';
import { studies } from './studies.ts';
import { tokens } from './tokens.ts';
import { transport } from './transport.ts';
import { units } from './units.ts';
import { whitelist } from './whitelist.ts';

/** French for every sentence that the core writes in English and a screen can show. */
export const sentences: SentenceTable = {
  ...accounts,
  ...rights,
  ...whitelist,
  ...diagnosis,
  ...passwordPolicy,
  ...records,
  ...patients,
  ...examinations,
  ...patientReviews,
  ...people,
  ...secondFactor,
  ...signIn,
  ...directory,
  ...imports,
  ...files,
  ...rems,
  ...network,
  ...obligations,
  ...capital,
  ...certificates,
  ...compliance,
  ...bookings,
  ...findings,
  ...documents,
  ...places,
  ...planner,
  ...calendar,
  ...reminders,
  ...mail,
  ...jobs,
  ...audit,
  ...backup,
  ...damage,
  ...health,
  ...logs,
  ...maintenance,
  ...readiness,
  ...restore,
  ...rotation,
  ...data,
  ...keys,
  ...labels,
  ...tokens,
  ...devices,
  ...studies,
  ...transport,
  ...units,
};
