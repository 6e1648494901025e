import { Loader, SegmentedControl } from '@mantine/core';
import { useId, useMemo, useState } from 'react';
import type { FederationSetup } from '../../../simulations/api/contract/index.js';
import { ChartFrame } from '../../charts/chart-frame.js';
import { HoldingsDrawing } from '../../charts/holdings-drawing.js';
import { describeHoldings, type HoldingsView, holdingsModel } from '../../charts/models/federation/holdings.js';
import { ErrorText } from '../../parts/error-text.js';
import { Term } from '../../parts/term.js';
import { labelColour } from '../../theme/label-colours.js';
import { usePartition } from './use-partition.js';

/** Who would hold what, drawn anew as the choices change. */
export function PartitionPicture({ classNames }: { readonly classNames: readonly string[] }) {
  const { shards, trouble } = usePartition();
  const [view, setView] = useState<HoldingsView>('count');
  const id = useId().replaceAll(/\W/g, '');
  const setup = useMemo(
    () =>
      ({
        shards: shards ?? [],
        attacks: [],
        classNames: classNames.length > 0 ? classNames : (shards?.[0]?.labels ?? []).map((_, label) => String(label)),
      }) satisfies Pick<FederationSetup, 'shards' | 'attacks' | 'classNames'>,
    [shards, classNames],
  );
  const names = setup.classNames;
  return (
    <ChartFrame
      title="Who would hold what"
      heading={<Term term="shard">Who would hold what</Term>}
      unit={view === 'count' ? 'examples by label' : '% of its examples'}
      testId="partition-preview"
      legend={names
        .slice(0, 20)
        .map((label, at) => ({ key: `label-${at}`, label, colour: labelColour(at), draw: 'area' as const }))}
      description={describeHoldings(setup)}
      points={setup.shards.length}
      table={() => ({
        columns: ['client', 'examples', ...names],
        rows: setup.shards.map(({ shard, examples, labels }) => [shard, examples, ...labels]),
      })}
      aside={
        <SegmentedControl
          size="xs"
          aria-label="How holdings are drawn"
          value={view}
          onChange={(next) => setView(next as HoldingsView)}
          data={[
            { value: 'count', label: 'Examples' },
            { value: 'share', label: 'Shares' },
          ]}
        />
      }
      empty={
        trouble !== null ? (
          <ErrorText trouble={trouble} />
        ) : shards === null ? (
          <Loader size="sm" aria-label="Dealing the examples out" />
        ) : undefined
      }
    >
      {({ width, height }) => (
        <HoldingsDrawing
          model={holdingsModel(setup, view, Math.floor(width / 3))}
          share={view === 'share'}
          classNames={names}
          selected={null}
          {...{ id, width, height }}
        />
      )}
    </ChartFrame>
  );
}
