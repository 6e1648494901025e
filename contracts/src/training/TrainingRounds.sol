// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {ParameterKeys} from "../governance/ParameterKeys.sol";
import {ParameterRegistry} from "../governance/ParameterRegistry.sol";
import {RolePool} from "../rewards/RolePool.sol";
import {StakePool} from "../staking/StakePool.sol";

/// @notice The contracts that rounds work with.
struct RoundContracts {
    StakePool stakePool;
    ParameterRegistry registry;
    RolePool trainerPool;
    RolePool validatorPool;
}

/// @notice Lengths of a round's windows, in seconds.
struct RoundWindows {
    uint64 commit;
    uint64 reveal;
    uint64 score;
}

/// @title Rounds of federated learning: open, commit, reveal, score, settle.
/// @notice Updates and models are named by their IPFS CIDs; scores and accuracies are parts per million, amounts wei,
/// times Unix seconds. Only the newest round is kept in storage, and its slots are used again by the next one; the
/// history is in the events.
contract TrainingRounds is AccessControl {
    enum Phase {
        None,
        Commit,
        Reveal,
        Score,
        Settle,
        Settled
    }

    struct Commitment {
        bytes32 hash;
        uint64 round;
        uint64 revealedRound;
    }

    struct Update {
        address trainer;
        uint64 sampleCount;
    }

    struct Submission {
        address validator;
        uint64 accuracyPpm;
        string modelCid;
        int64[] scoresPpm;
    }

    /// @notice Whoever holds this role may score updates.
    bytes32 public constant VALIDATOR_ROLE = keccak256("VALIDATOR_ROLE");

    StakePool private immutable _STAKE_POOL;
    ParameterRegistry private immutable _REGISTRY;
    RolePool private immutable _TRAINER_POOL;
    RolePool private immutable _VALIDATOR_POOL;
    uint64 private immutable _COMMIT_WINDOW;
    uint64 private immutable _REVEAL_WINDOW;
    uint64 private immutable _SCORE_WINDOW;

    uint64 private _round;
    uint64 private _openedAt;
    bool private _settled = true;
    string private _modelCid;
    Update[] private _updates;
    Submission[] private _submissions;
    mapping(address trainer => Commitment) private _commitments;
    mapping(address validator => uint64 round) private _scoredRound;

    event RoundOpened(
        uint256 indexed round, string modelCid, uint64 commitDeadline, uint64 revealDeadline, uint64 scoreDeadline
    );
    event UpdateCommitted(uint256 indexed round, address indexed trainer, bytes32 commitment);
    event UpdateRevealed(uint256 indexed round, address indexed trainer, string cid, uint256 sampleCount);
    event ScoresSubmitted(
        uint256 indexed round, address indexed validator, string modelCid, uint256 accuracyPpm, int256[] scoresPpm
    );
    event TrainerScored(uint256 indexed round, address indexed trainer, int256 scorePpm, uint256 paid);
    event TrainerSlashed(uint256 indexed round, address indexed trainer, uint256 amount);
    event ValidatorPaid(uint256 indexed round, address indexed validator, uint256 paid);
    event RoundSettled(
        uint256 indexed round,
        string modelCid,
        uint256 accuracyPpm,
        uint256 paidToTrainers,
        uint256 paidToValidators,
        uint256 slashed
    );

    error RoundStillOpen(uint256 round);
    error RoundWrongPhase(uint256 round, Phase current);
    error RoundStakeTooLow(uint256 staked, uint256 required);
    error RoundAlreadyCommitted(address trainer);
    error RoundNotCommitted(address trainer);
    error RoundAlreadyRevealed(address trainer);
    error RoundCommitmentMismatch(bytes32 committed, bytes32 revealed);
    error RoundAlreadyScored(address validator);
    error RoundScoreCountWrong(uint256 given, uint256 expected);
    error RoundSampleCountZero();
    error RoundSampleCountTooHigh(uint256 sampleCount);
    error RoundAccuracyInvalid(uint256 accuracyPpm);
    error RoundScoreInvalid(int256 scorePpm);

    /// @param c The contracts that rounds work with.
    /// @param w Lengths of the windows, in seconds.
    /// @param initialModelCid The model that the first round starts from.
    /// @param admin The account that grants roles first.
    constructor(RoundContracts memory c, RoundWindows memory w, string memory initialModelCid, address admin) {
        _STAKE_POOL = c.stakePool;
        _REGISTRY = c.registry;
        _TRAINER_POOL = c.trainerPool;
        _VALIDATOR_POOL = c.validatorPool;
        _COMMIT_WINDOW = w.commit;
        _REVEAL_WINDOW = w.reveal;
        _SCORE_WINDOW = w.score;
        _modelCid = initialModelCid;
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
    }

    /// @notice Opens the next round. Anybody may, once the one before is settled.
    function openRound() external returns (uint256 round) {
        if (!_settled) revert RoundStillOpen(_round);
        round = ++_round;
        _openedAt = uint64(block.timestamp);
        _settled = false;
        delete _updates;
        delete _submissions;
        emit RoundOpened(round, _modelCid, _commitDeadline(), _revealDeadline(), _scoreDeadline());
    }

    /// @notice Binds the sender to an update it shows later, so that nobody can copy it.
    /// @param round The open round.
    /// @param commitment keccak256(abi.encode(round, trainer, cid, sampleCount, salt)).
    function commitUpdate(uint256 round, bytes32 commitment) external {
        _requirePhase(round, Phase.Commit);
        uint256 staked = _STAKE_POOL.balanceOf(msg.sender);
        uint256 required = _REGISTRY.get(ParameterKeys.MINIMUM_STAKE);
        if (staked < required) revert RoundStakeTooLow(staked, required);
        Commitment storage own = _commitments[msg.sender];
        if (own.round == round) revert RoundAlreadyCommitted(msg.sender);
        own.hash = commitment;
        own.round = uint64(round);
        emit UpdateCommitted(round, msg.sender, commitment);
    }

    /// @notice Shows the update that the sender committed to.
    function revealUpdate(uint256 round, string calldata cid, uint256 sampleCount, bytes32 salt) external {
        _requirePhase(round, Phase.Reveal);
        Commitment storage own = _commitments[msg.sender];
        if (own.round != round) revert RoundNotCommitted(msg.sender);
        if (own.revealedRound == round) revert RoundAlreadyRevealed(msg.sender);
        if (sampleCount == 0) revert RoundSampleCountZero();
        if (sampleCount > type(uint64).max) revert RoundSampleCountTooHigh(sampleCount);
        bytes32 shown = keccak256(abi.encode(round, msg.sender, cid, sampleCount, salt));
        if (shown != own.hash) revert RoundCommitmentMismatch(own.hash, shown);
        own.revealedRound = uint64(round);
        _updates.push(Update(msg.sender, uint64(sampleCount)));
        emit UpdateRevealed(round, msg.sender, cid, sampleCount);
    }

    /// @notice Reports what a validator measured: the new model, its accuracy, and each update's score in reveal order.
    function submitScores(uint256 round, string calldata modelCid_, uint256 accuracyPpm, int256[] calldata scoresPpm)
        external
        onlyRole(VALIDATOR_ROLE)
    {
        _requirePhase(round, Phase.Score);
        if (_scoredRound[msg.sender] == round) revert RoundAlreadyScored(msg.sender);
        if (scoresPpm.length != _updates.length) revert RoundScoreCountWrong(scoresPpm.length, _updates.length);
        if (accuracyPpm > 1_000_000) revert RoundAccuracyInvalid(accuracyPpm);
        _scoredRound[msg.sender] = uint64(round);
        Submission storage submission = _submissions.push();
        submission.validator = msg.sender;
        submission.accuracyPpm = uint64(accuracyPpm);
        submission.modelCid = modelCid_;
        for (uint256 i = 0; i < scoresPpm.length; ++i) {
            int256 score = scoresPpm[i];
            if (score > 1_000_000 || score < -1_000_000) revert RoundScoreInvalid(score);
            submission.scoresPpm.push(int64(score));
        }
        emit ScoresSubmitted(round, msg.sender, modelCid_, accuracyPpm, scoresPpm);
    }

    /// @notice Ends the round: medians of what was reported, payment by contribution, slashing, the new model.
    function settleRound(uint256 round) external {
        _requirePhase(round, Phase.Settle);
        _settled = true;
        if (_submissions.length == 0) {
            emit RoundSettled(round, _modelCid, 0, 0, 0, 0);
            return;
        }
        int256[] memory scores = _medianScores();
        uint256 paidToTrainers = _payTrainers(round, scores);
        uint256 slashed = _slash(round, scores);
        uint256 paidToValidators = _payValidators(round);
        _modelCid = _submissions[_pluralityModel()].modelCid;
        emit RoundSettled(round, _modelCid, _medianAccuracy(), paidToTrainers, paidToValidators, slashed);
    }

    /// @notice Number of the newest round; 0 before the first.
    function currentRound() external view returns (uint256) {
        return _round;
    }

    /// @notice The model that the next round starts from.
    function modelCid() external view returns (string memory) {
        return _modelCid;
    }

    /// @notice Trainers that revealed an update in the newest round, in reveal order; empty for any other round.
    function revealedOf(uint256 round) external view returns (address[] memory trainers) {
        if (round != _round) return trainers;
        trainers = new address[](_updates.length);
        for (uint256 i = 0; i < trainers.length; ++i) trainers[i] = _updates[i].trainer;
    }

    /// @notice Where a round stands.
    function phaseOf(uint256 round) public view returns (Phase) {
        if (round == 0 || round > _round) return Phase.None;
        if (round < _round || _settled) return Phase.Settled;
        if (block.timestamp < _commitDeadline()) return Phase.Commit;
        if (block.timestamp < _revealDeadline()) return Phase.Reveal;
        if (block.timestamp < _scoreDeadline()) return Phase.Score;
        return Phase.Settle;
    }

    function _payTrainers(uint256 round, int256[] memory scores) private returns (uint256 paid) {
        uint256 count = scores.length;
        uint256[] memory weights = new uint256[](count);
        uint256 total;
        bool byScore = _REGISTRY.get(ParameterKeys.CONTRIBUTION_RULE) == 1;
        for (uint256 i = 0; i < count; ++i) {
            weights[i] = byScore ? (scores[i] > 0 ? uint256(scores[i]) : 0) : _updates[i].sampleCount;
            total += weights[i];
        }
        uint256 budget = _TRAINER_POOL.balance();
        for (uint256 i = 0; i < count; ++i) {
            uint256 share = total == 0 ? 0 : (budget * weights[i]) / total;
            paid += share;
            emit TrainerScored(round, _updates[i].trainer, scores[i], share);
            if (share > 0) _TRAINER_POOL.pay(_updates[i].trainer, share);
        }
    }

    function _slash(uint256 round, int256[] memory scores) private returns (uint256 slashed) {
        uint256 shareBps = _REGISTRY.get(ParameterKeys.SLASH_SHARE_BPS);
        int256 limit = -int256(_REGISTRY.get(ParameterKeys.SLASH_THRESHOLD_PPM));
        if (shareBps == 0) return 0;
        for (uint256 i = 0; i < scores.length; ++i) {
            if (scores[i] >= limit) continue;
            uint256 amount = _STAKE_POOL.slash(_updates[i].trainer, shareBps);
            if (amount == 0) continue;
            slashed += amount;
            emit TrainerSlashed(round, _updates[i].trainer, amount);
        }
    }

    function _payValidators(uint256 round) private returns (uint256 paid) {
        uint256 count = _submissions.length;
        uint256 share = _VALIDATOR_POOL.balance() / count;
        for (uint256 i = 0; i < count; ++i) {
            address validator = _submissions[i].validator;
            emit ValidatorPaid(round, validator, share);
            if (share > 0) _VALIDATOR_POOL.pay(validator, share);
            paid += share;
        }
    }

    function _medianScores() private view returns (int256[] memory medians) {
        uint256 validators = _submissions.length;
        medians = new int256[](_updates.length);
        int256[] memory column = new int256[](validators);
        for (uint256 i = 0; i < medians.length; ++i) {
            for (uint256 j = 0; j < validators; ++j) column[j] = _submissions[j].scoresPpm[i];
            medians[i] = _lowerMedian(column);
        }
    }

    function _medianAccuracy() private view returns (uint256) {
        int256[] memory reported = new int256[](_submissions.length);
        for (uint256 i = 0; i < reported.length; ++i) reported[i] = int256(uint256(_submissions[i].accuracyPpm));
        return uint256(_lowerMedian(reported));
    }

    /// @dev The model most validators arrived at; among equals the one submitted first.
    function _pluralityModel() private view returns (uint256 winner) {
        uint256 count = _submissions.length;
        bytes32[] memory hashes = new bytes32[](count);
        for (uint256 i = 0; i < count; ++i) hashes[i] = keccak256(bytes(_submissions[i].modelCid));
        uint256 most;
        for (uint256 i = 0; i < count; ++i) {
            uint256 votes;
            for (uint256 j = 0; j < count; ++j) if (hashes[j] == hashes[i]) ++votes;
            if (votes > most) (most, winner) = (votes, i);
        }
    }

    /// @dev Sorts in place; the lower of the two middle values for an even count.
    function _lowerMedian(int256[] memory values) private pure returns (int256) {
        for (uint256 i = 1; i < values.length; ++i) {
            int256 value = values[i];
            uint256 j = i;
            for (; j > 0 && values[j - 1] > value; --j) values[j] = values[j - 1];
            values[j] = value;
        }
        return values[(values.length - 1) / 2];
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
}
