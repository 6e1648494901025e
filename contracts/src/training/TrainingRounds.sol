// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {UsesOfData} from "../charter/UsesOfData.sol";
import {ParameterKeys} from "../governance/ParameterKeys.sol";
import {ITrainingRounds} from "./ITrainingRounds.sol";
import {RoundContracts, RoundSettlement} from "./RoundSettlement.sol";

/// @notice How long each window of a round is, in seconds.
/// @param commit For commitments.
/// @param reveal For reveals.
/// @param score For scores: the first half for their commitments, the second for showing them.
struct RoundWindows {
    uint64 commit;
    uint64 reveal;
    uint64 score;
}

/// @title Rounds of federated learning: open, commit, reveal, score, disclose, settle.
/// @notice Only the newest round is kept in storage, and its slots serve the next one again; the history is in the
/// events. Stake that cools for less than a round is held until the round can be settled, so that no trainer leaves
/// between its update and the settlement, and no stake serves two trainers of one round. Nothing is valued, paid,
/// slashed or set without updates, or without the scores of more than half of those who hold the validator role.
contract TrainingRounds is RoundSettlement, AccessControl {
    /// @dev A trainer's or validator's commitment; it counts in the round that it names.
    struct Commitment {
        bytes32 hash;
        uint64 round;
        bool revealed;
    }

    /// @notice Whoever holds this role may report scores.
    bytes32 public constant VALIDATOR_ROLE = keccak256("VALIDATOR_ROLE");
    /// @notice Whoever holds this role may set the rule that trainers' pay goes by.
    bytes32 public constant INSTALLER_ROLE = keccak256("INSTALLER_ROLE");

    uint64 private immutable _COMMIT_WINDOW;
    uint64 private immutable _REVEAL_WINDOW;
    uint64 private immutable _SCORE_WINDOW;
    /// @dev Whether stake would cool before a round's end and a while to settle it, an eighth of its last window.
    bool private immutable _HOLDS_STAKE;

    uint64 private _round;
    uint64 private _openedAt;
    uint256 private _validators;
    mapping(address trainer => Commitment) private _commitments;
    uint256 private _scoreCommitmentCount;
    mapping(address validator => Commitment) private _scoreCommitments;

    /// @notice Begins without a round, and says what model the first starts from.
    /// @param c The contracts that rounds work with.
    /// @param w How long the windows are, in seconds.
    /// @param initialModelCid The model that the first round starts from.
    /// @param admin The account that grants the validator role first.
    constructor(RoundContracts memory c, RoundWindows memory w, string memory initialModelCid, address admin)
        RoundSettlement(c)
    {
        if (w.commit == 0 || w.reveal == 0 || w.score < 2) revert RoundWindowZero();
        _COMMIT_WINDOW = w.commit;
        _REVEAL_WINDOW = w.reveal;
        _SCORE_WINDOW = w.score;
        _HOLDS_STAKE = c.stakePool.cooldown() < uint256(w.commit) + w.reveal + w.score + w.score / 8;
        _model = _named(initialModelCid);
        emit ModelInitialised(initialModelCid);
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
    }

    /// @inheritdoc ITrainingRounds
    function openRound() external returns (uint256 round) {
        UsesOfData.requireAllowed(_REGISTRY, UsesOfData.TRAINING);
        // Twice at most: a rule of pay that fails has the updates weighed again.
        while (!_settled && _settlement.begun) _settle(_round, _validators, type(uint256).max);
        if (!_settled) revert RoundStillOpen(_round);
        _updateCount = 0;
        _submissionCount = 0;
        _scoreCommitmentCount = 0;
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
        if (_HOLDS_STAKE) _STAKE_POOL.hold(msg.sender, _scoreDeadline() + _SCORE_WINDOW / 8);
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
        _updates[_updateCount] = Update({trainer: msg.sender, sampleCount: uint64(sampleCount), scorePpm: 0});
        ++_updateCount;
        emit UpdateRevealed(round, msg.sender, cid, sampleCount);
    }

    /// @inheritdoc ITrainingRounds
    function commitScores(uint256 round, bytes32 commitment) external onlyRole(VALIDATOR_ROLE) {
        _requirePhase(round, Phase.Score);
        if (_scoreCommitments[msg.sender].round == round) revert RoundAlreadyCommitted(msg.sender);
        _scoreCommitments[msg.sender] = Commitment({hash: commitment, round: uint64(round), revealed: false});
        ++_scoreCommitmentCount;
        emit ScoresCommitted(round, msg.sender, commitment);
    }

    /// @inheritdoc ITrainingRounds
    function submitScores(
        uint256 round,
        string calldata modelCid_,
        uint256 accuracyPpm_,
        int256[] calldata scoresPpm,
        bytes32 salt
    ) external onlyRole(VALIDATOR_ROLE) {
        _requirePhase(round, Phase.Disclose);
        Commitment storage commitment = _scoreCommitments[msg.sender];
        if (commitment.round != round) revert RoundNotCommitted(msg.sender);
        if (commitment.revealed) revert RoundAlreadyScored(msg.sender);
        if (scoresPpm.length != _updateCount) revert RoundScoreCountWrong(scoresPpm.length, _updateCount);
        if (accuracyPpm_ > WHOLE_PPM) revert RoundAccuracyInvalid(accuracyPpm_);
        bytes32 shown = keccak256(abi.encode(round, msg.sender, modelCid_, accuracyPpm_, scoresPpm, salt));
        if (shown != commitment.hash) revert RoundCommitmentMismatch(commitment.hash, shown);
        commitment.revealed = true;
        Submission storage submission = _submissions[_submissionCount];
        ++_submissionCount;
        submission.validator = msg.sender;
        submission.accuracyPpm = uint32(accuracyPpm_);
        submission.model = _named(modelCid_);
        submission.scoresPpm = _packed(scoresPpm);
        emit ScoresSubmitted(round, msg.sender, modelCid_, accuracyPpm_, scoresPpm);
    }

    /// @inheritdoc ITrainingRounds
    function settleRound(uint256 round) external {
        _requirePhase(round, Phase.Settle);
        _settle(round, _validators, _workOfACall());
    }

    /// @inheritdoc ITrainingRounds
    function setRewardRule(address rule, bytes32 codehash) external onlyRole(INSTALLER_ROLE) {
        if (rule != address(0) && (rule.code.length == 0 || rule.codehash != codehash)) {
            revert RewardRuleChanged(rule, codehash, rule.codehash);
        }
        (_rewardRule, _rewardRuleHash) = (rule, rule == address(0) ? bytes32(0) : codehash);
        emit RewardRuleSet(rule, _rewardRuleHash);
    }

    /// @inheritdoc ITrainingRounds
    function rewardRule() external view returns (address) {
        return _rewardRule;
    }

    /// @inheritdoc ITrainingRounds
    function currentRound() external view returns (uint256) {
        return _round;
    }

    /// @inheritdoc ITrainingRounds
    function revealedOf(uint256 round) external view returns (address[] memory trainers) {
        if (round != _round) return trainers;
        uint256 count = _updateCount;
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
        if (block.timestamp < _revealDeadline() + _SCORE_WINDOW / 2) return Phase.Score;
        if (block.timestamp < _scoreDeadline() && _submissionCount < _scoreCommitmentCount) return Phase.Disclose;
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
