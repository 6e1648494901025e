import { Select } from '@mantine/core';
import { useApp, useSession } from '../../app/session-context.js';
import { changesOf, runName } from '../../words/runs.js';

/** Puts one more run beside those that are compared. */
export function RunPicker() {
  const { store } = useSession();
  const daos = useApp((state) => state.runs) ?? [];
  const federations = useApp((state) => state.federations) ?? [];
  const compared = useApp((state) => state.compared);
  const [first] = compared;
  // Those beside the first are of its kind.
  const runs = [
    ...(first === undefined || daos.some(({ id }) => id === first) ? daos : []),
    ...(first === undefined || federations.some(({ id }) => id === first) ? federations : []),
  ];
  return (
    <Select
      size="xs"
      w={260}
      searchable
      aria-label="Put a run beside"
      placeholder={compared.length === 0 ? 'Choose the first run' : 'Put another run beside'}
      data={runs
        .filter(({ id }) => !compared.includes(id))
        .map((run) => ({
          value: run.id,
          label: [
            runName(run),
            run.kind === 'federation' ? 'federation' : '',
            `seed ${run.seed}`,
            changesOf(run),
            run.id.slice(-4),
          ]
            .filter(Boolean)
            .join(', '),
        }))}
      value={null}
      nothingFoundMessage="No run is called that."
      onChange={(id) => id !== null && store.getState().compareRuns([...compared, id])}
    />
  );
}
