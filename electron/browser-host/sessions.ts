import { randomBytes, timingSafeEqual } from 'node:crypto';

/** How long an invitation waits for its browser (ms). */
const patience = 10 * 60_000;

/** A token that lets one more browser in. */
export interface Invitation {
  readonly token: string;
  /** ms since the epoch. */
  readonly expiresAt: number;
}

/**
 * The browsers that may use this host: each came once with a token and holds a key of its own from then on.
 *
 * The key is no cookie: browsers send those to every port of 127.0.0.1, and whatever program listens there would read it.
 * A key lies in the page's own storage, which browsers keep apart by port, and ends with this process.
 */
export interface Sessions {
  /** For the first browser; it waits as long as the process runs. */
  readonly firstToken: string;
  invite(): Invitation;
  /** Exchanges a token for a key; `null` when it is wrong, was used before or has run out. */
  redeem(token: string): string | null;
  knows(key: string): boolean;
}

/** @param now ms since the epoch */
export function createSessions(now: () => number = Date.now): Sessions {
  const firstToken = randomBytes(24).toString('base64url');
  const tokens = new Map([[firstToken, Number.POSITIVE_INFINITY]]);
  const keys = new Set<string>();
  return {
    firstToken,
    invite() {
      for (const [token, expiresAt] of tokens) if (expiresAt <= now()) tokens.delete(token);
      const invitation = { token: randomBytes(24).toString('base64url'), expiresAt: now() + patience };
      tokens.set(invitation.token, invitation.expiresAt);
      return invitation;
    },
    redeem(given) {
      const token = secretAmong(tokens.keys(), given);
      if (token === undefined || tokens.get(token)! <= now()) return null;
      tokens.delete(token);
      const key = randomBytes(32).toString('base64url');
      keys.add(key);
      return key;
    },
    knows: (given) => secretAmong(keys, given) !== undefined,
  };
}

/** Looks at every secret whole, so that the time taken tells nothing of them. */
function secretAmong(secrets: Iterable<string>, given: string): string | undefined {
  const guess = Buffer.from(given);
  let found: string | undefined;
  for (const secret of secrets) {
    const bytes = Buffer.from(secret);
    if (bytes.length === guess.length && timingSafeEqual(bytes, guess)) found = secret;
  }
  return found;
}
