// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ParameterKeys} from "../governance/ParameterKeys.sol";
import {ParameterRegistry} from "../governance/ParameterRegistry.sol";
import {RolePool} from "../rewards/RolePool.sol";
import {IStakePool} from "../staking/IStakePool.sol";
import {ITrainingRounds} from "./ITrainingRounds.sol";
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

/// @notice How long each window of a round is, in seconds.
/// @param commit For commitments.
/// @param reveal For reveals.
/// @param score For scores.
struct RoundWindows {
    uint64 commit;
    uint64 reveal;
    uint64 score;
}

/// @title Rounds of federated learning: open, commit, reveal, score, settle.
/// @notice Only the newest round is kept in storage, and its slots serve the next one again; the history is in the
/// events. Stake that cools for less than a round is held until the round can be settled, so that no trainer leaves
/// between its update and the settlement, and no stake serves two trainers of one round. Nothing is valued, paid, slashed or set without updates,
/// or without the scores of more than half of those who hold the validator role.
///
/// A settlement does a bounded amount of work; what is left of a large round is done by the next call.
contract TrainingRounds is ITrainingRounds, AccessControl {
    /// @dev A trainer's commitment; it counts in the round that it names.
    struct Commitment {
        bytes32 hash;
        uint64 round;
        bool revealed;
    }

    struct Update {
        address trainer;
        uint64 sampleCount;
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
        uint32 paid;
        uint64 mostSamples;
        uint128 totalWeight;
        uint256 budget;
        uint256 paidToTrainers;
        uint256 slashed;
    }

    /// @notice Whoever holds this role may report scores.
    bytes32 public constant VALIDATOR_ROLE = keccak256("VALIDATOR_ROLE");

    uint256 private constant SAMPLE_COUNT = 0;
    uint256 private constant WHOLE_BPS = 10_000;
    uint256 private constant WHOLE_PPM = 1_000_000;
    /// @dev Samples are claimed: a claim counts for at most so many times the median claim of its round.
    uint256 private constant MOST_MEDIANS = 10;
    /// @dev Work of one call: valuing an update is one unit, paying and slashing its trainer four, and to begin a quarter
    /// of one for each update. With 21 validators a unit is about 25,000 gas, so that a call fits in a block of 30 million.
    uint256 private constant UNITS = 1_060;
    uint256 private constant UNITS_TO_PAY = 4;
    uint256 private constant UPDATES_BEGUN_A_UNIT = 4;
    /// @dev Scores that decide between models that equally many arrived at.
    uint256 private constant MOST_COMPARED = 64;

    IStakePool private immutable _STAKE_POOL;
    ParameterRegistry private immutable _REGISTRY;
    RolePool private immutable _TRAINER_POOL;
    RolePool private immutable _VALIDATOR_POOL;
    uint64 private immutable _COMMIT_WINDOW;
    uint64 private immutable _REVEAL_WINDOW;
    uint64 private immutable _SCORE_WINDOW;
    /// @dev Whether stake would cool before a round's end and a while to settle it, as long as its last window.
    bool private immutable _HOLDS_STAKE;

    uint64 private _round;
    uint64 private _openedAt;
    uint32 private _accuracyPpm;
    bool private _settled = true;
    bytes32 private _model;
    uint256 private _validators;
    Settlement private _settlement;
    mapping(bytes32 model => string cid) private _cids;
    int32[] private _medians;
    Update[] private _updates;
    Submission[] private _submissions;
    mapping(address trainer => Commitment) private _commitments;
    mapping(address validator => uint256 round) private _scoredRound;

    /// @notice Begins without a round, and says what model the first starts from.
    /// @param c The contracts that rounds work with.
    /// @param w How long the windows are, in seconds.
    /// @param initialModelCid The model that the first round starts from.
    /// @param admin The account that grants the validator role first.
    constructor(RoundContracts memory c, RoundWindows memory w, string memory initialModelCid, address admin) {
        if (w.commit == 0 || w.reveal == 0 || w.score == 0) revert RoundWindowZero();
        _STAKE_POOL = c.stakePool;
        _REGISTRY = c.registry;
        _TRAINER_POOL = c.trainerPool;
        _VALIDATOR_POOL = c.validatorPool;
        _COMMIT_WINDOW = w.commit;
        _REVEAL_WINDOW = w.reveal;
        _SCORE_WINDOW = w.score;
        _HOLDS_STAKE = c.stakePool.cooldown() < uint256(w.commit) + w.reveal + 2 * uint256(w.score);
        _model = _named(initialModelCid);
        emit ModelInitialised(initialModelCid);
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
    }

    /// @inheritdoc ITrainingRounds
    function openRound() external returns (uint256 round) {
        if (!_settled && _settlement.begun) _settle(_round, type(uint256).max);
        if (!_settled) revert RoundStillOpen(_round);
        for (uint256 i = 0; i < _submissions.length; ++i) {
            if (_submissions[i].model != _model) delete _cids[_submissions[i].model];
        }
        delete _updates;
        delete _submissions;
        delete _medians;
        delete _settlement;
        _settled = false;
        _openedAt = uint64(block.timestamp);
        round = ++_round;
        emit RoundOpened(round, _cids[_model], _commitDeadline(), _revealDeadline(), _scoreDeadline());
    }

    /// @inheritdoc ITrainingRounds
    function commitUpdate(uint256 round, bytes32 commitment) external {
        _requirePhase(round, Phase.Commit);
        uint256 staked = _STAKE_POOL.balanceOf(msg.sender);
        uint256 required = _REGISTRY.get(ParameterKeys.MINIMUM_STAKE);
        if (staked < required) revert RoundStakeTooLow(staked, required);
        if (_commitments[msg.sender].round == round) revert RoundAlreadyCommitted(msg.sender);
        _commitments[msg.sender] = Commitment({hash: commitment, round: uint64(round), revealed: false});
        emit UpdateCommitted(round, msg.sender, commitment);
        if (_HOLDS_STAKE) _STAKE_POOL.hold(msg.sender, _scoreDeadline() + _SCORE_WINDOW);
    }

    /// @inheritdoc ITrainingRounds
    function revealUpdate(uint256 round, string calldata cid, uint256 sampleCount, bytes32 salt) external {
        _requirePhase(round, Phase.Reveal);
        Commitment storage commitment = _commitments[msg.sender];
        if (commitment.round != round) revert RoundNotCommitted(msg.sender);
        if (commitment.revealed) revert RoundAlreadyRevealed(msg.sender);
        if (sampleCount == 0) revert RoundSampleCountZero();
        if (sampleCount > type(uint64).max) revert RoundSampleCountTooHigh(sampleCount);
        bytes32 revealed = keccak256(abi.encode(round, msg.sender, cid, sampleCount, salt));
        if (revealed != commitment.hash) revert RoundCommitmentMismatch(commitment.hash, revealed);
        commitment.revealed = true;
        _updates.push(Update({trainer: msg.sender, sampleCount: uint64(sampleCount)}));
        emit UpdateRevealed(round, msg.sender, cid, sampleCount);
    }

    /// @inheritdoc ITrainingRounds
    function submitScores(
        uint256 round,
        string calldata modelCid_,
        uint256 accuracyPpm_,
        int256[] calldata scoresPpm
    ) external onlyRole(VALIDATOR_ROLE) {
        _requirePhase(round, Phase.Score);
        if (_scoredRound[msg.sender] == round) revert RoundAlreadyScored(msg.sender);
        if (scoresPpm.length != _updates.length) revert RoundScoreCountWrong(scoresPpm.length, _updates.length);
        if (accuracyPpm_ > WHOLE_PPM) revert RoundAccuracyInvalid(accuracyPpm_);
        _scoredRound[msg.sender] = round;
        Submission storage submission = _submissions.push();
        submission.validator = msg.sender;
        submission.accuracyPpm = uint32(accuracyPpm_);
        submission.model = _named(modelCid_);
        submission.scoresPpm = _packed(scoresPpm);
        emit ScoresSubmitted(round, msg.sender, modelCid_, accuracyPpm_, scoresPpm);
    }

    /// @inheritdoc ITrainingRounds
    function settleRound(uint256 round) external {
        _requirePhase(round, Phase.Settle);
        _settle(round, UNITS);
    }

    /// @inheritdoc ITrainingRounds
    function currentRound() external view returns (uint256) {
        return _round;
    }

    /// @inheritdoc ITrainingRounds
    function revealedOf(uint256 round) external view returns (address[] memory trainers) {
        if (round != _round) return trainers;
        uint256 count = _updates.length;
        trainers = new address[](count);
        for (uint256 i = 0; i < count; ++i) {
            trainers[i] = _updates[i].trainer;
        }
    }

    /// @inheritdoc ITrainingRounds
    function modelCid() external view returns (string memory) {
        return _cids[_model];
    }

    /// @inheritdoc ITrainingRounds
    function accuracyPpm() external view returns (uint256) {
        return _accuracyPpm;
    }

    /// @inheritdoc ITrainingRounds
    function phaseOf(uint256 round) public view returns (Phase) {
        if (round == 0 || round > _round) return Phase.None;
        if (round < _round || _settled) return Phase.Settled;
        if (block.timestamp < _commitDeadline()) return Phase.Commit;
        if (block.timestamp < _revealDeadline()) return Phase.Reveal;
        if (block.timestamp < _scoreDeadline()) return Phase.Score;
        return Phase.Settle;
    }

    /// @dev Keeps the count of validators, whose majority a settlement needs.
    function _grantRole(bytes32 role, address account) internal override returns (bool granted) {
        granted = super._grantRole(role, account);
        if (granted && role == VALIDATOR_ROLE) ++_validators;
    }

    function _revokeRole(bytes32 role, address account) internal override returns (bool revoked) {
        revoked = super._revokeRole(role, account);
        if (revoked && role == VALIDATOR_ROLE) --_validators;
    }

    /// @dev Goes on with a settlement: values all updates, then pays and slashes their trainers, then ends the round.
    function _settle(uint256 round, uint256 units) private {
        Settlement storage s = _settlement;
        uint256 count = _updates.length;
        if (!s.begun) {
            if (count == 0 || _submissions.length * 2 <= _validators) return _end(round, 0);
            _begin();
            units -= Math.min(units, count / UPDATES_BEGUN_A_UNIT);
        }
        uint256 to = units > count ? count : Math.min(count, s.valued + units);
        units -= to - s.valued;
        _value(s, to);
        if (to < count) return;
        to = Math.min(count, s.paid + units / UNITS_TO_PAY);
        _payTrainers(round, s, to);
        _slashTrainers(round, s, to);
        s.paid = uint32(to);
        if (to < count) return;
        bytes32 model = _pluralityModel();
        if (model != _model) delete _cids[_model];
        _model = model;
        _accuracyPpm = _medianAccuracy();
        _end(round, _payValidators(round));
    }

    function _begin() private {
        Settlement storage s = _settlement;
        s.begun = true;
        s.byScore = _REGISTRY.get(ParameterKeys.CONTRIBUTION_RULE) != SAMPLE_COUNT;
        s.budget = _TRAINER_POOL.balance();
        s.mostSamples = _mostSamples();
    }

    function _end(uint256 round, uint256 paidToValidators) private {
        _settled = true;
        Settlement storage s = _settlement;
        emit RoundSettled(round, _cids[_model], _accuracyPpm, s.paidToTrainers, paidToValidators, s.slashed);
    }

    /// @dev Takes the median of each update's scores, in reveal order, and sums up what payment is proportional to.
    function _value(Settlement storage s, uint256 to) private {
        uint256 count = _submissions.length;
        int256[] memory column = new int256[](count);
        uint256 total = s.totalWeight;
        for (uint256 i = s.valued; i < to; ++i) {
            for (uint256 j = 0; j < count; ++j) {
                column[j] = _submissions[j].scoresPpm[i];
            }
            int256 median = RobustMedian.upper(column);
            _medians.push(int32(median));
            total += _weight(s, i, median);
        }
        s.valued = uint32(to);
        s.totalWeight = uint128(total);
    }

    /// @dev Shares the trainers' pool out by weight; what rounding leaves stays in it for the next round.
    function _payTrainers(uint256 round, Settlement storage s, uint256 to) private {
        (uint256 budget, uint256 total, uint256 paid) = (s.budget, s.totalWeight, 0);
        for (uint256 i = s.paid; i < to; ++i) {
            address trainer = _updates[i].trainer;
            int256 score = _medians[i];
            uint256 share = total == 0 ? 0 : Math.mulDiv(budget, _weight(s, i, score), total);
            paid += share;
            emit TrainerScored(round, trainer, score, share);
            if (share > 0) _TRAINER_POOL.pay(trainer, share);
        }
        s.paidToTrainers += paid;
    }

    /// @dev Values out of range are brought into it: a setting must never keep a round from being settled.
    function _slashTrainers(uint256 round, Settlement storage s, uint256 to) private {
        uint256 shareBps = Math.min(_REGISTRY.get(ParameterKeys.SLASH_SHARE_BPS), WHOLE_BPS);
        int256 limit = -int256(Math.min(_REGISTRY.get(ParameterKeys.SLASH_THRESHOLD_PPM), WHOLE_PPM));
        uint256 slashed;
        for (uint256 i = s.paid; i < to; ++i) {
            if (_medians[i] >= limit) continue;
            address trainer = _updates[i].trainer;
            uint256 amount = _STAKE_POOL.slash(trainer, shareBps);
            if (amount == 0) continue;
            slashed += amount;
            emit TrainerSlashed(round, trainer, amount);
        }
        s.slashed += slashed;
    }

    /// @dev Shares the validators' pool out equally; what rounding leaves stays in it for the next round.
    function _payValidators(uint256 round) private returns (uint256 paid) {
        uint256 count = _submissions.length;
        uint256 share = _VALIDATOR_POOL.balance() / count;
        for (uint256 i = 0; i < count; ++i) {
            address validator = _submissions[i].validator;
            paid += share;
            emit ValidatorPaid(round, validator, share);
            if (share > 0) _VALIDATOR_POOL.pay(validator, share);
        }
    }

    /// @dev Keeps a model's CID once, however many arrive at it.
    function _named(string memory cid) private returns (bytes32 model) {
        model = keccak256(bytes(cid));
        if (bytes(_cids[model]).length == 0) _cids[model] = cid;
    }

    /// @dev What an update's payment is proportional to.
    function _weight(Settlement storage s, uint256 update, int256 score) private view returns (uint256) {
        if (s.byScore) return score > 0 ? uint256(score) : 0;
        return Math.min(_updates[update].sampleCount, s.mostSamples);
    }

    /// @dev The most samples that a claim of this round counts for.
    function _mostSamples() private view returns (uint64) {
        uint256 count = _updates.length;
        uint256[] memory claimed = new uint256[](count);
        for (uint256 i = 0; i < count; ++i) {
            claimed[i] = _updates[i].sampleCount;
        }
        // The smallest claim that at least half of all do not exceed, bit by bit: no order of claims makes it dearer.
        uint256 median;
        for (uint256 bit = 1 << 63; bit > 0; bit >>= 1) {
            uint256 below;
            for (uint256 i = 0; i < count; ++i) {
                if (claimed[i] < median + bit) ++below;
            }
            if (below * 2 < count) median += bit;
        }
        return uint64(Math.min(median * MOST_MEDIANS, type(uint64).max));
    }

    function _medianAccuracy() private view returns (uint32) {
        uint256 count = _submissions.length;
        int256[] memory reported = new int256[](count);
        for (uint256 i = 0; i < count; ++i) {
            reported[i] = int256(uint256(_submissions[i].accuracyPpm));
        }
        return uint32(uint256(RobustMedian.upper(reported)));
    }

    /// @dev The model most validators arrived at; among equals that of the validator whose scores lie nearest to the
    /// medians, and then the one submitted first.
    function _pluralityModel() private view returns (bytes32 winner) {
        uint256 count = _submissions.length;
        bytes32[] memory models = new bytes32[](count);
        for (uint256 i = 0; i < count; ++i) {
            models[i] = _submissions[i].model;
        }
        uint256 most;
        uint256 nearest;
        for (uint256 i = 0; i < count; ++i) {
            uint256 votes;
            for (uint256 j = 0; j < count; ++j) {
                if (models[j] == models[i]) ++votes;
            }
            if (votes < most || (votes == most && models[i] == winner)) continue;
            uint256 distance = _distance(i);
            if (votes > most || distance < nearest) (most, nearest, winner) = (votes, distance, models[i]);
        }
    }

    /// @dev Of one validator's scores from the medians, summed up over the first updates.
    function _distance(uint256 submission) private view returns (uint256 distance) {
        int32[] storage scores = _submissions[submission].scoresPpm;
        uint256 count = Math.min(scores.length, MOST_COMPARED);
        for (uint256 i = 0; i < count; ++i) {
            int256 apart = int256(scores[i]) - _medians[i];
            distance += uint256(apart < 0 ? -apart : apart);
        }
    }

    function _requirePhase(uint256 round, Phase expected) private view {
        Phase current = phaseOf(round);
        if (current != expected) revert RoundWrongPhase(round, current);
    }

    function _commitDeadline() private view returns (uint64) {
        return _openedAt + _COMMIT_WINDOW;
    }

    function _revealDeadline() private view returns (uint64) {
        return _commitDeadline() + _REVEAL_WINDOW;
    }

    function _scoreDeadline() private view returns (uint64) {
        return _revealDeadline() + _SCORE_WINDOW;
    }

    /// @dev Eight scores a slot.
    function _packed(int256[] calldata scoresPpm) private pure returns (int32[] memory packed) {
        packed = new int32[](scoresPpm.length);
        for (uint256 i = 0; i < packed.length; ++i) {
            int256 score = scoresPpm[i];
            if (score > int256(WHOLE_PPM) || score < -int256(WHOLE_PPM)) revert RoundScoreInvalid(score);
            packed[i] = int32(score);
        }
    }
}
