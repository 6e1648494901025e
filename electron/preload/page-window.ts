/** What the preload needs of the page's window; the rest of the house is compiled without the DOM's types. */
export interface PageWindow {
  readonly location: { readonly origin: string };
  addEventListener(
    type: 'message',
    listener: (event: { readonly source: unknown; readonly origin: string; readonly data: unknown }) => void,
  ): void;
  postMessage(message: unknown, targetOrigin: string, transfer?: readonly unknown[]): void;
}

/** The page's window, seen from the isolated world; TypeScript knows the global object here as Node.js's. */
export const pageWindow = globalThis as unknown as PageWindow;
