import type { HomeSummary, RecentChange } from '../../shared/home.ts';
import type { EquipmentService } from '../equipment/service.ts';
import type { ImportsService } from '../imports/service.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { SampleService } from '../sample/service.ts';
import type { HomeRepository, RecentRow } from './repository.ts';

const recentLimit = 12;
const importLimit = 5;

/** The first page after signing in: only what the person may read. */
export function createHomeService(deps: {
  readonly repository: HomeRepository;
  readonly imports: ImportsService;
  readonly sample: SampleService;
  readonly equipment: Pick<EquipmentService, 'countByState'>;
  readonly accounts: { summary(): NonNullable<HomeSummary['accounts']> };
}) {
  const { repository, imports, sample, equipment, accounts } = deps;

  function summary(ctx: Context): HomeSummary {
    const { permissions } = principalOf(ctx);
    const readsUnits = permissions.has('equipment:read');
    const counts = readsUnits ? equipment.countByState() : undefined;
    return {
      units: {
        total: Object.values(counts ?? {}).reduce((sum, count) => sum + count, 0),
        inService: counts?.['in-service'] ?? 0,
        planned: counts?.planned ?? 0,
        notCovered: counts?.['not-covered'] ?? 0,
        retired: counts?.retired ?? 0,
      },
      accounts: permissions.has('accounts:manage') ? accounts.summary() : null,
      recentImports: permissions.has('equipment:import') ? imports.list({ page: 1, pageSize: importLimit }).items : [],
      recentChanges: readsUnits ? repository.recent(recentLimit).map(toRecentChange) : [],
      sample: permissions.has('system:manage') ? sample.status() : { loaded: false, removable: false, reason: null },
    };
  }

  return {
    summary,
    async loadSample(ctx: Context): Promise<HomeSummary> {
      await sample.load(ctx);
      return summary(ctx);
    },
    async removeSample(ctx: Context): Promise<HomeSummary> {
      await sample.remove(ctx);
      return summary(ctx);
    },
  };
}

/** The service of {@link createHomeService}. */
export type HomeService = ReturnType<typeof createHomeService>;

function toRecentChange(row: RecentRow): RecentChange {
  const changes: unknown = JSON.parse(row.changes);
  return {
    seq: row.seq,
    at: row.at,
    actor: row.actor,
    action: row.action,
    entity: row.entity,
    entityId: row.entity_id,
    label: row.label,
    unitId: row.unit_id,
    fields: typeof changes === 'object' && changes !== null ? Object.keys(changes) : [],
  };
}
