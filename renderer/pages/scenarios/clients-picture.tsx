import { familyColour } from '../../theme/family-colours.js';
import { attackers } from '../../words/attacks.js';
import { count } from '../../words/number-format.js';
import { unitsOf } from './population-units.js';
import classes from './scenarios.module.css';

interface ClientsPictureProps {
  readonly clients: number;
  readonly cohort: number;
  readonly adversaries: readonly { readonly attack: string; readonly count: number }[];
}

const perRow = 20;
const cell = 12;

/** Every client of a federation, one mark each: discs are honest, crossed diamonds are not. */
export function ClientsPicture({ clients, cohort, adversaries }: ClientsPictureProps) {
  const bad = adversaries.reduce((sum, { count: number }) => sum + number, 0);
  const { units, each } = unitsOf(
    [
      { bad: false, count: clients - bad },
      { bad: true, count: bad },
    ],
    perRow * 5,
  );
  const rows = Math.ceil(units.length / perRow);
  const who = adversaries.map(({ attack, count: number }) => attackers(attack, number)).join(', ');
  const words = `${count(clients)} clients${who === '' ? ', all honest' : `, ${who} among them`}`;
  return (
    <figure className={classes.clients}>
      <svg viewBox={`0 0 ${perRow * cell} ${rows * cell}`} role="img" aria-label={words}>
        {units.map((mark, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a mark is its place in the picture
          <Mark key={at} bad={mark.bad} x={(at % perRow) * cell} y={Math.floor(at / perRow) * cell} />
        ))}
      </svg>
      <figcaption>
        {words}
        {each > 1 && `; each mark stands for ${count(each)}`}
        {cohort < clients && `; ${count(cohort)} drawn each round`}
      </figcaption>
    </figure>
  );
}

function Mark({ bad, x, y }: { readonly bad: boolean; readonly x: number; readonly y: number }) {
  if (!bad) return <circle cx={x + 6} cy={y + 6} r={4.4} fill={familyColour('trainers')} />;
  return (
    <g stroke={familyColour('attackers', 3)} strokeWidth={1.1}>
      <path
        d={`M${x + 6} ${y + 0.7}L${x + 11.3} ${y + 6}L${x + 6} ${y + 11.3}L${x + 0.7} ${y + 6}Z`}
        fill={familyColour('attackers', 3)}
        fillOpacity={0.45}
      />
      <path d={`M${x + 3.4} ${y + 3.4}L${x + 8.6} ${y + 8.6}M${x + 8.6} ${y + 3.4}L${x + 3.4} ${y + 8.6}`} />
    </g>
  );
}
