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
/// events. A trainer can leave between its update and the settlement only if the stake pool's cooldown is shorter
/// than a round.
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
        string modelCid;
        int32[] scoresPpm;
    }

    /// @notice Whoever holds this role may report scores.
    bytes32 public constant VALIDATOR_ROLE = keccak256("VALIDATOR_ROLE");

    uint256 private constant SAMPLE_COUNT = 0;
    uint256 private constant WHOLE_BPS = 10_000;
    uint256 private constant WHOLE_PPM = 1_000_000;

    IStakePool private immutable _STAKE_POOL;
    ParameterRegistry private immutable _REGISTRY;
    RolePool private immutable _TRAINER_POOL;
    RolePool private immutable _VALIDATOR_POOL;
    uint64 private immutable _COMMIT_WINDOW;
    uint64 private immutable _REVEAL_WINDOW;
    uint64 private immutable _SCORE_WINDOW;

    uint64 private _round;
    uint64 private _openedAt;
    uint32 private _accuracyPpm;
    bool private _settled = true;
    string private _modelCid;
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
        _modelCid = initialModelCid;
        emit ModelInitialised(initialModelCid);
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
    }

    /// @inheritdoc ITrainingRounds
    function openRound() external returns (uint256 round) {
        if (!_settled) revert RoundStillOpen(_round);
        delete _updates;
        delete _submissions;
        _settled = false;
        _openedAt = uint64(block.timestamp);
        round = ++_round;
        emit RoundOpened(round, _modelCid, _commitDeadline(), _revealDeadline(), _scoreDeadline());
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
        submission.modelCid = modelCid_;
        submission.scoresPpm = _packed(scoresPpm);
        emit ScoresSubmitted(round, msg.sender, modelCid_, accuracyPpm_, scoresPpm);
    }

    /// @inheritdoc ITrainingRounds
    function settleRound(uint256 round) external {
        _requirePhase(round, Phase.Settle);
        _settled = true;
        uint256 paidToTrainers;
        uint256 paidToValidators;
        uint256 slashed;
        if (_submissions.length > 0) {
            _modelCid = _pluralityModel();
            _accuracyPpm = _medianAccuracy();
            int256[] memory scores = _medianScores();
            paidToTrainers = _payTrainers(round, scores);
            slashed = _slashTrainers(round, scores);
            paidToValidators = _payValidators(round);
        }
        emit RoundSettled(round, _modelCid, _accuracyPpm, paidToTrainers, paidToValidators, slashed);
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
        return _modelCid;
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

    /// @dev Shares the trainers' pool out by weight; what rounding leaves stays in it for the next round.
    function _payTrainers(uint256 round, int256[] memory scores) private returns (uint256 paid) {
        (uint256[] memory weights, uint256 total) = _weights(scores);
        uint256 budget = _TRAINER_POOL.balance();
        for (uint256 i = 0; i < weights.length; ++i) {
            address trainer = _updates[i].trainer;
            uint256 share = total == 0 ? 0 : Math.mulDiv(budget, weights[i], total);
            paid += share;
            emit TrainerScored(round, trainer, scores[i], share);
            if (share > 0) _TRAINER_POOL.pay(trainer, share);
        }
    }

    /// @dev Values out of range are brought into it: a setting must never keep a round from being settled.
    function _slashTrainers(uint256 round, int256[] memory scores) private returns (uint256 slashed) {
        uint256 shareBps = Math.min(_REGISTRY.get(ParameterKeys.SLASH_SHARE_BPS), WHOLE_BPS);
        int256 limit = -int256(Math.min(_REGISTRY.get(ParameterKeys.SLASH_THRESHOLD_PPM), WHOLE_PPM));
        for (uint256 i = 0; i < scores.length; ++i) {
            if (scores[i] >= limit) continue;
            address trainer = _updates[i].trainer;
            uint256 amount = _STAKE_POOL.slash(trainer, shareBps);
            if (amount == 0) continue;
            slashed += amount;
            emit TrainerSlashed(round, trainer, amount);
        }
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

    /// @dev What each trainer's payment is proportional to, and the sum of it.
    function _weights(int256[] memory scores) private view returns (uint256[] memory weights, uint256 total) {
        bool byScore = _REGISTRY.get(ParameterKeys.CONTRIBUTION_RULE) != SAMPLE_COUNT;
        weights = new uint256[](scores.length);
        for (uint256 i = 0; i < weights.length; ++i) {
            if (!byScore) weights[i] = _updates[i].sampleCount;
            else if (scores[i] > 0) weights[i] = uint256(scores[i]);
            total += weights[i];
        }
    }

    /// @dev The median of each update's scores, in reveal order.
    function _medianScores() private view returns (int256[] memory medians) {
        uint256 count = _submissions.length;
        int32[][] memory rows = new int32[][](count);
        for (uint256 j = 0; j < count; ++j) {
            rows[j] = _submissions[j].scoresPpm;
        }
        medians = new int256[](_updates.length);
        int256[] memory column = new int256[](count);
        for (uint256 i = 0; i < medians.length; ++i) {
            for (uint256 j = 0; j < count; ++j) {
                column[j] = rows[j][i];
            }
            medians[i] = RobustMedian.lower(column);
        }
    }

    function _medianAccuracy() private view returns (uint32) {
        uint256 count = _submissions.length;
        int256[] memory reported = new int256[](count);
        for (uint256 i = 0; i < count; ++i) {
            reported[i] = int256(uint256(_submissions[i].accuracyPpm));
        }
        return uint32(uint256(RobustMedian.lower(reported)));
    }

    /// @dev The model most validators arrived at; among equals the one submitted first.
    function _pluralityModel() private view returns (string memory) {
        uint256 count = _submissions.length;
        bytes32[] memory hashes = new bytes32[](count);
        for (uint256 i = 0; i < count; ++i) {
            hashes[i] = keccak256(bytes(_submissions[i].modelCid));
        }
        uint256 winner;
        uint256 most;
        for (uint256 i = 0; i < count; ++i) {
            uint256 votes;
            for (uint256 j = 0; j < count; ++j) {
                if (hashes[j] == hashes[i]) ++votes;
            }
            if (votes > most) (most, winner) = (votes, i);
        }
        return _submissions[winner].modelCid;
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
