import { Checkbox, SegmentedControl } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useApp, useSession } from '../../../app/session-context.js';
import { useFramesUpToMoment } from '../../../app/use-frames.js';
import { usePaced } from '../../../app/use-paced.js';
import { useVocabulary } from '../../../app/use-vocabulary.js';
import { ChartFrame } from '../../../charts/chart-frame.js';
import { describeFlows, FlowDrawing } from '../../../charts/flow-drawing.js';
import { assetsMoved, flowModel, withFlows, withoutDeposits } from '../../../charts/models/flows.js';
import { usePanel } from '../../../panels/panel-grid.js';
import { PanelMenuItems } from '../../../panels/panel-menu.js';
import { plainTokens, shortTokens } from '../../../words/tokens.js';
import classes from '../run.module.css';

export interface FlowsPanelProps {
  readonly title?: string;
  readonly testId?: string;
  /** Draws these kinds of flows alone; all when left out. */
  readonly kinds?: readonly string[] | undefined;
}

/** Where the tokens went in the stretch of time that is looked at. */
export function FlowsPanel({ title = 'Where the tokens went', testId = 'run-flows', kinds }: FlowsPanelProps) {
  const { active } = usePanel();
  const { store } = useSession();
  const every = useFramesUpToMoment(active);
  const vocabulary = useVocabulary();
  const [deposits, setDeposits] = useState(false);
  const leavesOut = kinds === undefined && !deposits;
  const frames = useMemo(
    () => (kinds !== undefined ? withFlows(every, kinds) : deposits ? every : withoutDeposits(every, vocabulary)),
    [every, kinds, deposits, vocabulary],
  );
  const from = usePaced(({ window }) => window?.[0] ?? 0, active);
  const to = usePaced(({ window }) => window?.[1] ?? Number.POSITIVE_INFINITY, active);
  const following = useApp(({ tick }) => tick === null);
  const [span, setSpan] = useState<'all' | 'tick'>('all');
  const shown = useMemo(
    () => (span === 'tick' ? frames.slice(-1) : frames.filter(({ tick }) => tick >= from && tick <= to)),
    [frames, span, from, to],
  );
  const moved = useMemo(() => assetsMoved(frames, vocabulary), [frames, vocabulary]);
  const [chosen, choose] = useState<string | null>(null);
  const asset = vocabulary.asset(moved.find((one) => one === chosen) ?? moved[0]);
  const model = useMemo(() => flowModel(shown, vocabulary, asset.asset), [shown, vocabulary, asset.asset]);
  const newest = frames.at(-1);
  const moving = useMemo(() => {
    if (!following || newest === undefined) return nothing;
    const { links } = flowModel([newest], vocabulary, asset.asset);
    return new Set(links.map(({ source, target, kind }) => `${source}>${target}>${kind}`));
  }, [following, newest, vocabulary, asset.asset]);
  const onParty = useCallback(
    (party: string) => store.getState().look({ selection: { kind: 'party', party } }),
    [store],
  );
  const nameOf = (id: string) => vocabulary.partyName(model.nodes.find((node) => node.id === id)?.party ?? id);
  return (
    <ChartFrame
      unit={asset.symbol}
      {...{ title, testId }}
      legend={[]}
      description={describeFlows(model, vocabulary, asset)}
      points={model.links.length}
      table={() => ({
        columns: ['from', 'to', 'kind', `amount (${asset.symbol})`, 'transfers'],
        rows: model.links.map(({ source, target, kind, wei, count }) => [
          nameOf(source),
          nameOf(target),
          vocabulary.flowName(kind),
          plainTokens(wei, asset.decimals),
          count,
        ]),
      })}
      aside={
        <>
          {model.links.length > 0 && (
            <span className={classes.figureSmall}>{shortTokens(model.totalWei, asset.decimals)} moved</span>
          )}
          {moved.length > 1 && (
            <SegmentedControl
              size="xs"
              aria-label="Which asset"
              value={asset.asset}
              onChange={choose}
              data={moved.map((one) => ({ value: one, label: vocabulary.asset(one).symbol }))}
            />
          )}
          {kinds === undefined && (
            <Checkbox
              size="xs"
              label="Deposits"
              title="Stakes and the like, which their owners can take back"
              checked={deposits}
              onChange={({ currentTarget }) => setDeposits(currentTarget.checked)}
            />
          )}
          <SegmentedControl
            size="xs"
            aria-label="Stretch of time"
            value={span}
            onChange={(next) => setSpan(next as 'all' | 'tick')}
            data={[
              { value: 'all', label: store.getState().window === null ? 'So far' : 'Window' },
              { value: 'tick', label: 'This tick' },
            ]}
          />
        </>
      }
      menu={<PanelMenuItems />}
      empty={
        model.links.length > 0
          ? undefined
          : leavesOut && every.some(({ flows }) => flows.some(({ kind }) => vocabulary.isDeposit(kind)))
            ? 'Only deposits moved so far: stakes and the like, which their owners can take back.'
            : `Each ${kinds?.map((kind) => vocabulary.flowName(kind).toLowerCase()).join(' or ') ?? 'reward, stake and payment'} widens an edge here.`
      }
    >
      {({ width, height }) => (
        <FlowDrawing {...{ model, width, height, vocabulary, asset, moving, onParty }} beat={newest?.tick ?? 0} />
      )}
    </ChartFrame>
  );
}

const nothing: ReadonlySet<string> = new Set();
