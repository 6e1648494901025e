import type { ScenarioSummary } from '../../../simulations/api/contract/index.js';
import { familyColour } from '../../theme/family-colours.js';
import { count } from '../../words/number-format.js';
import { unitsOf } from './population-units.js';
import classes from './scenarios.module.css';

type Population = ScenarioSummary['population'];
type Cohort = Population[number];

const perRow = 24;
const cell = 10;

/** Everybody in a scenario, one mark each, in the colour and shape of their role. */
export function PopulationPicture({ population }: { readonly population: Population }) {
  const { units, each } = unitsOf(population, perRow * 6);
  const rows = Math.ceil(units.length / perRow);
  const total = population.reduce((sum, cohort) => sum + cohort.count, 0);
  const words = population.map(members).join(', ');
  return (
    <figure className={classes.population}>
      <svg viewBox={`0 0 ${perRow * cell} ${rows * cell}`} role="img" aria-label={`${count(total)} agents: ${words}`}>
        {units.map((cohort, at) => (
          <Mark
            // biome-ignore lint/suspicious/noArrayIndexKey: a mark is its place in the picture
            key={`${cohort.archetype}${at}`}
            cohort={cohort}
            x={(at % perRow) * cell}
            y={Math.floor(at / perRow) * cell}
          />
        ))}
      </svg>
      <figcaption>
        {count(total)} agents{each > 1 && `, each mark stands for ${count(each)}`}
      </figcaption>
      <ul className={classes.roles}>
        {population.map((cohort) => (
          <li key={cohort.archetype}>
            <svg width={10} height={10} aria-hidden="true">
              <Mark cohort={cohort} x={0} y={0} />
            </svg>
            {members(cohort)}
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** Those who harm the model are diamonds, validators triangles, all others discs: never colour alone. */
function Mark({ cohort, x, y }: { readonly cohort: Cohort; readonly x: number; readonly y: number }) {
  const fill = familyColour(cohort.family, cohort.shade);
  if (cohort.family === 'attackers')
    return <path d={`M${x + 5} ${y + 0.4}L${x + 9.6} ${y + 5}L${x + 5} ${y + 9.6}L${x + 0.4} ${y + 5}Z`} fill={fill} />;
  if (cohort.family === 'validators')
    return <path d={`M${x + 5} ${y + 0.8}L${x + 9.4} ${y + 9}H${x + 0.6}Z`} fill={fill} />;
  return <circle cx={x + 5} cy={y + 5} r={3.9} fill={fill} />;
}

/** So many of a group, in words: `1 whale`, `14 holders`. */
function members({ count: number, one, many }: Cohort): string {
  return `${count(number)} ${(number === 1 ? one : many).toLowerCase()}`;
}
