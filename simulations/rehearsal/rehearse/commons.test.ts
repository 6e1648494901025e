import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mechanismsOf } from '../../kernel/index.js';
import { MECHANISMS, parseScenario } from '../../mechanisms/index.js';
import { DAO_PRESETS, parseDao, parseProposal } from '../../scenario/index.js';
import { enactmentOf } from '../comparison/economy/enactment.js';
import { callsOf, encodeProposal } from '../draft/encode-proposal.js';
import { loadInputs } from './shared-inputs.js';

const quickstart = parseScenario(
  JSON.parse(readFileSync(new URL('../../scenarios/quickstart.json', import.meta.url), 'utf8')),
);
const dao = parseDao(DAO_PRESETS.find(({ dao: { name } }) => name === 'commons')!.dao);
const change = parseProposal({
  title: 'Aggregate by trimmed mean',
  actions: [
    {
      kind: 'call',
      to: '{registry}',
      signature: 'set(bytes32 key, uint256 value)',
      arguments: ['aggregationRule', '1'],
    },
  ],
});

describe('the built-in DAO Commons', () => {
  it('has a registry that begins as the one of quickstart does', () => {
    const registered = dao.contracts[0]!.constructorArguments[1];
    // The registry keeps parameters by key; their order means nothing.
    const byKey = (rows: unknown) => new Map(Array.isArray(rows) ? rows.map(([key, ...bounds]) => [key, bounds]) : []);
    expect(byKey(registered).size).toBeGreaterThan(0);
    expect(byKey(registered)).toEqual(
      byKey(
        mechanismsOf(quickstart, MECHANISMS).flatMap(({ parameters }) =>
          parameters.map(({ key, initial, maximum }) => [key, `${initial(quickstart)}`, '0', `${maximum(quickstart)}`]),
        ),
      ),
    );
  });

  it('says in words which setting a draft changes, and carries the change out in its economy', async () => {
    const inputs = await loadInputs(dao, null);
    const { actions, problems } = encodeProposal(change, inputs.context);
    expect(problems).toEqual([]);
    expect(actions[0]!.decoded).toMatchObject({ exact: true, sentence: 'sets aggregationRule of the registry to 1' });
    const { calls, notEnacted } = enactmentOf(callsOf(change, inputs.context), inputs.contracts, dao.token);
    expect(calls.map(({ contract }) => contract)).toEqual(['governance.registry']);
    expect(notEnacted).toEqual([]);
  });
});
