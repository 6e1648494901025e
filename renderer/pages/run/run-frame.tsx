import { Skeleton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useApp } from '../../app/session-context.js';
import { createPace, PaceContext } from '../../app/use-paced.js';
import { Inspector } from './inspector/inspector.js';
import classes from './run.module.css';

interface RunFrameProps {
  /** Whether what is fixed about the run is known: until then there is nothing to lay panels out by. */
  readonly ready: boolean;
  readonly headline: ReactNode;
  /** The choice of what is shown of the run. */
  readonly lenses: ReactNode;
  readonly panels: ReactNode;
  readonly timeline: ReactNode;
}

/** What the runs of every kind have in common: the lenses and the sentence on top, panels, the inspector beside and the timeline below them. */
export function RunFrame({ ready, headline, lenses, panels, timeline }: RunFrameProps) {
  const selected = useApp(({ selection }) => selection !== null);
  return (
    <div className={classes.page}>
      <div className={classes.columns}>
        <div className={classes.content}>
          <h1 className="visually-hidden">Run</h1>
          {ready && lenses}
          <Paced>{headline}</Paced>
          {ready ? panels : <Loading />}
        </div>
        {selected && (
          <Paced>
            <Inspector />
          </Paced>
        )}
      </div>
      {ready && <Paced>{timeline}</Paced>}
    </div>
  );
}

/** Lets what is inside draw in turns of its own. */
function Paced({ children }: { readonly children: ReactNode }) {
  const [pace] = useState(createPace);
  return <PaceContext value={pace}>{children}</PaceContext>;
}

function Loading() {
  return (
    <div className={classes.loading} aria-busy="true">
      {[1, 2, 3, 4].map((one) => (
        <Skeleton key={one} height={320} radius={6} />
      ))}
    </div>
  );
}
