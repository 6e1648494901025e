import { id } from 'ethers';
import { TreasuryTimelock } from '../../../contracts/bindings/index.js';
import { callOf, type Hex } from '../../chain/index.js';
import { bps } from '../../scenario/index.js';
import { counted, percentOfBps, plainDuration } from '../../world/index.js';
import { mechanism } from '../open-mechanism.js';
import { token } from '../token/index.js';
import { amendmentInWords, keyOf } from './articles.js';
import { type CharterFact, type CharterScope, charterEvents, charterOutline } from './state.js';

const ANY_CHANGE = 10_000n;
const group = 'governance';

/** Economic and ethical limits in a contract that the timelock must pass: what no majority can do in one vote. */
export const charter = mechanism({
  outline: charterOutline,
  title: 'Charter',
  uses: [token],
  words: { charter: { one: 'Charter', many: 'Charter', family: 'neutral', inSentences: 'the charter' } },
  create: ({ scenario: { charter: section }, treasury, parameters }) => ({
    charter: [
      treasury,
      {
        transferBps: bps(section.largestTransferPercent),
        changeBps: bps(section.largestChangePercent),
        supermajorityBps: bps(section.amendmentMajorityPercent),
        amendmentDelay: BigInt(section.amendmentDelaySeconds),
      },
      // One rule is not a part of another.
      parameters.filter(({ unit }) => unit === 'rule').map(({ key }) => ({ key: keyOf(key), changeBps: ANY_CHANGE })),
      section.forbiddenCalls.map((signature) => id(signature).slice(0, 10) as Hex),
      section.purposes.map(keyOf),
    ],
  }),
  wire: ({ own, treasury }) => [callOf(TreasuryTimelock, treasury, 'adoptCharter', [own.charter])],
  readers: {
    charter: {
      LimitsSet: ({ limits }): CharterFact => ({
        type: 'charterLimitsSet',
        ...limits,
        amendmentDelay: Number(limits.amendmentDelay),
      }),
      ChangeLimitSet: ({ key, changeBps }): CharterFact => ({ type: 'changeLimitSet', key, changeBps }),
      ForbiddenCallSet: ({ selector, forbidden }): CharterFact => ({ type: 'forbiddenCallSet', selector, forbidden }),
      PurposeSet: ({ purpose, allowed }): CharterFact => ({ type: 'purposeSet', purpose, allowed }),
      AmendmentAnnounced: ({ number, amendment, enactableAt }): CharterFact => ({
        type: 'amendmentAnnounced',
        number,
        amendment,
        enactableAt: Number(enactableAt),
      }),
      AmendmentEnacted: ({ number }): CharterFact => ({ type: 'amendmentEnacted', number }),
    },
  },
  folds: {
    charterLimitsSet(draft, { transferBps, changeBps, supermajorityBps, amendmentDelay }) {
      Object.assign(draft, { transferBps, changeBps, supermajorityBps, amendmentDelay });
    },
    changeLimitSet(draft, { key, changeBps }) {
      draft.changeLimits.set(key, changeBps);
    },
    forbiddenCallSet(draft, { selector, forbidden }) {
      draft.forbidden.set(selector, forbidden);
    },
    purposeSet(draft, { purpose, allowed }) {
      draft.purposes.set(purpose, allowed);
    },
    amendmentAnnounced(draft, { number, amendment, enactableAt }) {
      draft.amendments.set(number.toString(), { number, call: amendment, enactableAt });
    },
    amendmentEnacted(draft, { number }) {
      draft.amendments.delete(number.toString());
      draft.enacted += 1;
    },
  },
  actions: {
    charter: {
      announce: {
        describe: ([amendment], { view }) =>
          `amend the charter in ${plainDuration(view.charter.amendmentDelay)}: ${amendmentInWords(amendment)}`,
      },
    },
  },
  reporters: () => [
    {
      name: 'largestTransferShare',
      title: 'Most that one proposal may pay',
      unit: 'share',
      description: 'Largest part of an asset of the treasury that the charter lets one proposal pay out or approve.',
      group,
      report: ({ view }) => Number(view.charter.transferBps) / 10_000,
    },
    {
      name: 'charterAmendments',
      title: 'Amendments in force',
      unit: 'count',
      description: 'Amendments of the charter that were enacted.',
      group,
      report: ({ view }) => view.charter.enacted,
    },
  ],
  tables: ({ view }) => [articlesTable(view)],
  news: ({ events }) => [
    ...charterEvents(events, 'amendmentAnnounced').map(({ amendment }) => ({
      weight: 82,
      sentence: `An amendment of the charter was decided on: ${amendmentInWords(amendment)}`,
    })),
    ...charterEvents(events, 'amendmentEnacted').map(({ number }) => ({
      weight: 92,
      sentence: `Amendment ${number} of the charter is in force`,
    })),
  ],
  panels: [
    { panel: 'charter', title: 'The charter at the start', form: 'table', reporters: [], table: 'charterArticles' },
  ],
});

function articlesTable({ charter: state }: CharterScope['view']) {
  const { transferBps, changeBps, supermajorityBps, amendmentDelay, forbidden, purposes } = state;
  const names = [...purposes].flatMap(([purpose, allowed]) =>
    allowed ? [Buffer.from(purpose.slice(2), 'hex').toString('ascii').replace(/\0+$/, '')] : [],
  );
  return {
    table: 'charterArticles',
    title: 'The charter at the start',
    description: 'What no proposal may do, whatever its majority; the timelock refuses it.',
    columns: [
      { name: 'article', title: 'Article', unit: 'text' as const },
      { name: 'says', title: 'What it says', unit: 'text' as const },
    ],
    rows: [
      ['1', `No proposal pays out or approves more than ${percentOfBps(transferBps)} % of what the treasury has.`],
      ['2', `No proposal changes a setting by more than ${percentOfBps(changeBps)} %; choices of rules are free.`],
      ['3', `${counted(forbidden.size, 'function')} are never called.`],
      ['4', names.length === 0 ? 'Data and model are used for nothing.' : `Data and model serve ${names.join(', ')}.`],
      [
        'Amendments',
        `${percentOfBps(supermajorityBps)} % of votes For, and ${plainDuration(amendmentDelay)} of waiting.`,
      ],
    ],
  };
}

export { ARTICLES, type Article, breachOf, paymentOf } from './articles.js';
export type { CharterScope, CharterState } from './state.js';
