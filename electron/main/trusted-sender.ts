import type { WebFrameMain } from 'electron';
import { appOrigin } from './app-scheme.js';

/** Whether a message came from the top frame of one of our own pages. Everything else is refused. */
export function isTrustedSender(frame: WebFrameMain | null): boolean {
  if (frame === null || frame.parent !== null) return false;
  // `URL.origin` is the word "null" for schemes of one's own, so that the parts are compared.
  const url = URL.canParse(frame.url) ? new URL(frame.url) : null;
  return url !== null && `${url.protocol}//${url.host}` === appOrigin;
}
