import { ActionIcon, Button, Menu, NumberInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { firstAttackers, withCount } from '../../draft/cohort-count.js';
import type { FormValue } from '../../forms/field-schema.js';
import { useProblem } from '../../forms/problems.js';
import { archetypeName, archetypesName, isAttacking } from '../../forms/scenario-schema.js';
import classes from './edit-scenario.module.css';
import type { ScenarioHand } from './use-scenario.js';

interface CohortLeverProps {
  readonly hand: ScenarioHand;
  /** Whether those who attack are shown, or everybody else. */
  readonly attackers: boolean;
}

const kinds = ['signFlipper', 'labelFlipper', 'freeRider'] as const;

/** How many there are of each cohort; attackers can also be taken out and brought in. */
export function CohortLever({ hand, attackers }: CohortLeverProps) {
  const population = (Array.isArray(hand.scenario.population) ? hand.scenario.population : []) as readonly FormValue[];
  const shown = population
    .map((cohort, at) => ({ cohort, at }))
    .filter(({ cohort }) => isAttacking(cohort.archetype) === attackers);
  const put = (field: string, next: readonly FormValue[]) =>
    hand.replace(field, { ...hand.scenario, population: next });
  return (
    <div className={classes.cohorts}>
      {shown.map(({ cohort, at }) => (
        <Size
          key={at}
          cohort={cohort}
          at={at}
          onCount={(count) => put(`population[${at}].count`, population.toSpliced(at, 1, withCount(cohort, count)))}
          {...(attackers ? { onRemove: () => put('population', population.toSpliced(at, 1)) } : {})}
        />
      ))}
      {attackers && shown.length === 0 && <p>Nobody attacks.</p>}
      {attackers && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button size="compact-sm" variant="default" leftSection={<Plus size={14} />}>
              Bring in
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {kinds.map((kind) => (
              <Menu.Item
                key={kind}
                onClick={() => put('population', [...population, firstAttackers(kind, population)])}
              >
                {archetypesName(kind)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

interface SizeProps {
  readonly cohort: FormValue;
  readonly at: number;
  onCount(count: number): void;
  onRemove?(): void;
}

function Size({ cohort, at, onCount, onRemove }: SizeProps) {
  const problem = useProblem(`population[${at}]`);
  const name = String(cohort.name);
  return (
    <div className={classes.cohort}>
      <NumberInput
        size="sm"
        label={name}
        description={archetypeName(String(cohort.archetype))}
        min={1}
        max={10_000}
        allowDecimal={false}
        error={problem}
        value={typeof cohort.count === 'number' ? cohort.count : ''}
        onChange={(count) => typeof count === 'number' && count >= 1 && onCount(count)}
      />
      {onRemove && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Without ${name}`}
          title={`Without ${name}`}
          onClick={onRemove}
        >
          <X size={15} />
        </ActionIcon>
      )}
    </div>
  );
}
