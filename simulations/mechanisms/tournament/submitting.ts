import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { PredictionTournament } from '../../../contracts/bindings/index.js';
import type { Policy } from '../../agents/index.js';
import { type Address, callOf, type Hex, parameterList } from '../../chain/index.js';
import type { RandomStream } from '../../random/index.js';
import { drawColumns, examplePredictions, type ModelDesign, predictionsFor } from './models.js';
import { hexOf } from './scores.js';
import type { TournamentScope } from './state.js';

/** A participant's reveal: what its commitment binds it to. */
export interface PredictionReveal {
  readonly round: number;
  readonly account: Address;
  readonly predictions: Hex;
  readonly salt: Hex;
}
const REVEAL = parameterList([
  { name: 'round', type: 'uint256' },
  { name: 'account', type: 'address' },
  { name: 'predictions', type: 'bytes' },
  { name: 'salt', type: 'bytes32' },
]);

/** `keccak256(abi.encode(round, account, predictions, salt))`, as `PredictionTournament.commit` expects it. */
export function predictionCommitment({ round, account, predictions, salt }: PredictionReveal): Hex {
  return `0x${bytesToHex(keccak_256(hexToBytes(REVEAL.encode([round, account, predictions, salt]))))}`;
}

const drawSalt = (random: RandomStream): Hex => hexOf(Uint8Array.from({ length: 32 }, () => random.integer(0, 255)));

/** Predicts every round with its own model, or with everybody's example model: commits, then reveals. */
export function submitPredictions(design: ModelDesign | 'example'): Policy<TournamentScope> {
  return ({ view, scenario, self, tick, random, character }) => {
    const { tournament } = view;
    const { contracts } = tournament;
    const width = scenario.tournament.table.columns;
    const bytes =
      design === 'example'
        ? examplePredictions(tick, scenario)
        : predictionsFor(tick, design, drawColumns(character('columns'), design.columns, width), scenario, tournament);
    const reveal = { round: tick, account: self.address, predictions: hexOf(bytes), salt: drawSalt(random) };
    const round = BigInt(tick);
    return [
      {
        purpose: 'commitPredictions',
        window: 0,
        calls: [callOf(PredictionTournament, contracts.tournament, 'commit', [round, predictionCommitment(reveal)])],
      },
      {
        purpose: 'revealPredictions',
        window: 1,
        calls: [callOf(PredictionTournament, contracts.tournament, 'reveal', [round, reveal.predictions, reveal.salt])],
      },
    ];
  };
}
