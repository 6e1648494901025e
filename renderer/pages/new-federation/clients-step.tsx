import { Accordion, Stack } from '@mantine/core';
import type { Federation } from '../../../simulations/api/contract/index.js';
import type { FormValue } from '../../forms/field-schema.js';
import { ChoiceField, SchemaFields } from '../../forms/schema-field.js';
import { attackers } from '../../words/attacks.js';
import { choiceName } from '../../words/choices.js';
import { count } from '../../words/number-format.js';
import { ruleName } from '../../words/rule-names.js';
import { AdversariesFields } from './adversaries-fields.js';
import classes from './new-federation.module.css';
import { OptionalFields } from './optional-fields.js';
import { PartitionPicture } from './partition-picture.js';
import { learningField, studyField, studySchema } from './study-schema.js';
import type { DescribedData } from './use-described-data.js';
import { useDraft } from './use-draft.js';

type Learning = Federation['learning'];

/** Second step: who holds what, who attacks, what is learned, by which rules, and what is protected. */
export function ClientsStep({ described }: { readonly described: DescribedData | null }) {
  const { federation, change, learn } = useDraft();
  const { learning } = federation;
  const fields = (only: readonly string[]) => (
    <SchemaFields
      schema={studySchema}
      value={federation}
      only={only}
      onChange={(next, field) => change(field, next as Partial<Federation>)}
    />
  );
  const learningFields = (only: readonly string[]) => (
    <SchemaFields
      schema={studyField('learning')}
      value={learning}
      only={only}
      onChange={(next, field) => change(field, { learning: next as Learning })}
    />
  );
  const choice = (name: keyof Learning, label: string, without?: readonly string[]) => (
    <ChoiceField
      name={name}
      label={label}
      schema={learningField(name)}
      value={learning[name] as FormValue}
      {...(without === undefined ? {} : { without })}
      onChange={(next) => learn(name, { [name]: next } as Partial<Learning>)}
    />
  );
  const pictures = described?.description?.picture != null;
  const classNames = described?.description?.classes.map(({ name }) => name) ?? [];
  return (
    <div className={classes.columns}>
      <Accordion multiple defaultValue={['clients']} variant="separated" className={classes.form} order={2}>
        <Group
          value="clients"
          title="Clients and what they hold"
          note={`${count(federation.clients)} clients, ${choiceName('partition', learning.partition.kind)}`}
        >
          {fields(['clients'])}
          {choice('partition', 'How examples are dealt out')}
          {learningFields(['trainExamples', 'heldOutExamples', 'testExamples'])}
        </Group>
        <Group
          value="adversaries"
          title="Adversaries"
          note={
            federation.adversaries.map(({ attack, count: number }) => attackers(attack.kind, number)).join(', ') ||
            'none'
          }
        >
          <AdversariesFields />
        </Group>
        <Group value="model" title="Model" note={choiceName('model', learning.model.kind)}>
          {choice('model', 'What is trained', pictures ? ['layersModel'] : ['layersModel', 'cnn'])}
        </Group>
        <Group
          value="training"
          title="Local training"
          note={`${learning.localEpochs} ${learning.localEpochs === 1 ? 'epoch' : 'epochs'}, batches of ${learning.batchSize}`}
        >
          {learningFields(['localEpochs', 'batchSize', 'learningRate'])}
          {choice('optimiser', 'What a client does with its gradients')}
          {learningFields(['localSteps', 'proximalMu'])}
        </Group>
        <Group value="rule" title="How updates become one" note={ruleName(learning.aggregation.rule)}>
          {choice('aggregation', 'Rule')}
          {choice('serverOptimiser', "The server's own steps")}
          <OptionalFields
            name="contribution"
            label="Score what each update contributed"
            schema={studyField('contribution')}
            first="cosine"
            value={federation.contribution}
            onChange={(next) => change('contribution', { contribution: next as Federation['contribution'] })}
          />
        </Group>
        <Group value="privacy" title="Privacy" note={privacyWords(federation)}>
          <OptionalFields
            name="privacy"
            label="Clip updates and add noise"
            schema={learningField('privacy')}
            value={learning.privacy}
            onChange={(next) => learn('privacy', { privacy: next as Learning['privacy'] })}
          />
          <OptionalFields
            name="secureAggregation"
            label="Hide single updates (secure aggregation)"
            schema={studyField('secureAggregation')}
            value={federation.secureAggregation}
            onChange={(next) =>
              change('secureAggregation', { secureAggregation: next as Federation['secureAggregation'] })
            }
          />
        </Group>
        <Group
          value="network"
          title="Who comes, and what is sent"
          note={`${federation.cohortPercent} % asked each round${learning.compression ? ', compressed' : ''}`}
        >
          {fields(['cohortPercent', 'dropoutPercent', 'stragglerPercent', 'stragglerSlowdown', 'deadlineFactor'])}
          <ChoiceField
            name="timing"
            label="When updates are combined"
            schema={studyField('timing')}
            value={federation.timing}
            onChange={(next) => change('timing', { timing: next as Federation['timing'] })}
          />
          <OptionalFields
            name="compression"
            label="Compress updates"
            schema={learningField('compression')}
            value={learning.compression}
            onChange={(next) => learn('compression', { compression: next as Learning['compression'] })}
          />
        </Group>
        <Group value="rounds" title="Rounds and target" note={`at most ${count(federation.rounds)} rounds`}>
          {fields(['rounds', 'stopAtTarget'])}
          {learningFields(['targetAccuracyPercent', 'backend'])}
        </Group>
      </Accordion>
      <div className={classes.wide}>
        <div className={classes.picture}>
          <PartitionPicture classNames={classNames} />
        </div>
      </div>
    </div>
  );
}

interface GroupProps {
  readonly value: string;
  readonly title: string;
  /** What is chosen in it, while it is folded. */
  readonly note: string;
  readonly children: React.ReactNode;
}

function Group({ value, title, note, children }: GroupProps) {
  return (
    <Accordion.Item value={value}>
      <Accordion.Control>
        <span className={classes.groupTitle}>{title}</span> <span className={classes.quiet}>{note}</span>
      </Accordion.Control>
      <Accordion.Panel>
        <Stack gap="sm">{children}</Stack>
      </Accordion.Panel>
    </Accordion.Item>
  );
}

function privacyWords({ learning, secureAggregation }: Federation): string {
  const parts = [...(learning.privacy ? ['noise'] : []), ...(secureAggregation ? ['secure aggregation'] : [])];
  return parts.join(' and ') || 'none';
}
