import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { type ConnectionStore, createConnectionStore, startLive } from './live.ts';

const ConnectionContext = createContext<ConnectionStore | null>(null);

/** Everything that was read but who one is, which was just asked. */
function isWork({ queryKey: [name] }: { readonly queryKey: readonly unknown[] }): boolean {
  return name !== 'auth.me' && name !== 'system.status';
}

interface Props {
  /** False while the session is locked or has ended: the stream would be refused. */
  readonly listening: boolean;
  readonly children: ReactNode;
}

/** Listens to changes while it is on screen; below the sign-in only, because the stream needs a session. */
export function LiveProvider({ listening, children }: Props) {
  const queries = useQueryClient();
  const [connection] = useState(createConnectionStore);
  const missed = useRef(false);
  useEffect(() => {
    if (!listening) {
      missed.current = true;
      return;
    }
    // Changes that were made while the session was locked; whoever unlocked it may have asked for them already.
    if (missed.current) void queries.invalidateQueries({ predicate: isWork }, { cancelRefetch: false });
    missed.current = false;
    connection.setState({ connected: true });
    return startLive({ queries, connection, bridge: window.rems });
  }, [queries, connection, listening]);
  return <ConnectionContext value={connection}>{children}</ConnectionContext>;
}

/** Whether changes of others arrive right now. */
export function useConnected(): boolean {
  const connection = useContext(ConnectionContext);
  if (!connection) throw new Error('LiveProvider is missing.');
  return useStore(connection, (state) => state.connected);
}
