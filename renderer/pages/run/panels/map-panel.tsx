import { SegmentedControl } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useCallback, useMemo, useState } from 'react';
import { useApp, useSession } from '../../../app/session-context.js';
import { useFrames, useFramesUpToMoment } from '../../../app/use-frames.js';
import { usePaced } from '../../../app/use-paced.js';
import { useVocabulary } from '../../../app/use-vocabulary.js';
import { MapDrawing } from '../../../charts/map-drawing.js';
import {
  amountsMoved,
  largestInTick,
  type MapEdge,
  protocolMap,
  relativeAmounts,
} from '../../../charts/models/protocol-map.js';
import { PanelFrame } from '../../../panels/panel-frame.js';
import { usePanel } from '../../../panels/panel-grid.js';
import { TableMenuItems } from '../../../panels/table-menu.js';
import { SortTable } from '../../../parts/sort-table.js';
import classes from './map-panel.module.css';
import { mapColumns, mapRows } from './map-rows.js';

const every = 'every asset';

/** The economy of the run as a graph, with the tokens of the tick on their way. */
export function MapPanel() {
  const { active } = usePanel();
  const { store } = useSession();
  const vocabulary = useVocabulary();
  const all = useFrames(active);
  const past = useFramesUpToMoment(active);
  const from = usePaced(({ window }) => window?.[0] ?? 0, active);
  const to = usePaced(({ window }) => window?.[1] ?? Number.POSITIVE_INFINITY, active);
  // Of the whole run as far as it is known, so that nothing moves its place while one goes back in time.
  const made = useMemo(() => protocolMap(all, vocabulary), [all, vocabulary]);
  const graph = useKept(made, made.edges.map(({ id }) => id).join(' '));
  const most = useMemo(() => largestInTick(all, vocabulary), [all, vocabulary]);
  const newest = past.at(-1);
  const amounts = useMemo(
    () =>
      amountsMoved(
        past.filter(({ tick }) => tick >= from && tick <= to),
        vocabulary,
      ),
    [past, from, to, vocabulary],
  );
  const inTick = useMemo(() => amountsMoved(newest === undefined ? [] : [newest], vocabulary), [newest, vocabulary]);
  const widths = useMemo(() => relativeAmounts(amounts, graph.edges, vocabulary), [amounts, graph, vocabulary]);
  const moving = useMemo(
    () => relativeAmounts(inTick, graph.edges, vocabulary, most),
    [inTick, graph, vocabulary, most],
  );
  const assets = vocabulary.assets.filter(({ asset }) => graph.edges.some((edge) => edge.asset === asset));
  const [chosen, choose] = useState(every);
  const asset = assets.find((one) => one.asset === chosen)?.asset ?? null;
  const [as, showAs] = useState<'picture' | 'table'>('picture');
  const selection = useApp((state) => state.selection);
  const edge =
    selection?.kind === 'flow' ? [selection.asset, selection.from, selection.to, selection.flow].join('.') : null;
  const party = selection?.kind === 'party' ? selection.party : null;
  const selected = useMemo(() => ({ edge, party }), [edge, party]);
  const onParty = useCallback(
    (one: string) => store.getState().look({ selection: { kind: 'party', party: one } }),
    [store],
  );
  const onEdge = useCallback(
    ({ asset: of, from: giver, to: receiver, kind }: MapEdge) =>
      store.getState().look({ selection: { kind: 'flow', asset: of, from: giver, to: receiver, flow: kind } }),
    [store],
  );
  const shownEdges = asset === null ? graph.edges : graph.edges.filter((one) => one.asset === asset);
  const rows = mapRows(shownEdges, amounts, inTick, vocabulary);
  const { ref, width, height } = useElementSize<HTMLDivElement>();
  return (
    <PanelFrame
      title="Protocol map"
      testId="run-map"
      points={shownEdges.length}
      note={
        newest === undefined ? undefined : `tick ${newest.tick}: ${moving.size} of ${graph.edges.length} flows move`
      }
      aside={
        <>
          {assets.length > 1 && (
            <SegmentedControl
              size="xs"
              aria-label="Which asset"
              value={asset ?? every}
              onChange={choose}
              data={[{ value: every, label: 'All' }, ...assets.map((one) => ({ value: one.asset, label: one.symbol }))]}
            />
          )}
          <SegmentedControl
            size="xs"
            aria-label="Shown as"
            value={as}
            onChange={(next) => showAs(next === 'table' ? 'table' : 'picture')}
            data={[
              { value: 'picture', label: 'Map' },
              { value: 'table', label: 'Table' },
            ]}
          />
        </>
      }
      menu={
        <TableMenuItems
          copied={`${rows.length} flows are on the clipboard as a table.`}
          file={['map', `tick-${newest?.tick ?? 0}`]}
          table={() => ({
            columns: mapColumns.map(({ header }) => header),
            rows: rows.map((row) => mapColumns.map((column) => column.exact(row))),
          })}
        />
      }
    >
      {as === 'table' ? (
        <SortTable
          label="Flows of the protocol"
          columns={mapColumns}
          rows={rows}
          emptyText="Nothing moved yet."
          idOf={({ edge: { id } }) => id}
          selected={selected.edge}
          onSelect={(row) => onEdge(row.edge)}
          cell={(column, row) =>
            column.id === 'kind' ? (
              <button type="button" className={classes.link} onClick={() => onEdge(row.edge)}>
                {column.text(row)}
              </button>
            ) : (
              column.text(row)
            )
          }
          titleOf={(column, row) => column.exact(row)}
        />
      ) : (
        <div ref={ref} className={classes.room}>
          {width > 0 && height > 0 && (
            <MapDrawing
              map={graph}
              width={Math.floor(width)}
              height={Math.floor(height)}
              beat={newest?.tick ?? 0}
              {...{ vocabulary, asset, amounts, widths, moving, selected, onEdge, onParty }}
            />
          )}
        </div>
      )}
    </PanelFrame>
  );
}

/** The same object as long as its key is the same. */
function useKept<T>(value: T, key: string): T {
  const [kept, keep] = useState({ key, value });
  if (kept.key === key) return kept.value;
  keep({ key, value });
  return value;
}
