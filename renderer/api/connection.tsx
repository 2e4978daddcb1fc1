import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { type ConnectionStore, createConnectionStore, startLive } from './live.ts';

const ConnectionContext = createContext<ConnectionStore | null>(null);

interface Props {
  /** False while the session has ended: the stream would be refused. */
  readonly listening: boolean;
  readonly children: ReactNode;
}

/** Listens to changes while it is on screen; below the sign-in only, because the stream needs a session. */
export function LiveProvider({ listening, children }: Props) {
  const queries = useQueryClient();
  const [connection] = useState(createConnectionStore);
  useEffect(() => {
    if (!listening) return;
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
