import { ActionIcon, Button, Slider, Tooltip } from '@mantine/core';
import { ChevronFirst, StepBack, StepForward } from 'lucide-react';
import { useMemo } from 'react';
import { useApp, useSession } from '../../app/session-context.js';
import { usePaced } from '../../app/use-paced.js';
import { shownRoundOf } from '../../app/use-rounds.js';
import { federationTransport } from '../../session/federation-transport.js';
import shell from '../../shell/shell.module.css';
import classes from './federation.module.css';

/** The round that all panels show: a slider over all rounds so far, steps, and the way back to the newest. */
export function RoundScrubber() {
  const session = useSession();
  const controls = useMemo(() => federationTransport(session), [session]);
  const round = usePaced(shownRoundOf);
  const newest = usePaced(({ openFederation }) => Math.max(0, (openFederation?.roundCount ?? 0) - 1));
  const past = useApp(({ federationView }) => federationView.round !== null);
  return (
    <div className={classes.scrubber} data-testid="round-scrubber" data-round={round}>
      <Tooltip label="To the first model (Home)">
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label="To round 0" onClick={controls.toStart}>
          <ChevronFirst size={18} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Back one round (←)">
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Back one round" onClick={controls.back}>
          <StepBack size={17} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Forward one round (→)">
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Forward one round" onClick={controls.forward}>
          <StepForward size={17} />
        </ActionIcon>
      </Tooltip>
      <Slider
        className={classes.slider}
        aria-label="Round"
        thumbLabel="Round"
        min={0}
        max={Math.max(1, newest)}
        value={round}
        onChange={controls.lookAt}
        label={(value) => `Round ${value}`}
        size={6}
      />
      <span className={classes.roundNumber}>
        round {round} of {newest}
      </span>
      <Button
        size="compact-sm"
        w={76}
        px={4}
        variant={past ? 'filled' : 'transparent'}
        {...(past ? {} : { color: 'gray' })}
        leftSection={<span className={shell.liveDot} data-past={past || undefined} />}
        aria-pressed={!past}
        title={past ? 'Follow the newest round (L)' : 'The newest round is shown'}
        onClick={controls.live}
      >
        Newest
      </Button>
    </div>
  );
}
