import { Button } from '@mantine/core';
import { Play } from 'lucide-react';
import type { Rehearsal } from '../../../../simulations/api/contract/index.js';
import { EmptyState } from '../../../parts/empty-state.js';
import { useJob } from '../use-job.js';

/** What it takes to take this DAO over. */
export function AttacksSection({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const job = useJob(rehearsal, 'attacks', 'The DAO could not be attacked');
  return (
    <EmptyState
      title="What an attacker could do"
      action={
        <Button
          leftSection={<Play size={16} />}
          loading={job.running}
          disabled={job.blocked}
          data-testid="start-attacks"
          onClick={() => job.start((commands, id) => commands.attackDao({ id }))}
        >
          Attack this DAO
        </Button>
      }
    >
      Flash-loaned votes, bought votes, ambushes and more are tried on this DAO: what each costs, and the cheapest that
      works.
    </EmptyState>
  );
}
