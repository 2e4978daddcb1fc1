import type { auditContract } from '../../shared/audit.ts';
import { type HandlersOf, principalOf } from '../rpc/context.ts';
import type { AuditService } from './service.ts';

/** Handlers of `audit.*`. */
export function createAuditProcedures(service: AuditService): HandlersOf<typeof auditContract> {
  const { trail, proofs, reviews, settings, exporting, archive } = service;
  return {
    list: (input, ctx) => trail.list(input, principalOf(ctx).permissions),
    entry: ({ seq }, ctx) => trail.entry(seq, principalOf(ctx).permissions),
    facets: () => trail.facets(),
    verify: (_input, ctx) => proofs.prove(ctx.transact),
    progress: () => ({ running: proofs.running(), last: settings.lastProof() }),
    export: (input, ctx) => exporting(input, ctx),
    settings: () => settings.get(),
    saveSettings: (input, ctx) => settings.save(input, ctx),
    archive: (_input, ctx) => archive(ctx),
    reviews: (input) => reviews.list(input),
    review: (input, ctx) => reviews.review(input, ctx),
    unusual: () => reviews.unusual(),
  };
}
