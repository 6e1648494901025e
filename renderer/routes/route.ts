import { isLens, type LensName } from './lens.js';
import { parseSection, type RehearsalSection } from './rehearsal-section.js';
import { formatSelection, parseSelection, type Selection } from './selection.js';

/**
 * Where somebody is, as the address says it: `#/run/quickstart-7-ab12/economy?at=12&window=3-20&select=agent:whale-1`,
 * `#/run/sybils-s1-ab12?at=3&select=client:7`, `#/rehearse/ens-20260101t120000-0a1b/forecast`, or `#/compare?runs=tiny-s1-ab12,tiny-s1-cd34`.
 */
export interface Route {
  readonly page:
    | 'scenarios'
    | 'run'
    | 'new-federation'
    | 'edit-scenario'
    | 'compare'
    | 'rehearse'
    | 'watch'
    | 'poll'
    | 'settings';
  /** A run of either kind, or a rehearsal. */
  readonly runId: string | null;
  /** What is shown of a run; the overview, where the address says none. */
  readonly lens: LensName;
  /** A run's tick, a federation's round. */
  readonly tick: number | null;
  readonly window: readonly [number, number] | null;
  readonly selection: Selection | null;
  /** The part of a rehearsal that is shown; `null` where none is open. */
  readonly section: RehearsalSection | null;
  /** The runs that are compared. */
  readonly runs: readonly string[];
}

export const home: Route = {
  page: 'scenarios',
  runId: null,
  lens: 'overview',
  tick: null,
  window: null,
  selection: null,
  section: null,
  runs: [],
};

/** Reads the address's hash. What makes no sense is left out; an unknown page is the first one. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?');
  const [, page, run, section] = path.split('/');
  const parameters = new URLSearchParams(query);
  if (isAlone(page)) return { ...home, page };
  if (page === 'compare') return { ...home, page, runs: (parameters.get('runs') ?? '').split(',').filter(isRunId) };
  const runId = run && isRunId(run) ? run : null;
  if (page === 'rehearse')
    return { ...home, page, runId, section: runId === null ? null : (parseSection(section) ?? 'draft') };
  // Federations once had a page of their own, and links to it are still about.
  if (page !== 'run' && page !== 'federation') return home;
  const client = page === 'federation' ? wholeNumber(parameters.get('client')) : null;
  return {
    ...home,
    page: 'run',
    runId,
    lens: runId !== null && isLens(section) ? section : 'overview',
    tick: wholeNumber(parameters.get('at')),
    window: parseWindow(parameters.get('window')),
    selection: client === null ? parseSelection(parameters.get('select')) : { kind: 'client', client },
  };
}

export function formatRoute(route: Route): string {
  if (route.page === 'rehearse') return `#/${['rehearse', route.runId, route.section].filter(Boolean).join('/')}`;
  if (route.page === 'compare') return route.runs.length === 0 ? '#/compare' : `#/compare?runs=${route.runs.join(',')}`;
  if (route.page !== 'run') return `#/${route.page}`;
  const parameters: string[] = [];
  if (route.tick !== null) parameters.push(`at=${route.tick}`);
  if (route.window !== null) parameters.push(`window=${route.window[0]}-${route.window[1]}`);
  if (route.selection !== null) parameters.push(`select=${encodeURIComponent(formatSelection(route.selection))}`);
  const path = ['#', route.page, route.runId, route.lens === 'overview' ? null : route.lens]
    .filter((part) => part !== null)
    .join('/');
  return parameters.length === 0 ? path : `${path}?${parameters.join('&')}`;
}

const alone = ['settings', 'new-federation', 'edit-scenario', 'watch', 'poll'] as const;

/** Pages that an address says no more of. */
function isAlone(page: string | undefined): page is (typeof alone)[number] {
  return alone.some((one) => one === page);
}

function isRunId(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]{3,80}$/.test(text);
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : null;
}

function parseWindow(text: string | null): readonly [number, number] | null {
  const [from, to] = (text ?? '').split('-').map(wholeNumber);
  return from != null && to != null && from < to ? [from, to] : null;
}
