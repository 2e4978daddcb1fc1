import type { Skipped, Tally } from './tally.ts';

/** One suite of Playwright's JSON report; suites nest. */
interface PlaywrightSuite {
  readonly title: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly projectName: string;
      readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
      readonly annotations: readonly { readonly type: string; readonly description?: string }[];
    }[];
  }[];
}

/** The parts of Playwright's JSON report that are read here. */
export interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[];
  readonly errors?: readonly unknown[];
}

/** Counts a Playwright run. A flaky test is a failed one: it did fail. */
export function tallyPlaywright(report: PlaywrightReport, exitCode: number): Tally {
  const tests = report.suites.flatMap((suite) => testsOf(suite));
  const passed = tests.filter(({ status }) => status === 'expected').length;
  const failures = tests.filter(({ status }) => status === 'unexpected' || status === 'flaky').map(({ name }) => name);
  const failed = failures.length;
  const skipped = tests
    .filter(({ status }) => status === 'skipped')
    .map(({ name, reason }): Skipped => ({ name, reason }));
  const errors = report.errors?.length ?? 0;
  const unexplained = failed + errors === 0 && (exitCode !== 0 || tests.length === 0) ? 1 : 0;
  return { stage: 'end to end', passed, failed: failed + errors + unexplained, failures, skipped };
}

interface EndToEndTest {
  readonly name: string;
  readonly status: string;
  readonly reason: string;
}

function testsOf(suite: PlaywrightSuite): EndToEndTest[] {
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map((test) => {
      const skip = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme');
      const name = `[${test.projectName}] ${suite.title} › ${spec.title}`;
      return { name, status: test.status, reason: skip?.description ?? 'its condition does not hold here' };
    }),
  );
  return [...own, ...(suite.suites ?? []).flatMap(testsOf)];
}
