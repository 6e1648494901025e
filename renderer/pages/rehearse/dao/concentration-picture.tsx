import { useElementSize } from '@mantine/hooks';
import type { MembershipSummary } from '../../../../simulations/api/contract/index.js';
import { concentration } from '../../../charts/models/concentration.js';
import { drawingSize, typeScale } from '../../../charts/type-scale.js';
import { count, percent } from '../../../words/number-format.js';
import classes from './dao.module.css';

/** Size before the page's width is known, and the least that is drawn. */
const usual = { width: 640, height: 200 };
const left = 48;
const right = 16;
const bottom = 24;
const top = 12;

/** The holders added up from the largest on: how few of them have how much. Holders are on a logarithmic scale. */
export function ConcentrationPicture({ members }: { readonly members: MembershipSummary }) {
  const { ref, width: room } = useElementSize<HTMLDivElement>();
  const { width, height, svg } = drawingSize({
    width: Math.max(room || usual.width, usual.width / 2),
    height: usual.height * typeScale(),
  });
  const { points, counted } = concentration(members);
  if (points.length < 2) return null;
  const x = (holders: number) =>
    left + (Math.log(Math.max(1, holders)) / Math.log(Math.max(2, members.holders))) * (width - left - right);
  const y = (share: number) => top + (1 - share) * (height - top - bottom);
  const place = ({ holders, share }: (typeof points)[number]) => `${x(holders).toFixed(1)},${y(share).toFixed(1)}`;
  const certain = points.slice(0, Math.max(1, counted)).map(place).join(' ');
  const supposed = points
    .slice(Math.max(0, counted - 1))
    .map(place)
    .join(' ');
  const { nakamoto } = members;
  const half = `${count(nakamoto)} ${nakamoto === 1 ? 'holder has' : 'holders have'} more than half`;
  const onRight = x(nakamoto) > width / 2;
  const words = `Of ${count(members.holders)} holders, the largest has ${percent(members.topShare)}; ${half}; the largest tenth has ${percent(members.topDecileShare)}.`;
  const ticks = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000].filter((holders) => holders <= members.holders);
  return (
    <figure className={classes.concentration}>
      <div ref={ref}>
        <svg {...svg} role="img" aria-label={words}>
          {[0, 0.5, 1].map((share) => (
            <g key={share}>
              <line
                x1={left}
                x2={width - right}
                y1={y(share)}
                y2={y(share)}
                stroke={share === 0.5 ? 'var(--ink-dim)' : 'var(--gridline)'}
                strokeDasharray={share === 0.5 ? '4 4' : undefined}
              />
              <text x={left - 8} y={y(share) + 4} textAnchor="end">
                {share * 100} %
              </text>
            </g>
          ))}
          <polygon
            points={`${left},${y(0)} ${points.map(place).join(' ')} ${width - right},${y(0)}`}
            fill="var(--voters-0)"
            opacity={0.14}
          />
          <polyline points={certain} fill="none" stroke="var(--voters-0)" strokeWidth={2.5} />
          <polyline points={supposed} fill="none" stroke="var(--voters-0)" strokeWidth={1.5} strokeDasharray="5 4" />
          <circle cx={x(nakamoto)} cy={y(0.5)} r={4.5} fill="var(--voters-0)" />
          <text
            x={x(nakamoto) + (onRight ? -10 : 10)}
            y={y(0.5) + (onRight ? -8 : 18)}
            textAnchor={onRight ? 'end' : 'start'}
            className="halo"
          >
            {half}
          </text>
          {ticks.map((holders) => (
            <text key={holders} x={x(holders)} y={height - 6} textAnchor={holders === 1 ? 'start' : 'middle'}>
              {holders === 1 ? 'the largest' : `${count(holders)} largest`}
            </text>
          ))}
        </svg>
      </div>
      <figcaption>{words}</figcaption>
    </figure>
  );
}
