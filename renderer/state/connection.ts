import type { StateCreator } from 'zustand/vanilla';
import type { ConnectionState, Invitation } from '../bridge/index.js';

export interface ConnectionSlice {
  readonly connection: ConnectionState;
  /** Whether there ever was a connection: losing one reads differently from never having had one. */
  readonly everConnected: boolean;
  /** Why the engine, which is there, does not let this browser in; so until it does, also while it is asked again. */
  readonly stranger: string | null;
  /** An address that was made for another browser. */
  readonly invitation: Invitation | null;
  connectionChanged(connection: ConnectionState): void;
  invited(invitation: Invitation): void;
}

export const connectionSlice: StateCreator<ConnectionSlice> = (set) => ({
  connection: { status: 'connecting' },
  everConnected: false,
  stranger: null,
  invitation: null,
  connectionChanged: (connection) =>
    set(({ everConnected, stranger }) => ({
      connection,
      everConnected: everConnected || connection.status === 'open',
      stranger:
        connection.status === 'connecting'
          ? stranger
          : connection.status === 'lost' && connection.stranger
            ? connection.reason
            : null,
    })),
  invited: (invitation) => set({ invitation }),
});
