import type { BrowserContext, Request as PageRequest } from 'playwright-core';

type Handler = (request: Request) => Promise<Response>;

/** Chromium under Playwright knows no schemes of our own: the page is at this origin instead. */
export const pageOrigin = 'http://app.folkmoot.localhost';
const schemeOrigin = 'folkmoot://app';

/** `folkmoot://app/x` → the page's address, and back. */
export const toPageUrl = (url: string) => url.replace(schemeOrigin, pageOrigin);
export const toSchemeUrl = (url: string) => url.replace(pageOrigin, schemeOrigin);

const privileged = new Set<string>();
let handler: Handler | null = null;

export const protocol = {
  registerSchemesAsPrivileged(schemes: readonly { scheme: string }[]): void {
    for (const { scheme } of schemes) privileged.add(scheme);
  },
  handle(scheme: string, answer: Handler): void {
    if (!privileged.has(scheme)) throw new Error(`${scheme} was not registered before the app was ready.`);
    handler = answer;
  },
};

/** Lets the app's own handler answer every request for its origin; no other request gets anywhere. */
export async function routeRequests(
  context: BrowserContext,
  mayNavigate: (url: string, inNewWindow: boolean) => boolean,
): Promise<void> {
  await context.route('**/*', async (route) => {
    const request = route.request();
    const url = toSchemeUrl(request.url());
    if (request.isNavigationRequest() && !mayNavigate(url, isInNewWindow(request))) return route.abort('aborted');
    if (!url.startsWith(`${schemeOrigin}/`) || handler === null) return route.abort('connectionrefused');
    const response = await handler(new Request(url, { method: request.method() }));
    return route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  });
}

/** The window is the context's first page; what a page opens comes after it, and has no frame at first. */
function isInNewWindow(request: PageRequest): boolean {
  try {
    const page = request.frame().page();
    return page !== page.context().pages()[0];
  } catch {
    return true;
  }
}
