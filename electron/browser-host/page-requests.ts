import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import type { PageFile } from '../page/index.js';
import { isForThisHost, isFromThisHost } from './request-origin.js';

export interface PageRequestOptions {
  readonly port: number;
  readonly files: ReadonlyMap<string, PageFile>;
  /** Put on every answer, refusals included. */
  readonly headers: Readonly<Record<string, string>>;
}

type Decision =
  | { readonly status: 200; readonly page: PageFile }
  | { readonly status: 400 | 403 | 404 | 405 | 421; readonly text: string };

/**
 * Answers one request for a file of the window. The files are the program, the same for everybody, and say nothing of its
 * runs: those are behind the engine's door, which takes a key.
 */
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
  const { page } = decision;
  response.writeHead(200, {
    ...options.headers,
    'Content-Type': page.contentType,
    'Cache-Control': page.immutable ? 'private, max-age=31536000, immutable' : 'no-store',
  });
  if (!withBody) response.end();
  else pipeline(createReadStream(page.file), response, () => undefined);
}

function decide({ port, files }: PageRequestOptions, request: IncomingMessage): Decision {
  if (!isForThisHost(request, port)) return { status: 421, text: 'Wrong host.\n' };
  if (!isFromThisHost(request)) return { status: 403, text: 'Wrong origin.\n' };
  if (request.method !== 'GET' && request.method !== 'HEAD') return { status: 405, text: 'Only GET.\n' };
  const asked = request.url ?? '';
  const base = `http://127.0.0.1:${port}`;
  if (!/^\/(?!\/)/.test(asked) || !URL.canParse(asked, base)) return { status: 400, text: 'Bad address.\n' };

  const page = files.get(new URL(asked, base).pathname);
  return page === undefined ? { status: 404, text: 'No such file.\n' } : { status: 200, page };
}
