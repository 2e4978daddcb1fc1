import { parentPort } from 'node:worker_threads';

// The thread of the listener, which lives and answers nothing.
parentPort?.on('message', () => undefined);
