import { SimpleGrid } from '@mantine/core';
import type { RunOverrides } from '../../../simulations/api/contract/index.js';
import { backendChoices, ChoiceField, chosen, SeedAndLength } from './option-fields.js';

const engineChoices = [
  { value: 'anvil', label: 'anvil (fast)' },
  { value: 'ganache', label: 'ganache' },
] as const;

export interface StartOptionsProps {
  readonly value: Partial<RunOverrides>;
  readonly usualTicks: number;
  onChange(value: Partial<RunOverrides>): void;
}

/** Seed, length, chain engine and learning backend; what is left empty is as the scenario says. */
export function StartOptions({ value, usualTicks, onChange }: StartOptionsProps) {
  const set = (change: Partial<RunOverrides>) => onChange(chosen(value, change));
  return (
    <SimpleGrid cols={2} spacing="xs" verticalSpacing="xs">
      <SeedAndLength
        unit="Ticks"
        usual={usualTicks}
        seed={value.seed}
        length={value.ticks}
        onSeed={(seed) => set({ seed })}
        onLength={(ticks) => set({ ticks })}
      />
      <ChoiceField
        label="Chain engine"
        choices={engineChoices}
        value={value.engine}
        onChange={(engine) => set({ engine })}
      />
      <ChoiceField
        label="Learning backend"
        choices={backendChoices}
        value={value.backend}
        onChange={(backend) => set({ backend })}
      />
    </SimpleGrid>
  );
}
