import { setImmediate } from 'node:timers/promises';
import type { z } from 'zod';
import type { DownloadTicket } from '#shared/files.ts';
import type { patientsContract } from '#shared/patients.ts';
import type { AuditHead } from '../../database/audit-head.ts';
import { fileStamp } from '../../files/csv-writer.ts';
import type { DocumentPrinter } from '../../files/document-runner.ts';
import type { DownloadIssuer } from '../../files/tickets.ts';
import type { Clock } from '../../ports.ts';
import { type Context, principalOf } from '../../rpc/context.ts';
import type { TakenChoice, TakenPatient } from './choice.ts';
import { patientListDocument } from './patient-list-document.ts';

type Input = z.output<typeof patientsContract.printList.input>;

/** Longer lists are taken as a file. */
const mostPrinted = 2_000;
/** Patients read between two looks at what else is asked. */
const sliceSize = 100;

/** Lists of patients on paper. */
export function createPatientPrint(deps: {
  readonly choice: TakenChoice;
  readonly clock: Clock;
  readonly files: DownloadIssuer;
  readonly print: DocumentPrinter;
  clinicName(): string | null;
  auditHead(): AuditHead;
}) {
  const { choice, clock, files, print } = deps;

  async function read(ids: readonly number[], identities: boolean, ctx: Context): Promise<TakenPatient[]> {
    const patients: TakenPatient[] = [];
    for (let start = 0; start < ids.length; start += sliceSize) {
      patients.push(...choice.read(ids.slice(start, start + sliceSize), identities, ctx));
      await setImmediate();
    }
    return patients;
  }

  return function printed({ language, ...taken }: Input, ctx: Context): DownloadTicket {
    const at = clock.now();
    const ids = choice.take(taken, { most: mostPrinted, format: 'pdf' }, ctx);
    const facts = {
      language,
      identities: taken.identities,
      clinic: deps.clinicName(),
      taker: { by: principalOf(ctx).name, at: at.toISOString() },
      // The entry of this print is part of what it names.
      audit: deps.auditHead(),
    };
    return files.issueDownload(ctx, {
      fileName: `patients_${fileStamp(at)}.pdf`,
      contentType: 'application/pdf',
      async *body() {
        const patients = await read(ids, taken.identities, ctx);
        yield await print(patientListDocument({ ...facts, patients }));
      },
    });
  };
}
