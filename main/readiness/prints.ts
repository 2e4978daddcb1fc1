import { hostname } from 'node:os';
import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import type { DownloadTicket } from '../../shared/files.ts';
import type { readinessContract } from '../../shared/readiness.ts';
import { readAuditHead } from '../database/audit-head.ts';
import type { Db } from '../database/connection.ts';
import type { PrintedDocument } from '../files/document-pdf.ts';
import type { DocumentPrinter } from '../files/document-runner.ts';
import type { DownloadIssuer } from '../files/tickets.ts';
import type { Context } from '../rpc/context.ts';
import type { OpenDeps } from './check.ts';
import { checklistDocument } from './checklist-document.ts';
import { recoveryFingerprint } from './checks/keys.ts';
import { planDocument } from './plan-document.ts';
import type { ReadinessRepository } from './repository.ts';
import type { ReadinessService } from './service.ts';
import { SignedChecklist } from './sign-off.ts';

type Input<P extends keyof typeof readinessContract> = z.output<(typeof readinessContract)[P]['input']>;
type Contact = { readonly name: string; readonly email: string | null; readonly phone: string | null };

/** The documents of readiness on paper: the deployment checklist and the recovery plan. */
export function createReadinessPrints(deps: {
  readonly service: Pick<ReadinessService, 'checks'>;
  readonly repository: Pick<ReadinessRepository, 'byId'>;
  readonly db: Db;
  readonly facts: () => OpenDeps;
  readonly files: DownloadIssuer;
  readonly print: DocumentPrinter;
  readonly clinicName: () => string | null;
  readonly installId: string;
}) {
  const { service, repository, db, facts, files, print, clinicName, installId } = deps;

  function ticket(ctx: Context, name: string, action: string, document: PrintedDocument): DownloadTicket {
    const { language } = document;
    ctx.transact((tx) =>
      tx.audit({ entity: 'readiness', entityId: name, action, changes: { language: { old: null, new: language } } }),
    );
    return files.issueDownload(ctx, {
      fileName: `${name}_${facts().now.toISOString().slice(0, 10).replaceAll('-', '')}.pdf`,
      contentType: 'application/pdf',
      async *body() {
        yield await print(document);
      },
    });
  }

  /** The checklist as somebody signed it. */
  function signed(id: number) {
    const row = repository.byId(id);
    if (row?.kind !== 'deployment')
      throw new AppError('NOT_FOUND', 'There is no signed checklist of this number. Read the list again.');
    const { items, auditSeq, auditHash, version } = SignedChecklist.parse(JSON.parse(row.document));
    const signature = { by: row.actor, at: row.at, note: row.note };
    return { items, version, at: row.at, audit: { seq: auditSeq, hash: auditHash }, signed: signature };
  }

  async function unsigned() {
    const { now, app } = facts();
    const { items } = await service.checks();
    return { items, version: app.version, at: now.toISOString(), audit: readAuditHead(db), signed: null };
  }

  function contacts(): Contact[] {
    return db
      .prepare<[], Contact>(
        `SELECT coalesce(p.name, a.username) AS name, coalesce(a.email, p.email) AS email, p.phone AS phone
         FROM account_roles r JOIN accounts a ON a.id = r.account_id LEFT JOIN people p ON p.id = a.person_id
         WHERE r.role = 'administrator' AND a.active = 1 ORDER BY a.id`,
      )
      .all();
  }

  function sheet(folder: string): { recoveryFingerprint: string | null; sheetConfirmedAt: string | null } {
    const fingerprint = recoveryFingerprint(folder) ?? null;
    const confirmed = db
      .prepare<[string | null], string | null>('SELECT confirmed_at FROM recovery_sheets WHERE fingerprint = ?')
      .pluck()
      .get(fingerprint);
    return { recoveryFingerprint: fingerprint, sheetConfirmedAt: confirmed ?? null };
  }

  return {
    /** @throws AppError NOT_FOUND for a sign-off that is none of the checklist */
    async checklist({ language, signOffId }: Input<'checklist'>, ctx: Context): Promise<DownloadTicket> {
      const stand = signOffId === undefined ? await unsigned() : signed(signOffId);
      const document = checklistDocument({ ...stand, language, clinic: clinicName(), now: facts().now });
      return ticket(ctx, 'checklist', 'readiness.checklist', document);
    },

    async recoveryPlan({ language }: Input<'recoveryPlan'>, ctx: Context): Promise<DownloadTicket> {
      const { folder, now, app, listeners, others } = facts();
      const document = planDocument({
        ...sheet(folder),
        language,
        clinic: clinicName(),
        version: app.version,
        now,
        installId,
        dataFolder: folder,
        host: hostname(),
        url: (listeners.find(({ of }) => of === 'network') ?? listeners[0])?.url ?? null,
        backups: (await others.backups?.()) ?? null,
        contacts: contacts(),
        audit: readAuditHead(db),
      });
      return ticket(ctx, 'recovery_plan', 'readiness.recoveryPlan', document);
    },
  };
}

/** The documents of {@link createReadinessPrints}. */
export type ReadinessPrints = ReturnType<typeof createReadinessPrints>;
