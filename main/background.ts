import { localDate } from '../shared/dates.ts';
import type { ComplianceService } from './compliance/service.ts';
import { installedAt } from './database/installation.ts';
import type { DocumentsService } from './documents/service.ts';
import type { FeatureDeps } from './feature-deps.ts';
import { createJobsProcedures } from './jobs/procedures.ts';
import { createJobsRepository } from './jobs/repository.ts';
import { createJobsService, type JobDefinition } from './jobs/service.ts';
import { createMailPasswords } from './mail/mail-password.ts';
import { createMailWriter } from './mail/mail-writer.ts';
import { createMailProcedures } from './mail/procedures.ts';
import { createMailRepository } from './mail/repository.ts';
import { createMailService } from './mail/service.ts';
import { createNoticeWriter } from './notices/notice-writer.ts';
import type { ObligationsService } from './obligations/service.ts';
import { createPreferencesService } from './preferences/service.ts';
import { createRemindersProcedures } from './reminders/procedures.ts';
import { createRemindersRepository } from './reminders/repository.ts';
import { createRemindersService } from './reminders/service.ts';
import { createRoleRules } from './roles/role-rules.ts';

/** Builds what happens without anybody's hand: mail, reminders, and the jobs with their times. */
export function createBackground(
  { data, ports, transactor, events }: Pick<FeatureDeps, 'data' | 'ports' | 'transactor' | 'events'>,
  surveys: {
    readonly obligations: ObligationsService;
    readonly documents: DocumentsService;
    readonly compliance: ComplianceService;
  },
  further: readonly JobDefinition[],
) {
  const { db, keys, installId } = data;
  const { clock, random, log } = ports;
  const notices = createNoticeWriter(db);
  const shared = { transactor, notices, events, clock, random, log };
  const mail = createMailService({
    ...shared,
    repository: createMailRepository(db),
    passwords: createMailPasswords({ key: () => keys.derive('mail'), random }),
    installId,
  });
  const reminders = createRemindersService({
    ...shared,
    repository: createRemindersRepository(db),
    roles: createRoleRules(db),
    mail: createMailWriter(db),
    preferences: createPreferencesService({ db }),
  });

  const definitions: readonly JobDefinition[] = [
    {
      name: 'obligations.renew',
      schedule: '5 0 * * *',
      async run(signal) {
        const { units, changed } = await surveys.obligations.renewAll(localDate(clock.now()), signal);
        const settled = await surveys.compliance.settleArrived();
        return `Units looked at: ${units}. Changed: ${changed}. Visits done by surveys whose day has come: ${settled}.`;
      },
    },
    { name: 'reminders.send', schedule: '0 6 * * *', run: reminders.send },
    { name: 'mail.send', schedule: '* * * * *', quiet: true, run: mail.deliver },
    {
      name: 'jobs.sweep',
      schedule: '30 3 * * *',
      async run() {
        const runs = jobs.sweep();
        const texts = mail.sweep();
        const { files, waiting } = await surveys.documents.sweep();
        return `Forgotten: ${runs} runs, ${texts} texts of mails, ${waiting + files} files that never came whole.`;
      },
    },
    ...further,
  ];
  const jobs = createJobsService({
    ...shared,
    repository: createJobsRepository(db),
    definitions,
    since: installedAt(db),
  });
  // Mail leaves right after the commit that queued it, also one of another process.
  events.subscribe(({ topic }) => {
    if (topic === 'mail') jobs.kick('mail.send');
  });

  const handlers = {
    jobs: createJobsProcedures(jobs),
    mail: createMailProcedures(mail),
    reminders: createRemindersProcedures(reminders),
  };
  return { handlers, jobs, mail };
}
