import { randomBytes, timingSafeEqual } from 'node:crypto';

function sameSecret(given: string, secret: string): boolean {
  const left = Buffer.from(given);
  const right = Buffer.from(secret);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The one person who may use this host, known first by a one-time token and from then on by a cookie. */
export interface Session {
  readonly token: string;
  /** Exchanges the token for the value of `Set-Cookie`; null when it is wrong or was used before. */
  redeem(token: string): string | null;
  /** Whether a request's `Cookie` header carries the session. */
  knows(cookieHeader: string | undefined): boolean;
}

/**
 * @param port part of the cookie's name, because cookies do not tell ports apart and two hosts may run
 */
export function createSession(port: number): Session {
  const token = randomBytes(24).toString('base64url');
  const secret = randomBytes(32).toString('base64url');
  const name = `folkmoot-${port}`;
  let spent = false;
  return {
    token,
    redeem(given) {
      if (spent || !sameSecret(given, token)) return null;
      spent = true;
      return `${name}=${secret}; HttpOnly; SameSite=Strict; Path=/`;
    },
    knows(cookieHeader) {
      const pairs = (cookieHeader ?? '').split(';').map((pair) => pair.trim().split('=', 2));
      return pairs.some(([key, value]) => key === name && value !== undefined && sameSecret(value, secret));
    },
  };
}
