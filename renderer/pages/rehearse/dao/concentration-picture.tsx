import type { MembershipSummary } from '../../../../simulations/api/contract/index.js';
import { concentration } from '../../../charts/models/concentration.js';
import { count, percent } from '../../../words/number-format.js';
import classes from './dao.module.css';

const width = 560;
const height = 190;
const left = 44;
const bottom = 24;
const top = 10;

/** The largest holders added up: how few of them have how much. */
export function ConcentrationPicture({ members }: { readonly members: MembershipSummary }) {
  const { points, half } = concentration(
    members.largest.map(({ tokens }) => tokens),
    members.total,
  );
  const last = points.length - 1;
  if (last < 1) return null;
  const x = (holders: number) => left + (holders / last) * (width - left - 12);
  const y = (share: number) => top + (1 - share) * (height - top - bottom);
  const line = points.map(({ holders, share }) => `${x(holders).toFixed(1)},${y(share).toFixed(1)}`).join(' ');
  const words = `The ${count(last)} largest of ${count(members.holders)} holders have ${percent(points[last]!.share)} of the tokens${half === null ? '' : `; ${count(half)} have more than half`}.`;
  return (
    <figure className={classes.concentration}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words}>
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line
              x1={left}
              x2={width - 12}
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
        <polygon points={`${left},${y(0)} ${line} ${x(last)},${y(0)}`} fill="var(--role-community)" opacity={0.16} />
        <polyline points={line} fill="none" stroke="var(--role-community)" strokeWidth={2} />
        {half !== null && (
          <>
            <circle cx={x(half)} cy={y(points[half]!.share)} r={4.5} fill="var(--role-community)" />
            <text x={x(half) + 9} y={y(points[half]!.share) + 16} className="halo">
              {count(half)} {half === 1 ? 'holder has' : 'holders have'} more than half
            </text>
          </>
        )}
        <text x={left} y={height - 6}>
          nobody
        </text>
        <text x={width - 12} y={height - 6} textAnchor="end">
          the {count(last)} largest
        </text>
      </svg>
      <figcaption>{words}</figcaption>
    </figure>
  );
}
