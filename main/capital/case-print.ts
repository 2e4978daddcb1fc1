import type { z } from 'zod';
import type { capitalContract } from '../../shared/capital-plan.ts';
import { localDate } from '../../shared/dates.ts';
import type { DownloadTicket } from '../../shared/files.ts';
import type { ComplianceService } from '../compliance/service.ts';
import type { AuditHead } from '../database/audit-head.ts';
import type { EquipmentService } from '../equipment/service.ts';
import type { DocumentPrinter } from '../files/document-runner.ts';
import type { DownloadIssuer } from '../files/tickets.ts';
import type { FindingsService } from '../findings/service.ts';
import type { Clock } from '../ports.ts';
import type { Context } from '../rpc/context.ts';
import { caseDocument, toldFindings } from './case-document.ts';
import type { ScenarioService } from './scenario-service.ts';
import type { CapitalService } from './service.ts';
import type { createScoreWeights } from './weights.ts';

type Input = z.output<(typeof capitalContract)['casePdf']['input']>;

/** Prints the case for replacing a unit. */
export function createCasePrint(deps: {
  readonly capital: Pick<CapitalService, 'unit'>;
  readonly scenarios: Pick<ScenarioService, 'present'>;
  readonly weights: Pick<ReturnType<typeof createScoreWeights>, 'values'>;
  readonly equipment: Pick<EquipmentService, 'get'>;
  readonly compliance: Pick<ComplianceService, 'tests'>;
  readonly findings: Pick<FindingsService, 'list'>;
  readonly print: DocumentPrinter;
  readonly files: DownloadIssuer;
  readonly clock: Clock;
  clinicName(): string | null;
  /** A small photo of the unit, a JPEG. */
  pictureOf(unitId: number): Buffer | undefined;
  auditHead(): AuditHead;
}) {
  const { capital, scenarios, weights, equipment, compliance, findings, print, files, clock } = deps;
  return function casePdf({ unitId, scenarioId = null, language }: Input, ctx: Context): DownloadTicket {
    const now = clock.now();
    const today = localDate(now);
    const unit = equipment.get(unitId);
    const facts = {
      language,
      clinic: deps.clinicName(),
      today,
      printedAt: today,
      unit,
      row: capital.unit({ unitId, scenarioId }),
      weights: weights.values(),
      scenario: scenarioId === null ? null : scenarios.present(scenarioId).name,
      findings: findings.list({ unitId, state: 'open', page: 1, pageSize: toldFindings }),
      picture: deps.pictureOf(unitId)?.toString('base64'),
      lastTest: compliance.tests({ unitId, to: today, page: 1, pageSize: 1 }).items[0] ?? null,
    };
    ctx.transact((tx) =>
      tx.audit({ entity: 'unit', entityId: unitId, changes: { language: { old: null, new: language } } }),
    );
    // The entry of this print is part of what it names.
    const document = caseDocument({ ...facts, audit: deps.auditHead() });
    return files.issueDownload(ctx, {
      fileName: `replacement_case_${unitId}_${today.replaceAll('-', '')}.pdf`,
      contentType: 'application/pdf',
      async *body() {
        yield await print(document);
      },
    });
  };
}
