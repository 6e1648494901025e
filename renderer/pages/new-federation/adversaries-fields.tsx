import { ActionIcon, Button, NumberInput, Stack } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import type { Federation } from '../../../simulations/api/contract/index.js';
import type { FieldSchema } from '../../forms/field-schema.js';
import { ChoiceField } from '../../forms/schema-field.js';
import { familyColour } from '../../theme/family-colours.js';
import classes from './new-federation.module.css';
import { studyField } from './study-schema.js';
import { useDraft } from './use-draft.js';

type Adversary = Federation['adversaries'][number];

const attack = studyField('adversaries').items?.properties?.attack as FieldSchema;

/** Groups of clients that attack, each with its attack. */
export function AdversariesFields() {
  const { federation, change } = useDraft();
  const { adversaries, clients } = federation;
  const set = (next: readonly Adversary[], field: string) => change(field, { adversaries: [...next] });
  const replace = (at: number, next: Adversary, field: string) =>
    set(
      adversaries.map((one, place) => (place === at ? next : one)),
      field,
    );
  return (
    <Stack gap="sm">
      {adversaries.map((adversary, at) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: groups have no names
          key={at}
          className={classes.group}
          style={{ borderLeftColor: familyColour('attackers', 3) }}
        >
          <div className={classes.groupHead}>
            <NumberInput
              size="sm"
              label="How many clients"
              min={1}
              max={clients}
              allowDecimal={false}
              value={adversary.count}
              onChange={(count) =>
                typeof count === 'number' && replace(at, { ...adversary, count }, `adversaries-${at}-count`)
              }
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Take group ${at + 1} of adversaries away`}
              onClick={() =>
                set(
                  adversaries.filter((_, place) => place !== at),
                  `adversaries-without-${adversaries.length}`,
                )
              }
            >
              <Trash2 size={16} />
            </ActionIcon>
          </div>
          <ChoiceField
            name="attack"
            label="Attack"
            schema={attack}
            value={adversary.attack}
            onChange={(next) =>
              replace(at, { ...adversary, attack: next as Adversary['attack'] }, `adversaries-${at}-attack`)
            }
          />
        </div>
      ))}
      <Button
        variant="default"
        size="sm"
        leftSection={<Plus size={14} />}
        onClick={() =>
          set(
            [...adversaries, { count: Math.max(1, Math.round(clients * 0.2)), attack: { kind: 'signFlip', scale: 1 } }],
            `adversaries-with-${adversaries.length + 1}`,
          )
        }
      >
        Add adversaries
      </Button>
    </Stack>
  );
}
