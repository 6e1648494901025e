import { useInspectedRound } from '../../../app/use-inspection.js';
import { ChartFrame } from '../../../charts/chart-frame.js';
import { WeightsDrawing } from '../../../charts/weights-drawing.js';
import { usePanel } from '../../../panels/panel-grid.js';
import { PanelMenuItems } from '../../../panels/panel-menu.js';

/** How each tensor's weights are spread. */
export function WeightsPanel() {
  const { active } = usePanel();
  const round = useInspectedRound(active);
  const histograms = round?.inspection.histograms ?? [];
  const words = histograms.map(({ name, from, to }) => `${name} from ${from.toPrecision(3)} to ${to.toPrecision(3)}`);
  return (
    <ChartFrame
      title="Weights"
      unit={round === null ? 'how many of each size' : `how many of each size, round ${round.round}`}
      testId="federation-weights"
      legend={[]}
      description={words.length === 0 ? 'Nothing yet.' : `Weights by tensor: ${words.join('; ')}.`}
      points={histograms.length}
      table={() => ({
        columns: ['tensor', 'from', 'to', 'weights'],
        rows: histograms.flatMap(({ name, from, to, counts }) => {
          const bin = (to - from) / Math.max(1, counts.length);
          return counts.map((count, at) => [name, from + at * bin, from + (at + 1) * bin, count]);
        }),
      })}
      menu={<PanelMenuItems />}
      empty={
        histograms.length === 0 ? 'A histogram for each tensor appears here once a model was looked into.' : undefined
      }
    >
      {({ width, height }) => <WeightsDrawing {...{ histograms, width, height }} />}
    </ChartFrame>
  );
}
