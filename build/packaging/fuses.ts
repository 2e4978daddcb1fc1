import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

type FuseName = keyof typeof FuseV1Options;

/** How the switches inside the Electron program must stand (security page, E16). */
const wanted: Readonly<Record<FuseName, boolean>> = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
};

/** WasmTrapHandlers, a choice between speed and memory that stays as Electron ships it; the setter does not know it yet. */
const leftAlone = 8;
const on = '1'.charCodeAt(0);
const off = '0'.charCodeAt(0);

/**
 * Everything that is wrong with the fuses of a packed program. A fuse that nobody has decided about is a problem, so that
 * a new Electron cannot bring one in unseen.
 */
export async function fuseProblems(program: string): Promise<readonly string[]> {
  const { version, ...states } = await getCurrentFuseWire(program);
  if (version !== '1') return [`the fuses are of version ${version}, not 1`];
  // The wire as the library reads it: position to state, both bytes of the program.
  const wire = new Map(Object.entries(states).map(([position, state]) => [Number(position), Number(state)]));
  const names = Object.keys(wanted).filter((name): name is FuseName => name in wanted);
  const wrong = names.filter((name) => wire.get(FuseV1Options[name]) !== (wanted[name] ? on : off));
  const undecided = [...wire.keys()].filter(
    (position) => position !== leftAlone && FuseV1Options[position] === undefined,
  );
  return [
    ...wrong.map((name) => `the fuse ${name} is not ${wanted[name] ? 'on' : 'off'}`),
    ...undecided.map((position) => `the fuse at position ${position} is not decided about`),
  ];
}
