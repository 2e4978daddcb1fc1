export { ensureBuilt } from '../../build/bundle/ensure-built.ts';
export { root as checkout } from '../../build/root.ts';
