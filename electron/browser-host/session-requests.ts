import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { isForThisHost, isFromThisHost } from './request-origin.js';
import type { Sessions } from './sessions.js';

/** What a page says when it comes, or comes again. Its key, where it has one, is in the header `Authorization`. */
const arrival = z.strictObject({ token: z.string().max(100).nullable() });
/** The longest body taken (bytes). */
const longestBody = 1_000;

/** What a page is answered. */
export interface Admission {
  readonly letIn: boolean;
  /** Its key from now on, when its token was exchanged. */
  readonly key: string | null;
  /** Another one after every start of Folkmoot. */
  readonly instance: string;
}

export interface SessionRequests {
  /** Answers a request to come in or to let another browser in; `false` when it is neither. */
  answer(request: IncomingMessage, response: ServerResponse): boolean;
}

/** @param headers put on every answer */
export function answerSessionRequests(
  sessions: Sessions,
  port: number,
  headers: Readonly<Record<string, string>>,
): SessionRequests {
  const instance = randomUUID();
  const handlers: Readonly<Record<string, (key: string, body: unknown) => object | null>> = {
    '/session'(key, body): Admission | null {
      const { token } = arrival.parse(body);
      // A browser that is in already does not use up what was made for another.
      if (sessions.knows(key)) return { letIn: true, key: null, instance };
      const made = token === null ? null : sessions.redeem(token);
      return { letIn: made !== null, key: made, instance };
    },
    '/invitation'(key) {
      if (!sessions.knows(key)) return null;
      const { token, expiresAt } = sessions.invite();
      return { address: addressOf(port, token), expiresAt };
    },
  };
  return {
    answer(request, response) {
      const handler = Object.hasOwn(handlers, request.url ?? '') ? handlers[request.url!] : undefined;
      if (request.method !== 'POST' || handler === undefined) return false;
      const send = (status: number, value: object) => {
        response.writeHead(status, { ...headers, 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
        response.end(JSON.stringify(value));
      };
      // A browser names the page that posts; whoever does not is no page of this host.
      if (!isForThisHost(request, port) || request.headers.origin === undefined || !isFromThisHost(request)) {
        send(403, { error: 'Wrong origin.' });
        return true;
      }
      const key = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
      readBody(request)
        .then((body) => handler(key, body))
        .then(
          (value) => (value === null ? send(401, { error: 'This page has not been let in.' }) : send(200, value)),
          () => send(400, { error: 'Not what a page of this host sends.' }),
        );
      return true;
    },
  };
}

/** The address that lets one browser in. */
export function addressOf(port: number, token: string): string {
  return `http://127.0.0.1:${port}/?token=${token}`;
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const piece of request.setEncoding('utf8')) {
    text += piece;
    if (text.length > longestBody) throw new RangeError('too long');
  }
  return JSON.parse(text);
}
