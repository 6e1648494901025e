import { Button } from '@mantine/core';
import { ArrowRight } from 'lucide-react';
import type { Rehearsal } from '../../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../../app/session-context.js';

/** From the draft straight to its forecast. */
export function ForecastButton({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const { store, rehearsals } = useSession();
  const connected = useApp(({ connection }) => connection.status === 'open');
  const busy = useApp(({ openRehearsal }) => openRehearsal?.progress != null) || rehearsal.running !== null;
  const { dao, proposal } = rehearsal.problems;
  return (
    <Button
      rightSection={<ArrowRight size={16} />}
      disabled={!connected || busy || dao.length + proposal.length > 0}
      data-testid="forecast-draft"
      onClick={async () => {
        // What was written last counts; the section forecasts by itself.
        await rehearsals.save();
        store.getState().showSection('forecast');
      }}
    >
      Forecast the vote
    </Button>
  );
}
