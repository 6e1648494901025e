import { NumberInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { type FieldPath, pathText } from '../../forms/field-path.js';
import type { FieldSchema, FormValue } from '../../forms/field-schema.js';
import { useProblem } from '../../forms/problems.js';
import { scenarioSchema } from '../../forms/scenario-schema.js';
import { SchemaField } from '../../forms/schema-field.js';
import { CohortLever } from './cohort-lever.js';
import classes from './edit-scenario.module.css';
import { SplitLever } from './split-lever.js';
import type { ScenarioHand } from './use-scenario.js';

/** Seconds in a day. */
const day = 86_400;

/** The ten things that people turn first, in plain words. */
export function Levers({ hand }: { readonly hand: ScenarioHand }) {
  return (
    <section className={classes.levers} aria-label="Levers">
      <Lever title="New tokens each epoch" hint="what there is to hand out">
        <Field hand={hand} path={['emission', 'tokensPerEpoch']} label="Emission" />
      </Lever>
      <Lever title="Halving" hint="how soon there is less of it">
        <Halving hand={hand} />
      </Lever>
      <Lever title="Who gets them" hint="in percent, together 100" wide>
        <SplitLever hand={hand} />
      </Lever>
      <Lever title="Enough votes" hint="below it nothing passes">
        <Field hand={hand} path={['governance', 'quorumPercent']} label="Quorum" />
      </Lever>
      <Lever title="Time to vote" hint="from the first ballot to the last">
        <Days hand={hand} path={['governance', 'votingPeriodSeconds']} label="Voting period" />
      </Lever>
      <Lever title="Who may propose" hint="votes that it takes">
        <Field hand={hand} path={['governance', 'proposalThresholdTokens']} label="Proposal threshold" />
      </Lever>
      <Lever title="Price of harm" hint="of the stake of a trainer who spoils the model">
        <Field hand={hand} path={['staking', 'slashSharePercent']} label="Slash" />
      </Lever>
      <Lever title="How updates become one" hint="what an attacker has to get past">
        <Field hand={hand} path={['learning', 'aggregation']} label="Aggregation rule" />
      </Lever>
      <Lever title="Attackers" hint="with as many tokens each as before" wide>
        <CohortLever hand={hand} attackers />
      </Lever>
      <Lever title="People" hint="with as many tokens each as before" whole>
        <CohortLever hand={hand} attackers={false} />
      </Lever>
    </section>
  );
}

interface LeverProps {
  readonly title: string;
  readonly hint: string;
  readonly wide?: boolean;
  readonly whole?: boolean;
  readonly children: ReactNode;
}

function Lever({ title, hint, wide, whole, children }: LeverProps) {
  return (
    <div className={classes.lever} data-wide={wide || undefined} data-whole={whole || undefined}>
      <h2>{title}</h2>
      <p>{hint}</p>
      {children}
    </div>
  );
}

interface FieldProps {
  readonly hand: ScenarioHand;
  readonly path: FieldPath;
  readonly label: string;
}

/** One field by its path, as its schema says. */
function Field({ hand, path, label }: FieldProps) {
  const schema = schemaAt(path);
  if (schema === null) return null;
  return (
    <SchemaField
      name={String(path.at(-1))}
      label={label}
      schema={schema}
      at={pathText(path)}
      value={hand.valueAt(path)}
      onChange={(value) => hand.set(path, value)}
    />
  );
}

/** A length of time in days, which is how people think of it. */
function Days({ hand, path, label }: FieldProps) {
  const seconds = Number(hand.valueAt(path));
  const problem = useProblem(pathText(path));
  return (
    <NumberInput
      size="sm"
      label={label}
      suffix=" days"
      min={0}
      step={1}
      decimalScale={3}
      error={problem}
      value={Number.isFinite(seconds) ? seconds / day : ''}
      onChange={(days) => typeof days === 'number' && hand.set(path, Math.round(days * day))}
    />
  );
}

/** What an emission does that does not halve by the clock. */
const INSTEAD: Readonly<Record<string, string>> = {
  exponential: 'it decays a little every epoch',
  capped: 'it stays until its total is out',
  issuance: 'it halves by what is issued',
  accuracy: 'it follows measured accuracy',
};

/** After how many epochs the emission halves; empty = it stays, or does what else its schedule says. */
function Halving({ hand }: { readonly hand: ScenarioHand }) {
  const emission = hand.valueAt(['emission']) as FormValue;
  const problem = useProblem('emission.halvingEpochs');
  return (
    <NumberInput
      size="sm"
      label="Halves every"
      suffix=" epochs"
      placeholder={INSTEAD[String(emission.schedule)] ?? 'never'}
      min={1}
      allowDecimal={false}
      error={problem}
      value={
        emission.schedule === 'halving' && typeof emission.halvingEpochs === 'number' ? emission.halvingEpochs : ''
      }
      onChange={(epochs) => {
        const { tokensPerEpoch } = emission;
        const next =
          typeof epochs === 'number'
            ? { schedule: 'halving', tokensPerEpoch, halvingEpochs: epochs }
            : { schedule: 'constant', tokensPerEpoch };
        hand.replace('emission.halvingEpochs', { ...hand.scenario, emission: next });
      }}
    />
  );
}

/** The schema of a field by its path; of a union, of the first member that has it. */
function schemaAt(path: FieldPath): FieldSchema | null {
  return path.reduce<FieldSchema | null>((schema, step) => {
    const own =
      schema?.properties?.[step] ?? schema?.oneOf?.find((member) => member.properties?.[step])?.properties?.[step];
    return own ?? null;
  }, scenarioSchema);
}
