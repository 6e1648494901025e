import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import type { PageFile } from '../page/index.js';
import { isForThisHost, isFromThisHost } from './request-origin.js';
import type { Session } from './session.js';

export interface PageRequestOptions {
  readonly port: number;
  readonly session: Session;
  readonly files: ReadonlyMap<string, PageFile>;
  /** Put on every answer, refusals included. */
  readonly headers: Readonly<Record<string, string>>;
}

type Decision =
  | { readonly status: 200; readonly page: PageFile; readonly cookie: string | null }
  | { readonly status: 400 | 401 | 403 | 404 | 405 | 421; readonly text: string };

const noSession =
  'This page needs the address that Folkmoot printed when it started. It works once, in one browser: start Folkmoot again for a new one.\n';

/** Answers one request for a file of the window. */
export function answerPageRequest(
  options: PageRequestOptions,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const decision = decide(options, request);
  const withBody = request.method !== 'HEAD';
  if (decision.status !== 200) {
    const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };
    response.writeHead(decision.status, { ...options.headers, ...headers });
    response.end(withBody ? decision.text : undefined);
    return;
  }
  const { page, cookie } = decision;
  response.writeHead(200, {
    ...options.headers,
    'Content-Type': page.contentType,
    'Cache-Control': page.immutable ? 'private, max-age=31536000, immutable' : 'no-store',
    ...(cookie === null ? {} : { 'Set-Cookie': cookie }),
  });
  if (!withBody) response.end();
  else pipeline(createReadStream(page.file), response, () => undefined);
}

function decide({ port, session, files }: PageRequestOptions, request: IncomingMessage): Decision {
  if (!isForThisHost(request, port)) return { status: 421, text: 'Wrong host.\n' };
  if (!isFromThisHost(request)) return { status: 403, text: 'Wrong origin.\n' };
  if (request.method !== 'GET' && request.method !== 'HEAD') return { status: 405, text: 'Only GET.\n' };
  const asked = request.url ?? '';
  const base = `http://127.0.0.1:${port}`;
  if (!asked.startsWith('/') || !URL.canParse(asked, base)) return { status: 400, text: 'Bad address.\n' };

  const target = new URL(asked, base);
  const token = target.searchParams.get('token');
  let cookie: string | null = null;
  if (!session.knows(request.headers.cookie)) {
    if (token === null) return { status: 401, text: noSession };
    cookie = isVisit(request, target) ? session.redeem(token) : null;
    if (cookie === null) return { status: 403, text: noSession };
  }
  const page = files.get(target.pathname);
  return page === undefined ? { status: 404, text: 'No such file.\n' } : { status: 200, page, cookie };
}

/** Whether a person opens the window. A browser that only fetches ahead must not use the token up. */
function isVisit(request: IncomingMessage, target: URL): boolean {
  return request.method === 'GET' && target.pathname === '/' && request.headers['sec-purpose'] === undefined;
}
