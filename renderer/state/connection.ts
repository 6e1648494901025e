import type { StateCreator } from 'zustand/vanilla';
import type { ConnectionState } from '../bridge/index.js';

export interface ConnectionSlice {
  readonly connection: ConnectionState;
  /** Whether there ever was a connection: losing one reads differently from never having had one. */
  readonly everConnected: boolean;
  connectionChanged(connection: ConnectionState): void;
}

export const connectionSlice: StateCreator<ConnectionSlice> = (set) => ({
  connection: { status: 'connecting' },
  everConnected: false,
  connectionChanged: (connection) =>
    set(({ everConnected }) => ({ connection, everConnected: everConnected || connection.status === 'open' })),
});
