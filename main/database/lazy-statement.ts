/** A prepared statement with any parameters. */
type Statement = import('better-sqlite3').Statement<unknown[]>;
type Mode = 'pluck' | 'raw' | 'expand';

/**
 * A statement that is prepared at its first use. Features name theirs when the data are opened, several hundred, of which a session uses
 * a few: compiling them all was most of the time of opening. What is wrong with the text shows at the first use.
 *
 * @param prepare compiles the text, once
 */
export function lazyStatement(prepare: () => Statement): Statement {
  const modes = new Map<Mode, boolean>();
  let prepared: Statement | undefined;

  function own(): Statement {
    if (prepared === undefined) {
      prepared = prepare();
      for (const [mode, on] of modes) prepared[mode](on);
    }
    return prepared;
  }
  function set(mode: Mode, on: boolean): Statement {
    if (prepared !== undefined) prepared[mode](on);
    else modes.set(mode, on);
    return statement;
  }
  // as: the parts of the driver's interface that are used here.
  const statement = {
    run: (...parameters: unknown[]) => own().run(...parameters),
    get: (...parameters: unknown[]) => own().get(...parameters),
    all: (...parameters: unknown[]) => own().all(...parameters),
    iterate: (...parameters: unknown[]) => own().iterate(...parameters),
    columns: () => own().columns(),
    bind(...parameters: unknown[]) {
      own().bind(...parameters);
      return statement;
    },
    pluck: (on = true) => set('pluck', on),
    raw: (on = true) => set('raw', on),
    expand: (on = true) => set('expand', on),
    get reader() {
      return own().reader;
    },
  } as Statement;
  return statement;
}
