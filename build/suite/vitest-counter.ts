import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';
import type { Tally } from './tally.ts';

/** The environment variable with the file that the counts are written to. */
export const reportVariable = 'REMS_VITEST_REPORT';

/** Counts a vitest run. Its own JSON report leaves out why a test was skipped, which the summary must say. */
export default class VitestCounter implements Reporter {
  /** Writes the tally. A file that fails as a whole counts once, and so does each error outside a test. */
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const file = process.env[reportVariable];
    if (file === undefined) throw new Error(`Set ${reportVariable} to the file for the counts.`);
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const failures = [
      ...tests
        .filter((test) => test.result().state === 'failed')
        .map((test) => `${test.module.relativeModuleId} › ${test.fullName}`),
      ...modules.filter((module) => module.errors().length > 0).map((module) => module.relativeModuleId),
    ];
    const failed = failures.length + unhandled.length;
    const skipped = tests.flatMap((test) => {
      const result = test.result();
      if (result.state === 'passed' || result.state === 'failed') return [];
      const note = result.state === 'skipped' ? result.note : undefined;
      return [{ name: test.fullName, reason: note ?? 'its condition does not hold here' }];
    });
    const passed = tests.filter((test) => test.result().state === 'passed').length;
    const tally: Tally = { stage: 'unit and integration', passed, failed, failures, skipped };
    writeFileSync(file, JSON.stringify(tally));
  }
}
