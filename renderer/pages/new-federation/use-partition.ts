import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useMemo, useState } from 'react';
import type { CommandResults } from '../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../app/session-context.js';
import { type Trouble, troubleOf } from '../../session/trouble.js';

export type Shards = CommandResults['previewPartition'];

/** Who would hold what under the draft, a moment after it was changed; or what is in the way. */
export function usePartition(): { readonly shards: Shards | null; readonly trouble: Trouble | null } {
  const { commands } = useSession();
  const { learning, clients, seed } = useApp(({ draft }) => draft.present.federation);
  const connected = useApp(({ connection }) => connection.status === 'open');
  const { dataset, partition, trainExamples, heldOutExamples, testExamples, batchSize } = learning;
  const asked = useMemo(
    () => ({
      learning: { dataset, partition, trainExamples, heldOutExamples, testExamples, batchSize },
      clients,
      seed,
    }),
    [dataset, partition, trainExamples, heldOutExamples, testExamples, batchSize, clients, seed],
  );
  const [settled] = useDebouncedValue(asked, 200);
  const [answer, setAnswer] = useState<{ readonly shards: Shards | null; readonly trouble: Trouble | null }>({
    shards: null,
    trouble: null,
  });
  useEffect(() => {
    if (!connected) return;
    let gone = false;
    commands.previewPartition(settled).then(
      (shards) => !gone && setAnswer({ shards, trouble: null }),
      (error) =>
        !gone && setAnswer({ shards: null, trouble: troubleOf('The data cannot be dealt out like this', error) }),
    );
    return () => {
      gone = true;
    };
  }, [settled, connected, commands]);
  return answer;
}
