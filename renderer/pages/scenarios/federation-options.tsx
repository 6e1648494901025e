import { SimpleGrid } from '@mantine/core';
import type { FederationOverrides } from '../../../simulations/api/contract/index.js';
import { backendChoices, ChoiceField, chosen, SeedAndLength } from './option-fields.js';

export interface FederationOptionsProps {
  readonly value: Partial<FederationOverrides>;
  readonly usualRounds: number;
  onChange(value: Partial<FederationOverrides>): void;
}

/** Seed, rounds and learning backend; what is left empty is as the federation says. */
export function FederationOptions({ value, usualRounds, onChange }: FederationOptionsProps) {
  const set = (change: Partial<FederationOverrides>) => onChange(chosen(value, change));
  return (
    <SimpleGrid cols={3} spacing="xs" verticalSpacing="xs">
      <SeedAndLength
        unit="Rounds"
        usual={usualRounds}
        seed={value.seed}
        length={value.rounds}
        onSeed={(seed) => set({ seed })}
        onLength={(rounds) => set({ rounds })}
      />
      <ChoiceField
        label="Backend"
        choices={backendChoices}
        value={value.backend}
        onChange={(backend) => set({ backend })}
      />
    </SimpleGrid>
  );
}
