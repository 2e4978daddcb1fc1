import { closeSync, fdatasyncSync, openSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { FlushOrder, FlushReport, FlushTask } from './flush-thread.ts';

// Only flush-thread.ts starts this file, with a task.
const { file } = workerData as FlushTask;
// For writing, which Windows asks of whoever flushes; nothing is ever written here.
const handle = openSync(file, 'r+');
const report = (what: FlushReport) => parentPort?.postMessage(what);

parentPort?.on('message', (order: FlushOrder) => {
  if (order) {
    try {
      fdatasyncSync(handle);
      report('flushed');
    } catch (cause) {
      report({ fault: cause });
    }
    return;
  }
  closeSync(handle);
  parentPort?.close();
});
report('ready');
