import { useApp, useSession } from '../../app/session-context.js';
import { type LensName, lensKeys } from '../../routes/lens.js';
import classes from './run.module.css';

const names: Readonly<Record<LensName, string>> = {
  overview: 'Overview',
  economy: 'Economy',
  learning: 'Learning',
  governance: 'Governance',
  agents: 'Agents',
  map: 'Map',
};

const letterOf = (lens: LensName) =>
  Object.entries(lensKeys)
    .find(([, one]) => one === lens)?.[0]
    ?.toUpperCase();

/** The lens that is shown: the one that was asked for where there is such a one, else the overview. */
export function useLens(lenses: readonly LensName[]): LensName {
  return useApp(({ lens }) => (lenses.includes(lens) ? lens : 'overview'));
}

interface LensBarProps {
  readonly lenses: readonly LensName[];
  /** What some are called in this kind of run. */
  readonly called?: Partial<Record<LensName, string>>;
}

/** The lenses of a run, one of which is shown. */
export function LensBar({ lenses, called }: LensBarProps) {
  const { store } = useSession();
  const shown = useLens(lenses);
  if (lenses.length < 2) return null;
  return (
    <nav className={classes.lenses} aria-label="Lenses" data-testid="lenses">
      {lenses.map((lens) => (
        <button
          key={lens}
          type="button"
          data-testid={`lens-${lens}`}
          aria-current={lens === shown ? 'page' : undefined}
          title={`Keys: G, then ${letterOf(lens)}`}
          onClick={() => store.getState().look({ lens })}
        >
          {called?.[lens] ?? names[lens]}
        </button>
      ))}
    </nav>
  );
}
