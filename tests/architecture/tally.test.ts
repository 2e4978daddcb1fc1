import { describe, expect, it } from 'vitest';
import { tallyPlaywright } from '../../build/suite/playwright-report.ts';
import { isGreen, totalLine } from '../../build/suite/tally.ts';

const passed = { stage: 'a', passed: 3, failed: 0, skipped: [] };
const failed = { stage: 'b', passed: 1, failed: 2, skipped: [{ name: 'x', reason: 'y' }] };

describe('the total of a test run', () => {
  it('is one line over all stages', () => {
    expect(totalLine([passed, failed])).toBe('4 passed, 2 failed, 1 skipped');
  });

  it('is green only when something ran and nothing failed', () => {
    expect(isGreen([passed])).toBe(true);
    expect(isGreen([passed, failed])).toBe(false);
    expect(isGreen([])).toBe(false);
    expect(isGreen([{ stage: 'c', passed: 0, failed: 0, skipped: [{ name: 'x', reason: 'y' }] }])).toBe(false);
  });
});

describe('the count of the end-to-end tests', () => {
  const spec = (status: 'expected' | 'unexpected' | 'flaky' | 'skipped', description?: string) => ({
    title: status,
    tests: [
      { projectName: 'lan', status, annotations: description === undefined ? [] : [{ type: 'skip', description }] },
    ],
  });

  it('takes nested suites, counts a flaky test as failed and keeps the reason of a skip', () => {
    const nested = {
      title: 'file',
      specs: [spec('expected')],
      suites: [{ title: 'inner', specs: [spec('flaky'), spec('skipped', 'no runtime')] }],
    };
    expect(tallyPlaywright({ suites: [nested] }, 1)).toEqual({
      stage: 'end to end',
      passed: 1,
      failed: 1,
      failures: ['[lan] inner › flaky'],
      skipped: [{ name: '[lan] inner › skipped', reason: 'no runtime' }],
    });
  });

  it('counts an error outside a test, a bad exit and an empty run as failures', () => {
    expect(tallyPlaywright({ suites: [], errors: [{}] }, 1).failed).toBe(1);
    expect(tallyPlaywright({ suites: [{ title: 'f', specs: [spec('expected')] }] }, 1).failed).toBe(1);
    expect(tallyPlaywright({ suites: [] }, 0).failed).toBe(1);
  });
});
