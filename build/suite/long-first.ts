import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files whose tests start programs, kill them, pack the product or call every procedure: half a minute each, however short the file is. */
const long = /[\\/]tests[\\/](contract|faults|cli|packaging|load|directory)[\\/]/;

/** Where nothing is known of earlier runs the long files begin, so that none of them is still at work when all others are done. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [
      ...sorted.filter(({ moduleId }) => long.test(moduleId)),
      ...sorted.filter(({ moduleId }) => !long.test(moduleId)),
    ];
  }
}
