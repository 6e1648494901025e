import { Tooltip, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Columns2, House, PanelLeftClose, PanelLeftOpen, Settings, Vote, Waypoints } from 'lucide-react';
import { useApp, useSession } from '../app/session-context.js';
import type { Page } from '../state/view.js';
import classes from './shell.module.css';

const entries = [
  { page: 'scenarios', label: 'Home', icon: House },
  { page: 'run', label: 'Run', icon: Waypoints },
  { page: 'compare', label: 'Compare', icon: Columns2 },
  { page: 'rehearse', label: 'Rehearse', icon: Vote },
  { page: 'settings', label: 'Settings', icon: Settings },
] as const satisfies readonly { readonly page: Page; readonly label: string; readonly icon: unknown }[];

/** Pages that are reached from another one. */
const within: Partial<Record<Page, Page>> = {
  'new-federation': 'scenarios',
  'edit-scenario': 'scenarios',
  watch: 'rehearse',
  poll: 'rehearse',
};

/** The way between the pages; folds to its icons. */
export function Rail() {
  const { store } = useSession();
  const page = useApp((state) => state.page);
  const chosen = useApp(({ preferences }) => preferences.railCollapsed);
  const projector = useApp(({ preferences }) => preferences.theme === 'projector');
  const narrow = useMediaQuery('(max-width: 1439px)') ?? false;
  const folded = chosen ?? (narrow || projector);
  const busy = useApp(
    ({ runs, federations }) =>
      [...(runs ?? []), ...(federations ?? [])].filter(({ state }) => state === 'running' || state === 'starting')
        .length,
  );
  const { show, prefer } = store.getState();
  const Fold = folded ? PanelLeftOpen : PanelLeftClose;
  return (
    <nav className={classes.rail} data-folded={folded || undefined} aria-label="Pages">
      <div className={classes.brand}>
        <img src="./folkmoot.svg" width={26} height={26} alt="" />
        {!folded && <span>Folkmoot</span>}
      </div>
      {entries.map(({ page: target, label, icon: Icon }, at) => (
        <Tooltip key={target} label={label} position="right" disabled={!folded}>
          <UnstyledButton
            className={classes.entry}
            aria-current={page === target || within[page] === target ? 'page' : undefined}
            aria-label={target === 'run' && busy > 0 ? `${label}, ${busy} computing` : label}
            aria-keyshortcuts={String(at + 1)}
            onClick={() => show(target)}
          >
            <Icon size={18} aria-hidden="true" />
            {!folded && <span>{label}</span>}
            {target === 'run' && busy > 0 && (
              <span className={classes.busy} title={`${busy} computing in the background`}>
                {busy}
              </span>
            )}
          </UnstyledButton>
        </Tooltip>
      ))}
      <UnstyledButton
        className={`${classes.entry} ${classes.fold}`}
        aria-label={folded ? 'Unfold the rail' : 'Fold the rail'}
        onClick={() => prefer({ railCollapsed: !folded })}
      >
        <Fold size={18} aria-hidden="true" />
        {!folded && <span>Fold</span>}
      </UnstyledButton>
    </nav>
  );
}
