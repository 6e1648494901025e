import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { initialParameters } from '../../chain/deployment/initial-parameters.js';
import { DAO_PRESETS, parseDao, parseProposal, parseScenario } from '../../scenario/index.js';
import { enactmentOf } from '../comparison/economy/enactment.js';
import { callsOf, encodeProposal } from '../draft/encode-proposal.js';
import { loadInputs } from './load-inputs.js';

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
    const text = (key: string) => Buffer.from(key.slice(2), 'hex').toString('latin1').replaceAll('\0', '');
    expect(dao.contracts[0]!.constructorArguments[1]).toEqual(
      initialParameters(quickstart).map(({ key, value, minimum, maximum }) => [
        text(key),
        `${value}`,
        `${minimum}`,
        `${maximum}`,
      ]),
    );
  });

  it('says in words which setting a draft changes, and carries the change out in its economy', async () => {
    const inputs = await loadInputs(dao, null);
    const { actions, problems } = encodeProposal(change, inputs.context);
    expect(problems).toEqual([]);
    expect(actions[0]!.decoded).toMatchObject({ exact: true, sentence: 'sets aggregationRule of the registry to 1' });
    const { calls, notEnacted } = enactmentOf(callsOf(change, inputs.context), inputs.contracts, dao.token);
    expect(calls.map(({ contract }) => contract)).toEqual(['registry']);
    expect(notEnacted).toEqual([]);
  });
});
