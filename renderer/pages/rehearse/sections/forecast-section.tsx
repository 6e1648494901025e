import { Button } from '@mantine/core';
import { Play } from 'lucide-react';
import type { Rehearsal } from '../../../../simulations/api/contract/index.js';
import { EmptyState } from '../../../parts/empty-state.js';
import { useJob } from '../use-job.js';

/** How the vote is likely to go. */
export function ForecastSection({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const job = useJob(rehearsal, 'forecast', 'The vote could not be forecast');
  return (
    <EmptyState
      title="How the vote will go"
      action={
        <Button
          leftSection={<Play size={16} />}
          loading={job.running}
          disabled={job.blocked}
          data-testid="start-forecast"
          onClick={() => job.start((commands, id) => commands.forecastVote({ id }))}
        >
          Forecast the vote
        </Button>
      }
    >
      The vote is simulated a few thousand times: how likely it passes, by how much, and who decides.
    </EmptyState>
  );
}
