import { watchLoop } from './loop-watch.ts';

// Loaded into the host before its own code: answers how its event loop fared since the last question.
const watch = watchLoop();
process.on('message', () => void process.send?.(watch.take()));
// The question does not keep the host alive.
process.channel?.unref();
