import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from '../process/tool.ts';
import { type GateResult, tooFew } from './gate.ts';

/** The part of dependency-cruiser's report that is read here. */
interface CruiseReport {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly module: string }[];
  }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

const folders = ['shared', 'main', 'preload', 'renderer', 'build', 'tests'];
const floor = 20;

/** Who imports whom: the rules of `.dependency-cruiser.cjs`, and the ban on `../../..`. */
export async function importsGate(root: string): Promise<GateResult> {
  const scanned = folders.filter((folder) => existsSync(join(root, folder)));
  const { stdout, stderr } = await runTool(
    'dependency-cruiser',
    'depcruise',
    ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...scanned],
    { cwd: root },
  );
  if (!stdout.startsWith('{')) {
    return { name: 'imports', counted: '0 modules', problems: [`dependency-cruiser failed: ${stdout}${stderr}`] };
  }
  // The report of a program pinned in package.json.
  const report = JSON.parse(stdout) as CruiseReport;
  const own = report.modules.filter(({ source }) => folders.some((folder) => source.startsWith(`${folder}/`)));
  const imports = own.reduce((sum, { dependencies }) => sum + dependencies.length, 0);
  const problems = [
    ...tooFew('modules', own.length, floor),
    ...report.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
    ...own.flatMap(deepRelativeImports),
  ];
  return { name: 'imports', counted: `${own.length} modules, ${imports} imports`, problems };
}

/** A path that climbs three levels leaves its part of the tree; dependency-cruiser's rules do not see the spelling. */
function deepRelativeImports(module: CruiseReport['modules'][number]): string[] {
  const climbing = module.dependencies.filter((dependency) => dependency.module.startsWith('../../..'));
  return climbing.map((dependency) => `no-deep-relative: ${module.source} → ${dependency.module}`);
}
