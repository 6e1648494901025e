import { useEffect, useState } from 'react';
import type { AllocationOffers, AllocationOutlook } from '../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../app/session-context.js';
import type { FormValue } from '../../forms/field-schema.js';
import type { Problem } from './allocation-draft.js';

/** What the engine offers to begin from; `null` until it has answered. */
export function useAllocationOffers(): AllocationOffers | null {
  const { commands, attempt } = useSession();
  const connected = useApp(({ connection }) => connection.status === 'open');
  const [offers, setOffers] = useState<AllocationOffers | null>(null);
  useEffect(() => {
    if (!connected || offers !== null) return;
    let gone = false;
    void attempt('The allocations could not be listed', async () => {
      const found = await commands.listAllocationPresets({});
      if (!gone) setOffers(found);
    });
    return () => {
      gone = true;
    };
  }, [connected, offers, commands, attempt]);
  return offers;
}

export interface AllocationCheck {
  readonly problems: readonly Problem[];
  /** What the allocation means; the last that could be told while it is at fault. */
  readonly outlook: AllocationOutlook | null;
  /** Whether the outlook is older than what is written. */
  readonly stale: boolean;
}

/** Typing is checked once it rests for so long (ms). */
const rest = 200;

/** What the engine says of a scenario's allocation as it is written; `null` until it has answered. */
export function useAllocationCheck(scenario: FormValue): AllocationCheck | null {
  const { commands, attempt } = useSession();
  const connected = useApp(({ connection }) => connection.status === 'open');
  const [check, setCheck] = useState<(AllocationCheck & { readonly of: FormValue }) | null>(null);
  useEffect(() => {
    if (!connected) return;
    let gone = false;
    const timer = setTimeout(
      () =>
        void attempt('The allocation could not be checked', async () => {
          const { problems, outlook } = await commands.previewAllocation({ scenario });
          if (gone) return;
          setCheck((before) => ({
            of: scenario,
            problems,
            outlook: outlook ?? before?.outlook ?? null,
            stale: outlook === null,
          }));
        }),
      rest,
    );
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [scenario, connected, commands, attempt]);
  return check === null ? null : { ...check, stale: check.stale || check.of !== scenario };
}
