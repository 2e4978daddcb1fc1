import type { ReadinessCheck } from '../../shared/readiness.ts';
import type { Check, OpenDeps, PlaceDeps } from './check.ts';
import { checks } from './checks/index.ts';
import { type DeepId, lookDeeply } from './deep-look.ts';
import { type Finding, off, unexaminable, warning } from './finding.ts';

/** A finding that is kept between two thorough examinations. */
export interface KeptFinding extends Finding {
  readonly checkedAt: string;
}

/** Examines what is there while the data are not open: the machine, the folder, the keys on disk. Changes nothing. */
export async function examinePlace(deps: PlaceDeps): Promise<ReadinessCheck[]> {
  const rows: ReadinessCheck[] = [];
  for (const check of checks) {
    if (check.of === 'data') continue;
    const finding = await safely(() =>
      check.of === 'place'
        ? check.look(deps)
        : lookDeeply(deepId(check.id), { folder: deps.folder, db: undefined, migrations: deps.migrations }),
    );
    if (finding) rows.push(rowOf(check, { ...finding, checkedAt: deps.now.toISOString() }));
  }
  return rows;
}

/**
 * Examines open data. Changes nothing.
 *
 * @param deep what the checks that read everything have found just now; undefined leaves every thorough check as it was last made
 */
export async function examineData(
  deps: OpenDeps,
  kept: ReadonlyMap<string, KeptFinding>,
  deep?: ReadonlyMap<DeepId, Finding>,
): Promise<ReadinessCheck[]> {
  const rows: ReadinessCheck[] = [];
  for (const check of checks) {
    const fresh = check.thorough && !deep ? undefined : await safely(() => look(check, deps, deep));
    const finding = fresh
      ? { ...fresh, checkedAt: deps.now.toISOString() }
      : (kept.get(check.id) ?? { ...unexamined(check), checkedAt: deps.now.toISOString() });
    rows.push(rowOf(check, finding));
  }
  return rows;
}

/** One check, made now; undefined where it cannot be made in this process. */
export function look(
  check: Check,
  deps: OpenDeps,
  deep?: ReadonlyMap<DeepId, Finding>,
): Finding | undefined | Promise<Finding | undefined> {
  if (check.of !== 'deep') return check.look(deps);
  const id = deepId(check.id);
  return deep ? deep.get(id) : lookDeeply(id, deps);
}

/** A check as the contract shows it. */
export function rowOf(check: Check, { state, evidence, advice, checkedAt }: KeptFinding): ReadinessCheck {
  const { id, area, requirements, link, mendable } = check;
  return {
    id,
    area,
    requirements: [...requirements],
    state,
    evidence,
    advice,
    checkedAt,
    link: link ?? null,
    mendable: mendable === true && (state === 'warning' || state === 'failed'),
  };
}

function unexamined(check: Check): Finding {
  if (check.thorough) return warning('This was not examined yet.', 'Examine everything now.');
  return off('This cannot be looked at from here.');
}

/** A check that cannot be made is a finding too, and the others are made all the same. */
async function safely(work: () => Finding | undefined | Promise<Finding | undefined>): Promise<Finding | undefined> {
  try {
    return await work();
  } catch (cause) {
    return unexaminable(cause);
  }
}

/** The look of a deep check. */
export function deepId(id: string): DeepId {
  // as: deep checks are named after their looks; a test compares the two lists.
  return id as DeepId;
}
