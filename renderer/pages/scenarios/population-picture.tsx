import { roleColour } from '../../theme/role-colours.js';
import { count } from '../../words/number-format.js';
import { members } from '../../words/parties.js';
import { unitsOf } from './population-units.js';
import classes from './scenarios.module.css';

type Population = readonly { readonly archetype: string; readonly count: number }[];

const perRow = 24;
const cell = 10;
const attackers = new Set(['freeRider', 'labelFlipper', 'signFlipper', 'adversary']);

/** Everybody in a scenario, one mark each, in the colour and shape of their role. */
export function PopulationPicture({ population }: { readonly population: Population }) {
  const { units, each } = unitsOf(population, perRow * 6);
  const rows = Math.ceil(units.length / perRow);
  const total = population.reduce((sum, cohort) => sum + cohort.count, 0);
  const words = population.map((cohort) => members(cohort.archetype, cohort.count)).join(', ');
  return (
    <figure className={classes.population}>
      <svg viewBox={`0 0 ${perRow * cell} ${rows * cell}`} role="img" aria-label={`${count(total)} agents: ${words}`}>
        {units.map((archetype, at) => (
          <Mark
            // biome-ignore lint/suspicious/noArrayIndexKey: a mark is its place in the picture
            key={`${archetype}${at}`}
            archetype={archetype}
            x={(at % perRow) * cell}
            y={Math.floor(at / perRow) * cell}
          />
        ))}
      </svg>
      <figcaption>
        {count(total)} agents{each > 1 && `, each mark stands for ${count(each)}`}
      </figcaption>
      <ul className={classes.roles}>
        {population.map(({ archetype, count: number }) => (
          <li key={archetype}>
            <svg width={10} height={10} aria-hidden="true">
              <Mark archetype={archetype} x={0} y={0} />
            </svg>
            {members(archetype, number)}
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** Those who harm the model are diamonds, validators triangles, all others discs: never colour alone. */
function Mark({ archetype, x, y }: { readonly archetype: string; readonly x: number; readonly y: number }) {
  const fill = roleColour(archetype);
  if (attackers.has(archetype))
    return <path d={`M${x + 5} ${y + 0.4}L${x + 9.6} ${y + 5}L${x + 5} ${y + 9.6}L${x + 0.4} ${y + 5}Z`} fill={fill} />;
  if (archetype === 'validator') return <path d={`M${x + 5} ${y + 0.8}L${x + 9.4} ${y + 9}H${x + 0.6}Z`} fill={fill} />;
  return <circle cx={x + 5} cy={y + 5} r={3.9} fill={fill} />;
}
