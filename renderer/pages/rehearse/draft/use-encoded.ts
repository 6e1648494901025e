import { useEffect, useState } from 'react';
import type { EncodedProposal, Rehearsal } from '../../../../simulations/api/contract/index.js';
import { useSession } from '../../../app/session-context.js';
import type { FormValue } from '../../../forms/field-schema.js';

const pause = 250;

/** The draft as calls and in words, a moment after it was written; `null` until the engine has answered. */
export function useEncoded({ id, resolved, problems }: Rehearsal, proposal: FormValue): EncodedProposal | null {
  const { rehearsals, attempt } = useSession();
  const [encoded, setEncoded] = useState<EncodedProposal | null>(null);
  const ready = resolved !== null && problems.dao.length === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: names and decimals come from the DAO
  useEffect(() => {
    if (!ready) return;
    let gone = false;
    const timer = setTimeout(() => {
      void attempt('The draft could not be encoded', async () => {
        const answer = await rehearsals.commands.encodeProposal({ id, proposal: { ...proposal } });
        if (!gone) setEncoded(answer);
      });
    }, pause);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [id, ready, resolved, proposal, rehearsals, attempt]);
  return encoded;
}
