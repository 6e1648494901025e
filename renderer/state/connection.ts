import type { StateCreator } from 'zustand/vanilla';
import type { ConnectionState, Invitation } from '../bridge/index.js';

export interface ConnectionSlice {
  readonly connection: ConnectionState;
  /** Whether there ever was a connection: losing one reads differently from never having had one. */
  readonly everConnected: boolean;
  /** The engine is there and does not know this browser; so until it does, also while it is asked again. */
  readonly stranger: boolean;
  /** An address that was made for another browser. */
  readonly invitation: Invitation | null;
  connectionChanged(connection: ConnectionState): void;
  invited(invitation: Invitation): void;
}

export const connectionSlice: StateCreator<ConnectionSlice> = (set) => ({
  connection: { status: 'connecting' },
  everConnected: false,
  stranger: false,
  invitation: null,
  connectionChanged: (connection) =>
    set(({ everConnected, stranger }) => ({
      connection,
      everConnected: everConnected || connection.status === 'open',
      stranger: connection.status === 'connecting' ? stranger : connection.status === 'lost' && connection.stranger,
    })),
  invited: (invitation) => set({ invitation }),
});
