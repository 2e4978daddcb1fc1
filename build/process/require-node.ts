/** Refuses a Node older than the pinned one with a sentence: the database driver would crash it. */
export function requirePinnedNode(): void {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 24) return;
  process.stderr.write(
    `This needs Node 24 and runs on ${process.versions.node}; start it with npm, which uses the pinned one.\n`,
  );
  process.exit(1);
}
