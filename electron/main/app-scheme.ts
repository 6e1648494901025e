import { readFile } from 'node:fs/promises';
import { type Protocol, protocol } from 'electron';
import { type PageFile, securityHeaders } from '../page/index.js';

export const appOrigin = 'folkmoot://app';

/** Makes `folkmoot:` a standard, secure scheme. Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'folkmoot', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the window's files at `folkmoot://app/`, and nothing else. */
export function serveAppScheme(sessionProtocol: Protocol, files: ReadonlyMap<string, PageFile>): void {
  const headers = securityHeaders();
  sessionProtocol.handle('folkmoot', async (request) => {
    const url = new URL(request.url);
    const page = url.host === 'app' && request.method === 'GET' ? files.get(url.pathname) : undefined;
    if (page === undefined) return new Response('No such file.\n', { status: 404, headers });
    return new Response(new Uint8Array(await readFile(page.file)), {
      headers: { ...headers, 'Content-Type': page.contentType },
    });
  });
}
