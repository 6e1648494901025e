import { type UIEvent, useEffect, useRef } from 'react';
import { useApp } from '../app/session-context.js';
import { ComparePage } from '../pages/compare/compare-page.js';
import { EditScenarioPage } from '../pages/edit-scenario/edit-scenario-page.js';
import { NewFederationPage } from '../pages/new-federation/new-federation-page.js';
import { PollPage } from '../pages/poll/poll-page.js';
import { RehearsePage } from '../pages/rehearse/rehearsal-page.js';
import { RunPage } from '../pages/run/run-page.js';
import { ScenariosPage } from '../pages/scenarios/scenarios-page.js';
import { SettingsPage } from '../pages/settings/settings-page.js';
import { WatchPage } from '../pages/watch/watch-page.js';
import { keep, readKept } from '../state/kept.js';
import { ConnectionBanner } from './connection-banner.js';
import { FileDrop } from './file-drop.js';
import { Palette } from './palette.js';
import { Rail } from './rail.js';
import classes from './shell.module.css';
import { ShortcutsDialog } from './shortcuts-dialog.js';
import { TopBar } from './top-bar.js';
import { useKeyboard } from './use-keyboard.js';

const pages = {
  scenarios: ScenariosPage,
  run: RunPage,
  'new-federation': NewFederationPage,
  'edit-scenario': EditScenarioPage,
  compare: ComparePage,
  rehearse: RehearsePage,
  watch: WatchPage,
  poll: PollPage,
  settings: SettingsPage,
};

/** The window's frame: rail, top bar, and the page between them. */
export function Shell() {
  const page = useApp((state) => state.page);
  const presenting = useApp((state) => state.presenting !== null);
  // Nothing of a page can come to a browser that was never let in.
  const shutOut = useApp(({ stranger, everConnected }) => stranger !== null && !everConnected);
  const shortcuts = useKeyboard();
  const Page = pages[page];
  return (
    <div className={classes.shell}>
      <button type="button" className={classes.skip} onClick={() => document.getElementById('stage')?.focus()}>
        Skip to the page
      </button>
      {!presenting && <Rail />}
      <div className={classes.main}>
        {!presenting && <TopBar />}
        <ConnectionBanner />
        <Stage key={page} page={page}>
          {shutOut ? <h1 className="visually-hidden">Not let in</h1> : <Page />}
        </Stage>
      </div>
      <Palette onShortcuts={shortcuts.open} />
      <ShortcutsDialog {...shortcuts} />
      <FileDrop />
    </div>
  );
}

/** The page's place. It remembers how far it was scrolled. */
function Stage({ page, children }: { readonly page: string; readonly children: React.ReactNode }) {
  const stage = useRef<HTMLElement>(null);
  const ready = useApp(({ scenarios, openRun, openFederation, openRehearsal, daos }) =>
    page === 'run'
      ? (openRun?.frameCount ?? openFederation?.roundCount ?? 0) > 0
      : page === 'rehearse'
        ? (openRehearsal?.rehearsal ?? daos) !== null
        : scenarios !== null,
  );
  useEffect(() => {
    if (ready && stage.current !== null) stage.current.scrollTop = readKept<number>(`scroll.${page}`) ?? 0;
  }, [page, ready]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const remember = ({ currentTarget }: UIEvent<HTMLElement>) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => keep(`scroll.${page}`, currentTarget.scrollTop), 300);
  };
  return (
    <main id="stage" ref={stage} tabIndex={-1} className={classes.stage} onScroll={remember}>
      {children}
    </main>
  );
}
