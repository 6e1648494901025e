import { NumberInput, Select, SimpleGrid } from '@mantine/core';
import type { FederationOverrides } from '../../../simulations/api/contract/index.js';
import { backendChoices } from './start-options.js';

export interface FederationOptionsProps {
  readonly value: Partial<FederationOverrides>;
  readonly usualRounds: number;
  onChange(value: Partial<FederationOverrides>): void;
}

/** Seed, rounds and learning backend; what is left empty is as the federation says. */
export function FederationOptions({ value, usualRounds, onChange }: FederationOptionsProps) {
  const set = (change: Partial<FederationOverrides>) =>
    onChange(Object.fromEntries(Object.entries({ ...value, ...change }).filter(([, one]) => one !== undefined)));
  const whole = (input: number | string) => (input === '' ? undefined : Number(input));
  return (
    <SimpleGrid cols={3} spacing="xs" verticalSpacing="xs">
      <NumberInput
        label="Seed"
        placeholder="as written"
        min={0}
        allowDecimal={false}
        size="xs"
        value={value.seed ?? ''}
        onChange={(seed) => set({ seed: whole(seed) })}
      />
      <NumberInput
        label="Rounds"
        placeholder={String(usualRounds)}
        min={1}
        max={100_000}
        allowDecimal={false}
        size="xs"
        value={value.rounds ?? ''}
        onChange={(rounds) => set({ rounds: whole(rounds) })}
      />
      <Select
        label="Backend"
        size="xs"
        placeholder="as written"
        clearable
        data={backendChoices}
        value={value.backend ?? null}
        onChange={(backend) => set({ backend: (backend as FederationOverrides['backend']) ?? undefined })}
      />
    </SimpleGrid>
  );
}
