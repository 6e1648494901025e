// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ParameterKeys} from "../governance/ParameterKeys.sol";
import {ParameterRegistry} from "../governance/ParameterRegistry.sol";
import {RolePool} from "../rewards/RolePool.sol";
import {IStakePool} from "../staking/IStakePool.sol";
import {ScoredUpdate} from "./IRewardRule.sol";
import {ITrainingRounds} from "./ITrainingRounds.sol";
import {RewardRuleCall} from "./RewardRuleCall.sol";
import {RobustMedian} from "./RobustMedian.sol";

/// @notice The contracts that rounds work with.
/// @param stakePool Where trainers stake and are slashed.
/// @param registry Where the rules of payment and slashing are read at every settlement.
/// @param trainerPool What trainers are paid from.
/// @param validatorPool What validators are paid from.
struct RoundContracts {
    IStakePool stakePool;
    ParameterRegistry registry;
    RolePool trainerPool;
    RolePool validatorPool;
}

/// @title What a round comes to: its updates' values, payments and slashes, and the model that is taken.
/// @notice Nothing is valued, paid, slashed or set without updates, or without the scores of more than half of the
/// validators. One call of a settlement does a bounded amount of work; what is left of a large round is done by the
/// next. Where a rule of pay is installed it is asked for each update's weight, once; if it fails for one, all of the
/// round are weighed as if there were none.
abstract contract RoundSettlement is ITrainingRounds {
    /// @dev An update, and the median of its scores once it is valued.
    struct Update {
        address trainer;
        uint64 sampleCount;
        int32 scorePpm;
    }

    struct Submission {
        address validator;
        uint32 accuracyPpm;
        bytes32 model;
        int32[] scoresPpm;
    }

    /// @dev A settlement that has begun: what was read at its beginning, and how far it is.
    struct Settlement {
        bool begun;
        bool byScore;
        uint32 valued;
        uint32 trainersPaid;
        uint32 validatorsPaid;
        uint32 harmfulBelowPpm;
        uint16 slashBps;
        uint64 mostSamples;
        bool byRule;
        uint128 totalWeight;
        uint128 budget;
        uint128 validatorShare;
        uint256 paidToTrainers;
        uint256 slashed;
    }

    uint256 private constant SAMPLE_COUNT = 0;
    uint256 private constant WHOLE_BPS = 10_000;
    uint256 internal constant WHOLE_PPM = 1_000_000;
    /// @dev Samples are claimed: a claim counts for at most so many times the median claim of its round.
    uint256 private constant MOST_MEDIANS = 10;
    /// @dev Scores are kept from 0 to 2,000,000 while their median is looked for.
    uint256 private constant SCORE_BITS = 21;
    uint256 private constant ACCURACY_BITS = 20;
    uint256 private constant SAMPLE_BITS = 64;
    /// @dev What work costs, in gas as it was measured at its dearest.
    uint256 private constant WORK_TO_BEGIN = 6_000;
    uint256 private constant WORK_TO_VALUE = 6_000;
    uint256 private constant WORK_TO_READ = 2_400;
    uint256 private constant WORK_TO_ASK = 65_000;
    uint256 private constant WORK_TO_PAY = 100_000;
    uint256 private constant WORK_TO_MEASURE = 60_000;
    uint256 private constant WORK_TO_COMPARE = 250;
    /// @dev Scores that decide between models that equally many arrived at.
    uint256 private constant MOST_COMPARED = 64;

    IStakePool internal immutable _STAKE_POOL;
    ParameterRegistry internal immutable _REGISTRY;
    RolePool private immutable _TRAINER_POOL;
    RolePool private immutable _VALIDATOR_POOL;

    bool internal _settled = true;
    uint32 internal _accuracyPpm;
    /// @dev What pay goes by from the next settlement on, and what its code was; 0 for the registry's rule.
    address internal _rewardRule;
    bytes32 internal _model;
    bytes32 internal _rewardRuleHash;
    /// @dev What pay goes by in the settlement that has begun, if it goes by a rule, and the weights it gave.
    address private _settlingRule;
    mapping(uint256 place => uint256) private _weights;
    Settlement internal _settlement;
    mapping(bytes32 model => string cid) internal _cids;
    uint256 internal _updateCount;
    uint256 internal _submissionCount;
    /// @dev By place in the newest round; what lies beyond the counts is of older ones, and overwritten by the next.
    mapping(uint256 place => Update) internal _updates;
    mapping(uint256 place => Submission) internal _submissions;

    constructor(RoundContracts memory c) {
        _STAKE_POOL = c.stakePool;
        _REGISTRY = c.registry;
        _TRAINER_POOL = c.trainerPool;
        _VALIDATOR_POOL = c.validatorPool;
    }

    /// @dev Goes on with a settlement: values all updates, pays or slashes their trainers, pays the validators, ends
    /// the round. Each call does as much as `work` says, in gas, and gets at least one thing done.
    function _settle(uint256 round, uint256 validators, uint256 work) internal {
        Settlement storage s = _settlement;
        uint256 updates = _updateCount;
        uint256 submissions = _submissionCount;
        uint256 left = work;
        if (!s.begun) {
            if (updates == 0 || submissions * 2 <= validators) return _end(round);
            _begin(round, s);
            left = _less(left, updates * WORK_TO_BEGIN);
        }
        uint256 each = WORK_TO_VALUE + submissions * WORK_TO_READ + (s.byRule ? WORK_TO_ASK : 0);
        uint256 to = _reach(s.valued, updates, left / each);
        left = _less(left, (to - s.valued) * each);
        to = _value(round, s, to);
        if (to < updates || (left < WORK_TO_PAY && left < work)) return;
        to = _reach(s.trainersPaid, updates, left / WORK_TO_PAY);
        left = _less(left, (to - s.trainersPaid) * WORK_TO_PAY);
        _payTrainers(round, s, to);
        _slashTrainers(round, s, to);
        s.trainersPaid = uint32(to);
        uint256 comparing = submissions * (WORK_TO_MEASURE + submissions * WORK_TO_COMPARE);
        if (to < updates || (left < comparing + WORK_TO_PAY && left < work)) return;
        if (s.validatorsPaid == 0) {
            _adopt(_pluralityModel());
            left = _less(left, comparing);
        }
        to = _reach(s.validatorsPaid, submissions, left / WORK_TO_PAY);
        _payValidators(round, s, to);
        if (to == submissions) _end(round);
    }

    /// @dev Work of one call, in gas: fits in a block of 30 million with room to spare.
    function _workOfACall() internal pure virtual returns (uint256) {
        return 25_000_000;
    }

    /// @dev Values out of range are brought into it: a setting must never keep a round from being settled.
    function _begin(uint256 round, Settlement storage s) private {
        s.begun = true;
        s.byScore = _REGISTRY.get(ParameterKeys.CONTRIBUTION_RULE) != SAMPLE_COUNT;
        s.harmfulBelowPpm = uint32(Math.min(_REGISTRY.get(ParameterKeys.SLASH_THRESHOLD_PPM), WHOLE_PPM));
        s.slashBps = uint16(Math.min(_REGISTRY.get(ParameterKeys.SLASH_SHARE_BPS), WHOLE_BPS));
        s.budget = uint128(Math.min(_TRAINER_POOL.balance(), type(uint128).max));
        s.validatorShare = uint128(Math.min(_VALIDATOR_POOL.balance() / _submissionCount, type(uint128).max));
        s.mostSamples = _mostSamples();
        address rule = _rewardRule;
        if (rule == address(0)) return;
        if (rule.codehash == _rewardRuleHash) (s.byRule, _settlingRule) = (true, rule);
        else emit RewardRuleFailed(round, rule);
    }

    function _end(uint256 round) private {
        _settled = true;
        Settlement storage s = _settlement;
        uint256 toValidators = uint256(s.validatorShare) * s.validatorsPaid;
        emit RoundSettled(round, _cids[_model], _accuracyPpm, s.paidToTrainers, toValidators, s.slashed);
    }

    /// @dev Makes a model the one the next round starts from, and forgets the name of the one before.
    function _adopt(bytes32 model) private {
        if (model != _model) delete _cids[_model];
        _model = model;
        _accuracyPpm = _medianAccuracy();
    }

    /// @dev Takes the median of each update's scores, in reveal order, and sums up what payment is proportional to.
    /// Says how far it came: back at the start when the rule of pay fails, to weigh all without it.
    function _value(uint256 round, Settlement storage s, uint256 to) private returns (uint256) {
        uint256 count = _submissionCount;
        bool byRule = s.byRule;
        uint256[] memory column = new uint256[](count);
        uint256 total = s.totalWeight;
        for (uint256 i = s.valued; i < to; ++i) {
            for (uint256 j = 0; j < count; ++j) {
                column[j] = uint256(int256(WHOLE_PPM) + _submissions[j].scoresPpm[i]);
            }
            // The upper of two middle scores: half of the validators alone take nothing from anybody.
            int256 median = int256(RobustMedian.upper(column, SCORE_BITS)) - int256(WHOLE_PPM);
            _updates[i].scorePpm = int32(median);
            if (byRule && !_askRule(round, s, i, column)) {
                (s.byRule, s.valued, s.totalWeight) = (false, 0, 0);
                emit RewardRuleFailed(round, _settlingRule);
                return 0;
            }
            total += byRule ? _weights[i] : _weight(s, _updates[i]);
        }
        s.valued = uint32(to);
        s.totalWeight = uint128(total);
        return to;
    }

    /// @dev Keeps the weight that the rule of pay gives an update; what did harm it is not asked about, and not paid.
    function _askRule(uint256 round, Settlement storage s, uint256 place, uint256[] memory column)
        private
        returns (bool answered)
    {
        Update memory update = _updates[place];
        if (_harmful(s, update)) {
            _weights[place] = 0;
            return true;
        }
        uint256 median = uint256(int256(WHOLE_PPM) + update.scorePpm);
        ScoredUpdate memory scored = ScoredUpdate({
            round: round,
            trainer: update.trainer,
            sampleCount: Math.min(update.sampleCount, s.mostSamples),
            scorePpm: update.scorePpm,
            errorPpm: RewardRuleCall.errorOf(column, median),
            scores: column.length
        });
        (answered, _weights[place]) = RewardRuleCall.ask(_settlingRule, scored);
    }

    /// @dev Shares the trainers' pool out by weight; what rounding leaves stays in it for the next round.
    function _payTrainers(uint256 round, Settlement storage s, uint256 to) private {
        (uint256 budget, uint256 total, uint256 paid) = (s.budget, s.totalWeight, 0);
        bool byRule = s.byRule;
        for (uint256 i = s.trainersPaid; i < to; ++i) {
            Update memory update = _updates[i];
            uint256 weight = byRule ? _weights[i] : _weight(s, update);
            uint256 share = total == 0 ? 0 : Math.mulDiv(budget, weight, total);
            paid += share;
            emit TrainerScored(round, update.trainer, update.scorePpm, share);
            if (share > 0) _TRAINER_POOL.pay(update.trainer, share);
        }
        s.paidToTrainers += paid;
    }

    /// @dev Slashes whoever did harm.
    function _slashTrainers(uint256 round, Settlement storage s, uint256 to) private {
        (uint256 share, uint256 slashed) = (s.slashBps, 0);
        for (uint256 i = s.trainersPaid; i < to; ++i) {
            Update memory update = _updates[i];
            uint256 amount = _harmful(s, update) ? _STAKE_POOL.slash(update.trainer, share) : 0;
            if (amount == 0) continue;
            slashed += amount;
            emit TrainerSlashed(round, update.trainer, amount);
        }
        s.slashed += slashed;
    }

    /// @dev Shares the validators' pool out equally; what rounding leaves stays in it for the next round.
    function _payValidators(uint256 round, Settlement storage s, uint256 to) private {
        uint256 share = s.validatorShare;
        for (uint256 i = s.validatorsPaid; i < to; ++i) {
            address validator = _submissions[i].validator;
            emit ValidatorPaid(round, validator, share);
            if (share > 0) _VALIDATOR_POOL.pay(validator, share);
        }
        s.validatorsPaid = uint32(to);
    }

    /// @dev Keeps a model's CID once, however many arrive at it.
    function _named(string memory cid) internal returns (bytes32 model) {
        model = keccak256(bytes(cid));
        if (bytes(_cids[model]).length == 0) _cids[model] = cid;
    }

    /// @dev What an update's payment is proportional to where no rule is asked: nothing for one that did harm.
    function _weight(Settlement storage s, Update memory update) private view returns (uint256) {
        if (s.byScore) return update.scorePpm > 0 ? uint256(int256(update.scorePpm)) : 0;
        return _harmful(s, update) ? 0 : Math.min(update.sampleCount, s.mostSamples);
    }

    /// @dev Whether an update's median is below what is borne; that trainer is slashed and not paid.
    function _harmful(Settlement storage s, Update memory update) private view returns (bool) {
        return update.scorePpm < -int256(uint256(s.harmfulBelowPpm));
    }

    /// @dev The most samples that a claim of this round counts for.
    function _mostSamples() private view returns (uint64) {
        uint256 count = _updateCount;
        uint256[] memory claimed = new uint256[](count);
        for (uint256 i = 0; i < count; ++i) {
            claimed[i] = _updates[i].sampleCount;
        }
        return uint64(Math.min(RobustMedian.lower(claimed, SAMPLE_BITS) * MOST_MEDIANS, type(uint64).max));
    }

    function _medianAccuracy() private view returns (uint32) {
        uint256 count = _submissionCount;
        uint256[] memory reported = new uint256[](count);
        for (uint256 i = 0; i < count; ++i) {
            reported[i] = _submissions[i].accuracyPpm;
        }
        return uint32(RobustMedian.upper(reported, ACCURACY_BITS));
    }

    /// @dev The model most validators arrived at; among equals that of the validator whose scores lie nearest to the
    /// medians, and then the one submitted first.
    function _pluralityModel() private view returns (bytes32 winner) {
        (uint256[] memory votes, uint256 most, bytes32 leading, bool tied) = _countModels();
        if (!tied) return leading;
        uint256 nearest = type(uint256).max;
        for (uint256 i = 0; i < votes.length; ++i) {
            if (votes[i] < most) continue;
            uint256 distance = _distance(i);
            if (distance < nearest) (nearest, winner) = (distance, _submissions[i].model);
        }
    }

    /// @dev How many arrived at each validator's model, the most of these, at which, and whether another has as many.
    function _countModels() private view returns (uint256[] memory votes, uint256 most, bytes32 leading, bool tied) {
        uint256 count = _submissionCount;
        votes = new uint256[](count);
        bytes32[] memory models = new bytes32[](count);
        for (uint256 i = 0; i < count; ++i) {
            models[i] = _submissions[i].model;
        }
        for (uint256 i = 0; i < count; ++i) {
            for (uint256 j = 0; j < count; ++j) {
                if (models[j] == models[i]) ++votes[i];
            }
            if (votes[i] > most) (most, leading, tied) = (votes[i], models[i], false);
            else if (votes[i] == most && models[i] != leading) tied = true;
        }
    }

    /// @dev Of one validator's scores from the medians, summed up over the first updates.
    function _distance(uint256 submission) private view returns (uint256 distance) {
        int32[] storage scores = _submissions[submission].scoresPpm;
        uint256 count = Math.min(scores.length, MOST_COMPARED);
        for (uint256 i = 0; i < count; ++i) {
            int256 apart = int256(scores[i]) - _updates[i].scorePpm;
            distance += uint256(apart < 0 ? -apart : apart);
        }
    }

    /// @dev How far work goes from a place towards an end: at least one on, if there is one.
    function _reach(uint256 from, uint256 end, uint256 many) private pure returns (uint256) {
        return Math.min(end, from + Math.max(1, many));
    }

    function _less(uint256 left, uint256 done) private pure returns (uint256) {
        return left > done ? left - done : 0;
    }
}
