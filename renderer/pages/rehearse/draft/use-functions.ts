import { useEffect, useState } from 'react';
import type { CallableFunction, Rehearsal } from '../../../../simulations/api/contract/index.js';
import { useSession } from '../../../app/session-context.js';

/** Every function that an action can call in this DAO; `null` until the engine has answered. */
export function useFunctions({ id, resolved, problems }: Rehearsal): readonly CallableFunction[] | null {
  const { rehearsals, attempt } = useSession();
  const [functions, setFunctions] = useState<readonly CallableFunction[] | null>(null);
  const known = resolved !== null && problems.dao.length === 0;
  // Its contracts decide which functions there are, not, for one, its quorum.
  const contracts = JSON.stringify([resolved?.contracts.map(({ name, address }) => [name, address]), resolved?.fork]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other contracts have other functions
  useEffect(() => {
    if (!known) return;
    let gone = false;
    void attempt('The functions of the DAO could not be read', async () => {
      const answer = await rehearsals.commands.listFunctions({ id });
      if (!gone) setFunctions(answer);
    });
    return () => {
      gone = true;
    };
  }, [id, known, contracts, rehearsals, attempt]);
  return functions;
}
