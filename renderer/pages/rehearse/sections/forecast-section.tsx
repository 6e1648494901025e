import { Skeleton } from '@mantine/core';
import type { Rehearsal } from '../../../../simulations/api/contract/index.js';
import { EmptyState } from '../../../parts/empty-state.js';
import classes from './forecast/forecast.module.css';
import { Headline } from './forecast/headline.js';
import { Supposed } from './forecast/supposed.js';
import { useLiveForecast } from './forecast/use-live-forecast.js';
import { VotesPanel } from './forecast/votes-panel.js';

/** How the vote is likely to go, and what would change it. */
export function ForecastSection({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const live = useLiveForecast(rehearsal);
  const { forecast, resolved } = rehearsal;
  if (forecast === null)
    return live.behind ? (
      <div role="status" aria-label="Simulating the vote">
        <Skeleton height={150} mb="lg" />
        <Skeleton height={300} />
      </div>
    ) : (
      <EmptyState title="How the vote will go">
        The vote is simulated a few thousand times: how likely it passes, by how much, and who decides. The forecast
        appears by itself once the DAO and the draft have no problems left.
      </EmptyState>
    );
  return (
    <div className={classes.columns}>
      <div className={classes.results} data-behind={live.behind || undefined} aria-busy={live.behind}>
        <Headline rehearsal={rehearsal} forecast={forecast} />
        <VotesPanel forecast={forecast} dao={resolved} />
      </div>
      <Supposed rehearsal={rehearsal} live={live} />
    </div>
  );
}
