import { Button } from '@mantine/core';
import { Play } from 'lucide-react';
import type { Rehearsal } from '../../../../simulations/api/contract/index.js';
import { EmptyState } from '../../../parts/empty-state.js';
import { useJob } from '../use-job.js';

/** The same proposal under other rules. */
export function WhatIfSection({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const job = useJob(rehearsal, 'variants', 'The rules could not be compared');
  return (
    <EmptyState
      title="What if the rules were others"
      action={
        <Button
          leftSection={<Play size={16} />}
          loading={job.running}
          disabled={job.blocked}
          data-testid="start-variants"
          onClick={() => job.start((commands, id) => commands.compareRules({ id }))}
        >
          Compare rules
        </Button>
      }
    >
      The same vote under other quorums, voting rules, delays and delegations, side by side.
    </EmptyState>
  );
}
