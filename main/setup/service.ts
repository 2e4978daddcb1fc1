import { accessDefaults } from '../../shared/access.ts';
import type { Me } from '../../shared/auth.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { DownloadTicket } from '../../shared/files.ts';
import type { Accepted, RecoverySheet } from '../../shared/setup.ts';
import type { OpenState } from '../../shared/system.ts';
import { createPasswordPolicy } from '../auth/password-policy.ts';
import { createPasswords } from '../auth/passwords.ts';
import type { PreparedInstallation } from '../database/prepare-installation.ts';
import type { DocumentPrinter } from '../files/document-runner.ts';
import type { DownloadIssuer } from '../files/tickets.ts';
import { recoverySheet } from '../keys/recovery-sheet.ts';
import type { Ports } from '../ports.ts';
import type { Context } from '../rpc/context.ts';

/** What the first administrator chose in the wizard. */
export interface SetupInput {
  readonly code?: string | undefined;
  readonly setupId: string;
  readonly confirm: readonly { readonly index: number; readonly text: string }[];
  readonly administrator: { readonly username: string; readonly email?: string | undefined; readonly password: string };
  readonly language: 'en' | 'fr';
  readonly start: 'empty' | 'sample';
  /** Nobody read the groups from the sheet. */
  readonly sheetUnread?: true | undefined;
}

/** The first administrator with a hashed password, to be written into the new database. */
export interface FirstAdministrator {
  readonly username: string;
  readonly email: string | null;
  readonly passwordHash: string;
  readonly language: 'en' | 'fr';
  /** Whether somebody read groups from the recovery sheet; false when a program answered. */
  readonly sheetConfirmed?: boolean;
}

/** What set-up asks of the lifecycle around it. */
export interface SetupHost {
  /** The present state; preparing needs SETUP. */
  state(): { readonly state: OpenState; readonly message: string };
  prepare(): Promise<PreparedInstallation>;
  /** Writes the installation and opens it. */
  create(prepared: PreparedInstallation, administrator: FirstAdministrator): Promise<void>;
  /** Signs the first administrator in, and loads the sample clinic when asked for. */
  welcome(username: string, start: SetupInput['start'], ctx: Context): Promise<Me>;
  unlock(
    recoveryKey: string,
    accepted: readonly Accepted[],
  ): Promise<{ readonly state: OpenState; readonly message: string }>;
}

/**
 * Set-up of a new installation. Keys live in memory until the recovery sheet was confirmed, so that an abandoned wizard leaves nothing
 * behind; over HTTP the one-time code that was printed with the address proves that the person sits at the machine.
 */
export function createSetupService(deps: {
  readonly host: SetupHost;
  readonly ports: Ports;
  /** Over HTTP the printed code proves that the person sits at the machine. */
  readonly requireCode: (given: string | undefined) => void;
  readonly print: DocumentPrinter;
  readonly tickets: DownloadIssuer;
}) {
  const { host, ports, requireCode, print, tickets } = deps;
  /** No installation has chosen rules of access yet. */
  const policy = createPasswordPolicy({ access: { rules: () => accessDefaults } });
  let pending: { readonly id: string; readonly prepared: PreparedInstallation } | undefined;
  let busy = false;

  function requireSetup(): void {
    const { state, message } = host.state();
    if (state !== 'SETUP')
      throw new AppError('CONFLICT', message || 'This installation is already set up.', { details: { state } });
  }

  function presentSheet(setupId: string) {
    if (pending?.id === setupId) return pending;
    throw new AppError(
      'CONFLICT',
      'This recovery sheet is not the present one. Go back a step and print the new sheet.',
    );
  }

  async function alone<T>(work: () => Promise<T>): Promise<T> {
    if (busy) throw new AppError('CONFLICT', 'Set-up is already at work in another window. Wait a moment.');
    busy = true;
    try {
      return await work();
    } finally {
      busy = false;
    }
  }

  return {
    async prepare(input: { code?: string | undefined }): Promise<RecoverySheet> {
      requireCode(input.code);
      requireSetup();
      return alone(async () => {
        const prepared = await host.prepare();
        pending = { id: ports.random.uuid(), prepared };
        return {
          setupId: pending.id,
          dataFolder: ports.paths.data,
          groups: prepared.recoveryKey.split('-'),
          fingerprint: prepared.fingerprint,
          confirm: [...prepared.confirmGroups],
        };
      });
    },

    sheetPdf(
      input: { code?: string | undefined; setupId: string; language: 'en' | 'fr' },
      ctx: Context,
    ): DownloadTicket {
      requireCode(input.code);
      requireSetup();
      const { prepared } = presentSheet(input.setupId);
      const { fingerprint, installId, recoveryKey } = prepared;
      return tickets.issueDownload(ctx, {
        fileName: `recovery-sheet_${fingerprint}.pdf`,
        contentType: 'application/pdf',
        async *body() {
          const groups = recoveryKey.split('-');
          const now = ports.clock.now();
          const { language } = input;
          yield await print(
            recoverySheet({ language, clinic: null, installId, fingerprint, groups, now, renewed: false }),
          );
        },
      });
    },

    async complete(input: SetupInput, ctx: Context): Promise<Me> {
      requireCode(input.code);
      requireSetup();
      return alone(async () => {
        const { prepared } = presentSheet(input.setupId);
        if (!prepared.confirm(Object.fromEntries(input.confirm.map(({ index, text }) => [index, text])))) {
          const message = 'The groups do not match the sheet. Read them again and type them as printed.';
          throw new AppError('INVALID', message, { fields: { confirm: message } });
        }
        const { username, email, password } = input.administrator;
        await policy.check(password, [username, email], 'administrator.password');
        const passwordHash = await createPasswords({ pepper: prepared.pepper }).hash(password);
        await host.create(prepared, {
          username,
          email: email ?? null,
          passwordHash,
          language: input.language,
          sheetConfirmed: input.sheetUnread !== true,
        });
        pending = undefined;
        return host.welcome(username, input.start, ctx);
      });
    },

    async unlock(input: { code?: string | undefined; recoveryKey: string; accept?: readonly Accepted[] | undefined }) {
      requireCode(input.code);
      return alone(() => host.unlock(input.recoveryKey, input.accept ?? []));
    },
  };
}

/** The service of {@link createSetupService}. */
export type SetupService = ReturnType<typeof createSetupService>;
