import type { TestCore } from '../support/core.ts';

/** The path of a download that waits for the administrator. */
export async function exportTicket(test: TestCore): Promise<string> {
  const { path } = await test.as('administrator').equipment.export({ layout: { kind: 'rems' } });
  return path;
}
