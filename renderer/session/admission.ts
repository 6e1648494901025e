import type { BrowserDoor, EngineConnection } from '../bridge/index.js';
import type { AppStore } from '../state/store.js';
import { showDone } from './notices.js';
import type { Attempt } from './trouble.js';

/** Who is let in to this engine: this tab, and other browsers on the machine. */
export interface Admission {
  /** Goes in with an address that lets a browser in. */
  enter(address: string): void;
  /** Makes an address for another browser and shows it. */
  invite(): Promise<void>;
}

export function admissionActions(
  store: AppStore,
  door: BrowserDoor,
  connection: EngineConnection,
  attempt: Attempt,
): Admission {
  return {
    enter(address) {
      door.offer(address);
      connection.retry();
    },
    invite: () =>
      attempt('No address could be made', async () => {
        // Where the address will be, before it is there: a busy engine may take a moment.
        store.getState().show('settings');
        store.getState().invited(await door.invite());
      }),
  };
}

export function tellRestart(): void {
  showDone(
    'Folkmoot was started again',
    'This tab goes on with the new start. Runs that were going on are kept up to their last tick; they say “Interrupted”.',
  );
}
