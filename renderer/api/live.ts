import type { QueryClient } from '@tanstack/react-query';
import { createStore } from 'zustand/vanilla';
import type { Bridge } from '../../shared/bridge.ts';
import type { AppEvent, Topic } from '../../shared/contract/events.ts';
import type { AppProcedure } from '../../shared/contract/index.ts';

/** What a committed change makes stale: a whole feature (`equipment.`) or one procedure. */
type Stale = `${string}.` | AppProcedure;

/** The one table from topics to what must be read again. */
export const staleByTopic: Readonly<Record<Topic, readonly Stale[]>> = {
  unit: ['equipment.', 'obligations.', 'compliance.', 'planner.', 'capital.', 'home.', 'lookups.list', 'facilities.'],
  person: ['facilities.people', 'people.', 'equipment.', 'home.'],
  lookup: ['lookups.', 'facilities.', 'equipment.', 'capital.', 'home.'],
  component: ['components.', 'equipment.'],
  field: ['fields.', 'equipment.'],
  import: ['imports.', 'home.'],
  test: [
    'compliance.',
    'obligations.',
    'bookings.',
    'findings.',
    'planner.',
    'equipment.',
    'facilities.',
    'capital.list',
    'capital.unit',
    'home.',
  ],
  booking: ['bookings.', 'compliance.', 'planner.', 'home.'],
  finding: ['findings.', 'compliance.', 'equipment.', 'bookings.', 'planner.', 'capital.list', 'home.'],
  obligation: ['obligations.', 'compliance.', 'planner.', 'equipment.', 'facilities.', 'home.'],
  rule: ['obligations.', 'compliance.', 'planner.', 'equipment.', 'facilities.', 'home.'],
  document: ['documents.', 'compliance.test', 'compliance.tests', 'findings.'],
  compliance: ['compliance.settings'],
  scenario: ['capital.'],
  capital: ['capital.'],
  // Who belongs to a study decides which patients are in sight.
  study: ['studies.', 'patients.', 'examinations.', 'search.', 'home.'],
  patient: ['patients.', 'examinations.', 'studies.', 'search.', 'home.'],
  examination: ['examinations.'],
  review: ['patients.reviews'],
  // Nothing changed: somebody looked.
  search: ['audit.'],
  reminder: ['reminders.'],
  mail: ['mail.'],
  calendar: ['calendar.'],
  job: ['jobs.'],
  backup: ['backup.', 'restore.', 'home.'],
  restore: ['restore.', 'backup.', 'home.'],
  key: ['keys.'],
  // A patient that is set aside leaves the list.
  damage: ['damage.', 'patients.'],
  audit: ['audit.'],
  refusal: ['audit.'],
  log: ['logs.'],
  health: ['health.'],
  readiness: ['readiness.'],
  maintenance: ['maintenance.'],
  network: ['network.', 'certificates.', 'labels.formats'],
  certificate: ['certificates.', 'network.'],
  token: ['tokens.'],
  device: ['devices.'],
  label: ['labels.'],
  account: ['accounts.', 'home.', 'auth.me', 'secondFactor.', 'whitelist.', 'roles.list'],
  session: ['auth.me', 'sessions.', 'accounts.'],
  role: ['roles.', 'accounts.', 'auth.me'],
  whitelist: ['whitelist.', 'accounts.'],
  directory: ['directory.', 'auth.options'],
  access: ['access.', 'auth.options', 'auth.me', 'secondFactor.', 'whitelist.list'],
  notice: ['notices.'],
  preferences: ['preferences.', 'auth.me'],
  view: ['views.'],
  system: ['system.', 'home.'],
};

/** Marks everything that `event` touches as stale; what is on screen is read again at once. */
export function applyEvent(queries: QueryClient, event: AppEvent): void {
  // Whatever was committed is on record, and that record may be on screen.
  const stale: readonly Stale[] = [...staleByTopic[event.topic], 'history.'];
  void queries.invalidateQueries({
    predicate: ({ queryKey: [name] }) =>
      typeof name === 'string' && stale.some((part) => (part.endsWith('.') ? name.startsWith(part) : name === part)),
  });
}

/** Whether changes of others arrive; false while the connection is being restored. */
export interface Connection {
  readonly connected: boolean;
}

export type ConnectionStore = ReturnType<typeof createConnectionStore>;

/** The connection state; it starts optimistic, so that nothing flashes while the page loads. */
export function createConnectionStore() {
  return createStore<Connection>(() => ({ connected: true }));
}

interface LiveDeps {
  readonly queries: QueryClient;
  readonly connection: ConnectionStore;
  readonly bridge: Bridge | undefined;
}

/** Listens to changes until the returned function is called: the bridge in the desktop window, server-sent events elsewhere. */
export function startLive({ queries, connection, bridge }: LiveDeps): () => void {
  if (bridge) return bridge.onEvent((event) => applyEvent(queries, event));
  return streamEvents({
    onEvent: (event) => applyEvent(queries, event),
    onOpen(again) {
      connection.setState({ connected: true });
      // Changes that were made while nobody listened.
      if (again) void queries.invalidateQueries();
    },
    onLost() {
      // Perhaps nothing is broken, and the session has ended or the data are closed for a while: asking tells them apart.
      if (connection.getState().connected)
        for (const name of ['auth.me', 'system.status']) void queries.invalidateQueries({ queryKey: [name] });
      connection.setState({ connected: false });
    },
  });
}

interface StreamHandlers {
  onEvent(event: AppEvent): void;
  onOpen(again: boolean): void;
  onLost(): void;
}

const retryMs = { first: 1_000, most: 15_000 } as const;

/** An EventSource gives up after an answer other than 200 (a restart behind a proxy, an expired session): this one comes back. */
function streamEvents(handlers: StreamHandlers): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait: number = retryMs.first;
  let lost = false;

  const open = () => {
    source = new EventSource('/events');
    source.onopen = () => {
      handlers.onOpen(lost);
      lost = false;
      wait = retryMs.first;
    };
    source.onmessage = (message: MessageEvent<string>) => handlers.onEvent(JSON.parse(message.data) as AppEvent); // as: wire edge
    source.onerror = () => {
      lost = true;
      handlers.onLost();
      source?.close();
      timer = setTimeout(open, wait);
      wait = Math.min(wait * 2, retryMs.most);
    };
  };
  const reopen = () => {
    if (!lost) return;
    clearTimeout(timer);
    open();
  };
  open();
  window.addEventListener('online', reopen);
  return () => {
    clearTimeout(timer);
    source?.close();
    window.removeEventListener('online', reopen);
  };
}
