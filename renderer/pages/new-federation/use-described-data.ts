import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { DatasetDescription, DatasetProblem, Federation } from '../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../app/session-context.js';
import { splitSizes } from '../../draft/split-sizes.js';

type Dataset = Federation['learning']['dataset'];

export interface DescribedData {
  readonly dataset: Dataset;
  readonly description: DatasetDescription | null;
  readonly problems: readonly DatasetProblem[];
}

/** What loading the draft's data gives; the splits follow its size. `null` while it is looked at. */
export function useDescribedData(): DescribedData | null {
  const { commands, store, attempt } = useSession();
  const dataset = useApp(({ draft }) => draft.present.federation.learning.dataset);
  const connected = useApp(({ connection }) => connection.status === 'open');
  const [settled] = useDebouncedValue(dataset, 300);
  const [described, setDescribed] = useState<DescribedData | null>(null);
  useEffect(() => {
    if (!connected) return;
    let gone = false;
    void attempt('The data could not be looked at', async () => {
      const { description, problems } = await commands.describeDataset({ dataset: settled });
      if (gone) return;
      setDescribed({ dataset: settled, description, problems });
      const { federation } = store.getState().draft.present;
      const { learning } = federation;
      // MNIST is far more than a first look needs, so that its splits stay as they are.
      if (description === null || settled.kind === 'mnist' || learning.dataset !== settled) return;
      const sizes = splitSizes(description.examples);
      const asked = learning.trainExamples + learning.heldOutExamples + learning.testExamples;
      if (asked === description.examples || (asked < description.examples && asked > description.examples / 2)) return;
      store.getState().draftDo({
        do: 'amend',
        federation: { ...federation, learning: { ...learning, ...sizes } },
      });
    });
    return () => {
      gone = true;
    };
  }, [settled, connected, commands, store, attempt]);
  return described?.dataset === dataset ? described : null;
}
