import { NumberInput, Select, Textarea } from '@mantine/core';
import { useApp } from '../../../app/session-context.js';
import { objectOf } from '../../../draft/rehearsal-documents.js';
import { completedObject } from '../../../forms/completed.js';
import { useProblem } from '../../../forms/problems.js';
import { SchemaFields } from '../../../forms/schema-field.js';
import { useDocuments } from '../use-documents.js';
import classes from './dao.module.css';
import { daoField } from './dao-schema.js';

/** What the checks warn about, what attacks cost, and where chance comes from. */
export function LimitsPart() {
  const { dao, changeDao } = useDocuments();
  const scenarios = useApp((state) => state.scenarios) ?? [];
  const charter = daoField('charter');
  const market = daoField('market');
  const limits = completedObject(charter, objectOf(dao.charter) ?? {});
  const calls = Array.isArray(limits.forbiddenCalls) ? limits.forbiddenCalls : [];
  const problems = { calls: useProblem('charter.forbiddenCalls'), seed: useProblem('seed') };
  const economy = typeof dao.economy === 'string' ? dao.economy : 'tiny';
  return (
    <>
      <section className={classes.panel}>
        <h2>Charter: what proposals should not do</h2>
        <div className={classes.two}>
          <SchemaFields
            schema={charter}
            value={limits}
            only={['largestChangePercent', 'largestTransferPercent']}
            at="charter"
            onChange={(next, field) => changeDao(['charter'], next, field)}
          />
          <Textarea
            size="sm"
            label="Calls nobody may make"
            description="Signatures, one a line, such as upgradeTo(address)"
            autosize
            minRows={2}
            value={calls.join('\n')}
            error={problems.calls}
            onChange={(event) => {
              const lines = event.currentTarget.value.split('\n');
              changeDao(['charter', 'forbiddenCalls'], lines.some((line) => line.trim() !== '') ? lines : []);
            }}
          />
        </div>
      </section>
      <section className={classes.panel}>
        <h2>Market: what attacks cost</h2>
        <div className={classes.two}>
          <SchemaFields
            schema={market}
            value={completedObject(market, objectOf(dao.market) ?? {})}
            at="market"
            onChange={(next, field) => changeDao(['market'], next, field)}
          />
        </div>
      </section>
      <section className={classes.panel}>
        <h2>Simulations</h2>
        <div className={classes.two}>
          <Select
            size="sm"
            label="Economy"
            description="The scenario that runs with and without the proposal."
            allowDeselect={false}
            data={[...new Set([economy, ...scenarios.map(({ name }) => name)])]}
            value={economy}
            onChange={(next) => next && changeDao(['economy'], next)}
          />
          <NumberInput
            size="sm"
            label="Seed"
            description="All chance comes from it."
            min={0}
            allowDecimal={false}
            value={typeof dao.seed === 'number' ? dao.seed : 1}
            error={problems.seed}
            onChange={(seed) => typeof seed === 'number' && changeDao(['seed'], seed)}
          />
        </div>
      </section>
    </>
  );
}
