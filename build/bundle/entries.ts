/** One file that the core is built into. Paths are from the root of the checkout. */
export interface BundleEntry {
  readonly source: string;
  /** The name of the output, without its extension. */
  readonly name: string;
}

/** What runs in Node or in Electron's main process: ECMAScript modules in out/main, chunks beside them. */
export const coreEntries: readonly BundleEntry[] = [
  { source: 'main/headless/main.ts', name: 'headless' },
  { source: 'main/cli/main.ts', name: 'cli' },
  { source: 'main/imports/worker.ts', name: 'import-worker' },
  { source: 'main/reading-worker.ts', name: 'reading-worker' },
  { source: 'main/database/checkpoint-worker.ts', name: 'checkpoint-worker' },
  { source: 'main/database/flush-worker.ts', name: 'flush-worker' },
  { source: 'main/host/listener-worker.ts', name: 'listener-worker' },
  { source: 'main/workbook/worker.ts', name: 'workbook-worker' },
  { source: 'main/planner/print-worker.ts', name: 'print-worker' },
  { source: 'main/audit/verify-worker.ts', name: 'audit-worker' },
  { source: 'main/files/document-worker.ts', name: 'document-worker' },
  { source: 'main/documents/thumbnails/worker.ts', name: 'thumbnail-worker' },
  { source: 'main/rotation/rotate-worker.ts', name: 'rotate-worker' },
  { source: 'main/readiness/deep-worker.ts', name: 'readiness-worker' },
  { source: 'main/certificates/worker.ts', name: 'certificate-worker' },
  { source: 'main/backup/worker.ts', name: 'backup-worker' },
  { source: 'main/backup/copy-process.ts', name: 'backup-copy' },
  { source: 'main/restore/worker.ts', name: 'restore-worker' },
  { source: 'main/electron/main.ts', name: 'electron' },
];

/** What runs in the sandbox before the page: it must be one CommonJS file. */
export const preloadEntry: BundleEntry = { source: 'preload/index.ts', name: 'index' };

/** The page. */
export const rendererEntry: BundleEntry = { source: 'renderer/main.tsx', name: 'index' };
