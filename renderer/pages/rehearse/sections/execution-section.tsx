import { Button } from '@mantine/core';
import { Play } from 'lucide-react';
import type { Rehearsal } from '../../../../simulations/api/contract/index.js';
import { EmptyState } from '../../../parts/empty-state.js';
import { useJob } from '../use-job.js';

/** What really happens when the proposal is voted on and executed. */
export function ExecutionSection({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const job = useJob(rehearsal, 'execution', 'The proposal could not be executed');
  return (
    <EmptyState
      title="What the proposal does"
      action={
        <Button
          leftSection={<Play size={16} />}
          loading={job.running}
          disabled={job.blocked}
          data-testid="start-execution"
          onClick={() => job.start((commands, id) => commands.executeProposal({ id }))}
        >
          Execute it here
        </Button>
      }
    >
      The proposal is proposed, voted on, queued and executed on a local chain: calls, events, money, state, checks.
    </EmptyState>
  );
}
