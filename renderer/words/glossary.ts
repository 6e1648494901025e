export interface Term {
  /** The field's word for it. */
  readonly term: string;
  readonly meaning: string;
}

/** Plain words for every term the window shows. */
export const glossary = {
  accuracy: {
    term: 'Accuracy',
    meaning:
      'The share of test digits that the shared model reads correctly. The test digits are never trained or scored on.',
  },
  testAccuracy: {
    term: 'Test accuracy',
    meaning:
      'The share of test examples that the shared model gets right. No client ever trains on them, and no rule scores updates on them.',
  },
  shard: {
    term: 'Partition',
    meaning:
      'How the training examples are dealt out. IID: everybody holds the same mix. Otherwise clients differ in which labels, or how many examples, they hold, and learning together gets harder.',
  },
  similarity: {
    term: 'Cosine similarity',
    meaning:
      'Whether two updates point the same way: 1 the very same direction, 0 unrelated, −1 opposite. Honest clients with different data rarely come close to 1.',
  },
  confusion: {
    term: 'Confusion matrix',
    meaning: 'How many test examples of each true label (row) the model takes for which label (column).',
  },
  epsilon: {
    term: 'Privacy loss ε',
    meaning:
      'How much anybody who sees the models can learn about whether one client took part at all. Small is private; every round adds to it.',
  },
  traffic: {
    term: 'Traffic',
    meaning:
      'Bytes on the wire: the model down to every client that was asked, and its update up again. Compression makes the way up cheaper.',
  },
  simulatedTime: {
    term: 'Simulated time',
    meaning:
      'Counted in rounds of a usual client: what a usual client needs for one round is 1, a slow one takes longer.',
  },
  lineage: {
    term: 'Model lineage',
    meaning:
      'Every model has a content identifier (CID), made from its very bytes, and names the model it was made from. Who holds the updates can make it again and compare.',
  },
  staleness: {
    term: 'Staleness',
    meaning: 'How many versions the model had moved on before a late update was combined.',
  },
  clientSpread: {
    term: 'Client spread',
    meaning:
      'From the lowest to the highest accuracy that this round’s trainers reached on their own examples. Wide means that their data, or their honesty, differ.',
  },
  fedAvg: {
    term: 'FedAvg',
    meaning:
      'Federated averaging: the new model is the mean of all updates, each weighted by the examples its trainer says it holds. One loud liar can spoil it.',
  },
  trimmedMean: {
    term: 'Trimmed mean',
    meaning:
      'For every number in the model, the largest and the smallest updates are cut away before the mean is taken, so that a few extreme updates have no say.',
  },
  leaveOneOut: {
    term: 'Leave-one-out',
    meaning:
      'A trainer’s contribution: how much worse the model would be had its update been left out. Paying by it makes free riding pointless.',
  },
  turnout: {
    term: 'Turnout',
    meaning: 'The share of all tokens whose votes were cast on a proposal, For, Against or Abstain together.',
  },
  quorum: {
    term: 'Quorum',
    meaning: 'The least share of tokens that must vote For or Abstain for a proposal to count at all.',
  },
  pivotalVoter: {
    term: 'Pivotal voter',
    meaning:
      'Somebody without whom the vote would have ended otherwise: had they turned round or stayed away, and nobody else changed, the verdict would be another.',
  },
  lateQuorum: {
    term: 'Late quorum',
    meaning:
      'A quorum that is reached shortly before the vote ends. Some governors then extend the vote, so that those who did not expect it can still answer.',
  },
  brier: {
    term: 'Brier score',
    meaning:
      'The mean squared gap between the forecast probability and what happened (1 or 0). 0 is perfect, 0.25 is what always saying 50 % gets.',
  },
  logLoss: {
    term: 'Log loss',
    meaning:
      'Punishes being sure and wrong: the mean of minus the logarithm of the probability that was given to what happened. 0 is perfect, 0.693 is what always saying 50 % gets.',
  },
  baseRate: {
    term: 'Base rate',
    meaning: 'The simplest forecast: how often proposals passed before, said of every proposal alike.',
  },
  calibrated: {
    term: 'Calibration',
    meaning: 'Forecasts are calibrated when what is forecast with 70 % happens in 70 of 100 cases.',
  },
  pairedDifference: {
    term: 'Paired difference',
    meaning:
      'Both sides are simulated with the very same chances, and only the difference is looked at: what is due to chance alone falls out.',
  },
  stateDigest: {
    term: 'State digest',
    meaning:
      'A fingerprint of everything the execution left in storage. The same calls on another chain give the same one.',
  },
  timelock: {
    term: 'Timelock',
    meaning: 'The wait between a vote that passed and its execution, so that people can react to it.',
  },
  gini: {
    term: 'Gini coefficient',
    meaning: 'How unequal holdings are: 0 when everybody holds the same, close to 1 when one holds everything.',
  },
  nakamoto: {
    term: 'Nakamoto coefficient',
    meaning:
      'The fewest parties that together hold more than half of the votes. Small means that a few can decide alone.',
  },
  supply: { term: 'Supply', meaning: 'All tokens that exist: everything ever minted, less everything burned.' },
  stake: {
    term: 'Stake',
    meaning: 'Tokens locked in the stake pool. They earn rewards, entitle to train, and can be taken away (slashed).',
  },
  cooling: {
    term: 'Cooling',
    meaning: 'Stake on its way out: it earns nothing during the cooldown, but can still be slashed.',
  },
  slash: { term: 'Slash', meaning: 'Stake taken from a trainer whose updates measurably harmed the model.' },
  emission: { term: 'Emission', meaning: 'New tokens minted each epoch and shared out by the reward split.' },
  treasury: { term: 'Treasury', meaning: 'Tokens the DAO itself owns. Only a passed proposal can spend them.' },
  delegate: {
    term: 'Delegate',
    meaning: 'Somebody who votes with the tokens that others entrusted to them, without owning those tokens.',
  },
  gas: { term: 'Gas', meaning: 'What running a transaction costs the chain: the measure of its work.' },
  revert: {
    term: 'Revert',
    meaning: 'A transaction that a contract refused. Nothing changes on chain, and the reason is recorded.',
  },
  score: {
    term: 'Score',
    meaning: 'Points of accuracy that a trainer’s last update added to the model, as the validators measured it.',
  },
  nonIid: {
    term: 'Shard',
    meaning:
      'The training examples a trainer holds. Shards differ: one trainer may hold many sevens and hardly any threes.',
  },
  seed: {
    term: 'Seed',
    meaning: 'The number all chance comes from. The same scenario and seed give the same run, to the last digit.',
  },
  round: {
    term: 'Round',
    meaning:
      'The server asks some clients, each trains the shared model on its own data, and their updates are combined into the next model.',
  },
  tick: { term: 'Tick', meaning: 'One step of the simulation: every agent acts once, then the chain moves on.' },
  engine: {
    term: 'Engine',
    meaning: 'The local Ethereum chain that holds the contracts: Anvil is fast, Ganache is the older standard.',
  },
  backend: {
    term: 'Backend',
    meaning:
      'What computes the learning: TensorFlow’s own library (node), WebAssembly (wasm) or plain JavaScript (cpu).',
  },
  digest: {
    term: 'Digest',
    meaning: 'A fingerprint of everything that happened on chain. Two runs with the same digest are the same run.',
  },
} as const satisfies Record<string, Term>;

export type TermKey = keyof typeof glossary;
