import type { Import } from '../../shared/imports.ts';
import type { TestCore } from './core.ts';

const working: readonly Import['state'][] = ['checking', 'applying', 'undoing'];

/** Waits, by the events that the core sends, until an import rests. */
export async function settledImport(test: TestCore, importId: number): Promise<Import> {
  const api = test.as('administrator');
  return new Promise((resolve, reject) => {
    let stop = () => undefined as unknown;
    const look = () => {
      api.imports.get({ importId }).then((present) => {
        if (working.includes(present.state)) return;
        stop();
        resolve(present);
      }, reject);
    };
    stop = test.core.onEvent((event) => {
      if (event.topic === 'import') look();
    });
    look();
  });
}
