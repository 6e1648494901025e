import type { AppStore } from '../state/store.js';

/** Shows some panels alone, as large as the screen; none named = the page's two main ones. */
export function beginPresent(store: AppStore, panels: readonly string[] = []): void {
  if (store.getState().page !== 'run') return;
  store.getState().present(panels);
  // Where the browser refuses, the window is filled all the same.
  void document.documentElement.requestFullscreen?.().catch(() => undefined);
}

export function endPresent(store: AppStore): void {
  store.getState().present(null);
  if (document.fullscreenElement !== null) void document.exitFullscreen().catch(() => undefined);
}

export function togglePresent(store: AppStore): void {
  if (store.getState().presenting === null) beginPresent(store);
  else endPresent(store);
}

/** Presents one of the page's two main panels alone. */
export function presentHero(store: AppStore, place: 0 | 1): void {
  const heroes = [...document.querySelectorAll('[data-hero]')].map((hero) => hero.getAttribute('data-hero') ?? '');
  const hero = heroes[place];
  if (hero !== undefined) store.getState().present([hero]);
}
