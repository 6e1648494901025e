import type { Channel } from './channel.js';
import { engineAddress, openWebSocket } from './web-socket-channel.js';

/** An address that lets one more browser on this machine in. */
export interface Invitation {
  readonly address: string;
  /** ms since the epoch. */
  readonly expiresAt: number;
}

/** The engine is there, and does not know this browser. */
export class NotLetInError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NotLetInError';
  }
}

/** How a page in a browser gets to its engine, and lets other browsers in. */
export interface BrowserDoor {
  /** Opens a channel to the engine. @throws {NotLetInError} when the engine does not know this browser */
  open(): Promise<Channel>;
  /** Takes an address that lets a browser in, for the next time it is opened. */
  offer(address: string): void;
  /** Makes an address for another browser. */
  invite(): Promise<Invitation>;
}

interface Admission {
  readonly letIn: boolean;
  readonly key: string | null;
  readonly instance: string;
}

/** Kept for all tabs of this browser at this port; no cookie, because browsers send those to every port. */
const place = 'folkmoot.key';

export function browserDoor(page: Window): BrowserDoor {
  // Read now: the address loses its token as soon as the page shows where it is.
  let token = tokenIn(page.location.href);
  let key = '';
  let instance: string | null = null;
  /** Whether the last address that was brought let nobody in. */
  let refused = false;

  const post = async (path: string, body: object): Promise<Response> => {
    const request = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(key === '' ? {} : { Authorization: `Bearer ${key}` }) },
      credentials: 'omit',
      body: JSON.stringify(body),
    } as const;
    return page.fetch(path, request).catch(() => {
      throw new Error('The engine does not answer.');
    });
  };
  const enter = async (token: string | null): Promise<Admission> => {
    // Another tab of this browser may have been let in meanwhile.
    key = keptKey(page) ?? key;
    const answer = await post('/session', { token });
    if (!answer.ok) throw new Error(`The engine does not let this page ask (${answer.status}).`);
    return (await answer.json()) as Admission;
  };
  return {
    async open() {
      const offered = token;
      const admission = await enter(offered);
      // Another one may have been offered while this one was looked at.
      if (token === offered) token = null;
      refused = !admission.letIn && (refused || offered !== null);
      if (!admission.letIn)
        throw new NotLetInError(
          refused
            ? 'That address was used before, or has run out.'
            : instance === null
              ? 'It came without an address that lets one in.'
              : 'It does not know this tab any more.',
        );
      if (admission.key !== null) {
        key = admission.key;
        keepKey(page, key);
      }
      const restarted = instance !== null && instance !== admission.instance;
      instance = admission.instance;
      return openWebSocket(engineAddress(page.location), key, restarted);
    },
    offer(address) {
      token = tokenIn(address) ?? address.trim();
    },
    async invite() {
      const answer = await post('/invitation', {});
      if (!answer.ok) throw new Error('The engine does not know this tab any more.');
      return (await answer.json()) as Invitation;
    },
  };
}

function tokenIn(address: string): string | null {
  return /[?&]token=([\w-]+)/.exec(address)?.[1] ?? null;
}

function keptKey(page: Window): string | null {
  try {
    return page.localStorage.getItem(place);
  } catch {
    // Without a storage the key lives as long as the page.
    return null;
  }
}

function keepKey(page: Window, key: string): void {
  try {
    page.localStorage.setItem(place, key);
  } catch {
    // As above.
  }
}
