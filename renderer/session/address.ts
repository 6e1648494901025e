import { formatRoute, home, parseRoute, type Route } from '../routes/route.js';
import { sameSelection } from '../routes/selection.js';
import { keep, readKept } from '../state/kept.js';
import type { AppState } from '../state/store.js';
import type { Session } from './session.js';

/**
 * Keeps the address and the store in step: what is looked at is in the address, so that it can be linked,
 * and going back or opening a link shows it again. Returns the function that ends it.
 */
export function followAddress({ store, runs, rehearsals }: Session, page: Window): () => void {
  const enter = () => {
    const route = parseRoute(page.location.hash);
    // An address of an earlier version is written as it is now.
    if (page.location.hash.startsWith('#/federation')) rewrite(page, 'replaceState', formatRoute(route));
    if (sameRoute(route, routeOf(store.getState()))) return;
    if (route.page === 'run' && route.runId !== null) runs.open(route.runId);
    if (route.page === 'rehearse' && route.runId !== null) rehearsals.open(route.runId, route.section ?? undefined);
    if (route.page === 'rehearse' && route.runId === null) rehearsals.close();
    const { show, look, compareRuns } = store.getState();
    if (route.page === 'compare') compareRuns(route.runs);
    show(route.page);
    if (route.page === 'run')
      look({ lens: route.lens, tick: route.tick, window: route.window, selection: route.selection });
  };
  if (page.location.hash.length < 3) rewrite(page, 'replaceState', readKept<string>('address') ?? '#/scenarios');
  else rewrite(page, 'replaceState', page.location.hash);
  enter();
  let shown = routeOf(store.getState());
  const unsubscribe = store.subscribe((state) => {
    const route = routeOf(state);
    if (sameRoute(route, shown)) return;
    const turned =
      route.page !== shown.page ||
      route.runId !== shown.runId ||
      route.lens !== shown.lens ||
      route.section !== shown.section ||
      route.runs.join() !== shown.runs.join() ||
      !sameSelection(route.selection, shown.selection);
    shown = route;
    const address = formatRoute(route);
    // Scrubbing is not a journey: only pages, runs and selections can be gone back to.
    if (turned) {
      replaceNow();
      rewrite(page, 'pushState', address);
    } else replaceSoon(page, address);
    keep('address', address);
  });
  page.addEventListener('hashchange', enter);
  page.addEventListener('popstate', enter);
  return () => {
    unsubscribe();
    page.removeEventListener('hashchange', enter);
    page.removeEventListener('popstate', enter);
  };
}

function routeOf(state: AppState): Route {
  const { page, openRun, openFederation, lens, tick, window, selection, openRehearsal } = state;
  if (page === 'rehearse') {
    const section = openRehearsal === null ? null : state.rehearsalSection;
    return { ...home, page, runId: openRehearsal?.id ?? null, section };
  }
  if (page === 'compare') return { ...home, page, runs: state.compared };
  const runId = openRun?.id ?? openFederation?.id ?? null;
  return { ...home, page, runId, lens: runId === null ? 'overview' : lens, tick, window, selection };
}

function sameRoute(one: Route, other: Route): boolean {
  return formatRoute(one) === formatRoute(other);
}

/** Changes the address's hash. The query goes: it held the one-time token, which belongs into no link. */
function rewrite(page: Window, how: 'pushState' | 'replaceState', hash: string): void {
  page.history[how](null, '', `${page.location.pathname}${hash}`);
}

/** Changes of the address that wait for their turn. */
let pending: { readonly page: Window; address: string; readonly timer: ReturnType<typeof setTimeout> } | null = null;

/** Browsers allow only so many changes of the address in a second. */
function replaceSoon(page: Window, address: string): void {
  if (pending === null) pending = { page, address, timer: setTimeout(replaceNow, 150) };
  else pending.address = address;
}

/** What waits is done before a new entry is made: done after it, it would undo it. */
function replaceNow(): void {
  if (pending === null) return;
  const { page, address, timer } = pending;
  clearTimeout(timer);
  pending = null;
  if (parseRoute(address).page === parseRoute(page.location.hash).page) rewrite(page, 'replaceState', address);
}
