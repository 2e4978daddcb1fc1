/** What is built on its own: the command line needs no renderer, so a change there does not make it wait. */
export type Part = 'core' | 'renderer';

/** All parts. */
export const parts: readonly Part[] = ['core', 'renderer'];

/** The folders and files that a part is made from; a change in one of them makes it stale. */
export const sourcesOf: Readonly<Record<Part, readonly string[]>> = {
  core: ['shared', 'main', 'preload', 'build/bundle', 'package.json', 'package-lock.json'],
  renderer: [
    'shared',
    'renderer',
    'build/bundle',
    'build/icons/web',
    'build/vite.renderer.ts',
    'package.json',
    'package-lock.json',
  ],
};

/** The folders and files of out/ that a part is built into. */
export const outputsOf: Readonly<Record<Part, readonly string[]>> = {
  core: ['main', 'preload'],
  renderer: ['renderer', 'renderer-manifest.json'],
};
