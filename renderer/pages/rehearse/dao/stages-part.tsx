import { Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { objectOf } from '../../../draft/rehearsal-documents.js';
import { completedObject } from '../../../forms/completed.js';
import { defaultsOf, type FieldSchema, type FormValue } from '../../../forms/field-schema.js';
import { SchemaField, SchemaFields } from '../../../forms/schema-field.js';
import { useDocuments } from '../use-documents.js';
import classes from './dao.module.css';
import { daoField } from './dao-schema.js';

/** What the seals, the supply and the lockers of a dual governance are; everything else are durations. */
const veto = ['symbol', 'supplyTokens', 'firstSealPercent', 'secondSealPercent'];
const lockers = ['signalling', 'waves'];
const durations = Object.keys(daoField('dualGovernance').properties ?? {}).filter((name) => name.endsWith('Seconds'));

/** The list without its title, which stands above it; what a power is called says what it does. */
const stoppers = withoutDescription(daoField('canStop'), 'power');

function withoutDescription(
  { title: _, description: __, items = {}, ...list }: FieldSchema,
  name: string,
): FieldSchema {
  const { description: ___, ...field } = items.properties?.[name] ?? {};
  return { ...list, items: { ...items, properties: { ...items.properties, [name]: field } } };
}

/** What is asked before the Governor votes, and who can still stop or delay what it passed. */
export function StagesPart() {
  const { dao, changeDao } = useDocuments();
  return (
    <>
      <OptionalPart
        field="poll"
        title="A poll before the vote"
        words="A temperature check, such as one on Snapshot: both votes are forecast together."
        switched="It holds a poll first"
        begun={defaultsOf(daoField('poll'))}
      >
        {(poll, change) => (
          <div className={classes.two}>
            <SchemaFields schema={daoField('poll')} value={poll} at="poll" onChange={change} />
          </div>
        )}
      </OptionalPart>
      <section className={classes.panel} data-testid="can-stop">
        <h2>Who can still stop it</h2>
        <p className={classes.quiet}>
          Guardians, councils and holders of a veto, besides the Governor’s own guardian. Whether they do is not in the
          chance to pass.
        </p>
        <div className={classes.form} style={{ marginTop: '0.75rem' }}>
          <SchemaField
            name="council"
            label="council"
            schema={stoppers}
            value={dao.canStop ?? []}
            at="canStop"
            onChange={(next) => changeDao(['canStop'], next)}
          />
        </div>
      </section>
      <OptionalPart
        field="dualGovernance"
        title="Dual governance"
        words="Holders of another token may delay what has passed, and leave before it, by the rules of Lido’s."
        switched="Another token can delay what passed"
        // Nobody knows who would lock it: a begin that is to be replaced.
        begun={{
          ...defaultsOf(daoField('dualGovernance')),
          supplyTokens: '1000000',
          signalling: { kind: 'supposed', meanPercent: 2, deviationPercent: 1 },
        }}
      >
        {(settings, change) => (
          <>
            {[veto, lockers].map((only) => (
              <div key={only[0]} className={`${classes.two} ${only === lockers ? classes.groups : ''}`}>
                <SchemaFields
                  schema={daoField('dualGovernance')}
                  value={settings}
                  only={only}
                  at="dualGovernance"
                  onChange={change}
                />
              </div>
            ))}
            <details className={classes.groups}>
              <summary>Durations: Lido’s, until they are changed</summary>
              <div className={classes.two} style={{ marginTop: '0.875rem' }}>
                <SchemaFields
                  schema={daoField('dualGovernance')}
                  value={settings}
                  only={durations}
                  at="dualGovernance"
                  onChange={change}
                />
              </div>
            </details>
          </>
        )}
      </OptionalPart>
    </>
  );
}

interface OptionalPartProps {
  /** Of the DAO: absent while it is switched off. */
  readonly field: 'poll' | 'dualGovernance';
  readonly title: string;
  readonly words: string;
  readonly switched: string;
  /** What it is when it is switched on. */
  readonly begun: FormValue;
  children(value: FormValue, onChange: (next: FormValue, field: string) => void): ReactNode;
}

/** A part of the DAO's document that there may be or not. */
function OptionalPart({ field, title, words, switched, begun, children }: OptionalPartProps) {
  const { dao, changeDao } = useDocuments();
  const value = objectOf(dao[field]);
  return (
    <section className={classes.panel} aria-label={title} data-testid={`part-${field}`}>
      <h2>{title}</h2>
      <p className={classes.quiet}>{words}</p>
      <Switch
        my="sm"
        size="sm"
        label={switched}
        checked={value !== null}
        onChange={(event) => changeDao([field], event.currentTarget.checked ? begun : undefined, 'switched')}
      />
      {value !== null &&
        children(completedObject(daoField(field), value), (next, name) => changeDao([field], next, name))}
    </section>
  );
}
