import { SegmentedControl } from '@mantine/core';
import { useId, useMemo, useState } from 'react';
import { useSession } from '../../../app/session-context.js';
import { useFederationDetail, useSelectedClient } from '../../../app/use-rounds.js';
import { ChartFrame } from '../../../charts/chart-frame.js';
import { HoldingsDrawing } from '../../../charts/holdings-drawing.js';
import { describeHoldings, type HoldingsView, holdingsModel } from '../../../charts/models/federation/holdings.js';
import { PanelMenuItems } from '../../../panels/panel-menu.js';
import { Term } from '../../../parts/term.js';
import { familyColour } from '../../../theme/family-colours.js';
import { labelColour } from '../../../theme/label-colours.js';
import { attackerName } from '../../../words/attacks.js';

const mostInLegend = 20;

/** Who holds what: a bar of labels for every client. */
export function HoldersPanel() {
  const { store } = useSession();
  const setup = useFederationDetail()?.setup;
  const selected = useSelectedClient();
  const [view, setView] = useState<HoldingsView>('count');
  const id = useId().replaceAll(/\W/g, '');
  const wholeModel = useMemo(() => (setup ? holdingsModel(setup, view, 10_000) : null), [setup, view]);
  if (setup === undefined || wholeModel === null) return null;
  const adversaries = setup.attacks.some((attack) => attack !== null);
  return (
    <ChartFrame
      title="Who holds what"
      heading={<Term term="shard">Who holds what</Term>}
      unit={view === 'count' ? 'examples by label' : '% of its examples'}
      testId="federation-holders"
      legend={[
        ...setup.classNames
          .slice(0, mostInLegend)
          .map((label, at) => ({ key: `label-${at}`, label, colour: labelColour(at), draw: 'area' as const })),
        ...(adversaries
          ? [
              {
                key: 'adversary',
                label: 'adversary',
                colour: familyColour('attackers', 3),
                draw: 'area' as const,
                pattern: 'cross' as const,
              },
            ]
          : []),
      ]}
      description={describeHoldings(setup)}
      points={setup.shards.length}
      table={() => ({
        columns: ['client', 'attack', 'examples', ...setup.classNames],
        rows: setup.shards.map(({ shard, examples, labels }) => {
          const attack = setup.attacks[shard] ?? null;
          return [shard, attack === null ? '' : attackerName(attack), examples, ...labels];
        }),
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
      menu={<PanelMenuItems />}
    >
      {({ width, height }) => (
        <HoldingsDrawing
          model={wholeModel.bars.length > width / 2 ? holdingsModel(setup, view, Math.floor(width / 3)) : wholeModel}
          share={view === 'share'}
          classNames={setup.classNames}
          onClient={(client) =>
            store.getState().look({ selection: client === selected ? null : { kind: 'client', client } })
          }
          {...{ id, width, height, selected }}
        />
      )}
    </ChartFrame>
  );
}
