import { Button } from '@mantine/core';
import { Play } from 'lucide-react';
import type { Rehearsal } from '../../../../simulations/api/contract/index.js';
import { EmptyState } from '../../../parts/empty-state.js';
import { useJob } from '../use-job.js';

/** What the members are likely to do, learned from what they did. */
export function VotersSection({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const job = useJob(rehearsal, 'calibration', 'The voters could not be learned');
  return (
    <EmptyState
      title="How the members vote"
      action={
        <Button
          leftSection={<Play size={16} />}
          loading={job.running}
          disabled={job.blocked}
          data-testid="start-calibration"
          onClick={() => job.start((commands, id) => commands.calibrateVoters({ id }))}
        >
          Learn from past votes
        </Button>
      }
    >
      Turnout and choice of every member, learned from past votes and scored on votes it has not seen.
    </EmptyState>
  );
}
