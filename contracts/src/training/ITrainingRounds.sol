// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title What rounds of federated learning say and do.
/// @notice Updates and models are named by their IPFS CIDs; scores and
/// accuracies are parts per million (ppm), amounts token wei, times Unix seconds.
interface ITrainingRounds {
    /// @notice Where a round stands: not opened, in one of its windows (of which the last has two halves, in which
    /// validators commit to their scores and disclose them; it ends when all have), waiting to be settled, or settled.
    enum Phase {
        None,
        Commit,
        Reveal,
        Score,
        Disclose,
        Settle,
        Settled
    }

    /// @notice The contract was deployed.
    /// @param modelCid The model that the first round starts from.
    event ModelInitialised(string modelCid);

    /// @notice A round began.
    /// @param round Its number, from 1.
    /// @param modelCid The model that trainers start from.
    /// @param commitDeadline When commitments end and reveals begin.
    /// @param revealDeadline When reveals end and scores begin.
    /// @param scoreDeadline When scores end and the round can be settled.
    event RoundOpened(
        uint256 indexed round,
        string modelCid,
        uint64 commitDeadline,
        uint64 revealDeadline,
        uint64 scoreDeadline
    );
    /// @notice A trainer bound itself to an update.
    /// @param round The round.
    /// @param trainer Who.
    /// @param commitment `keccak256(abi.encode(round, trainer, cid, sampleCount, salt))`.
    event UpdateCommitted(uint256 indexed round, address indexed trainer, bytes32 commitment);
    /// @notice A trainer showed the update it had bound itself to.
    /// @param round The round.
    /// @param trainer Who.
    /// @param cid The update's CID.
    /// @param sampleCount How many examples the trainer says it trained on.
    event UpdateRevealed(uint256 indexed round, address indexed trainer, string cid, uint256 sampleCount);
    /// @notice A validator bound itself to what it measured.
    /// @param round The round.
    /// @param validator Who.
    /// @param commitment `keccak256(abi.encode(round, validator, modelCid, accuracyPpm, scoresPpm, salt))`.
    event ScoresCommitted(uint256 indexed round, address indexed validator, bytes32 commitment);
    /// @notice A validator showed what it measured.
    /// @param round The round.
    /// @param validator Who.
    /// @param modelCid The model it arrived at.
    /// @param accuracyPpm That model's accuracy.
    /// @param scoresPpm Each update's score, in reveal order.
    event ScoresSubmitted(
        uint256 indexed round,
        address indexed validator,
        string modelCid,
        uint256 accuracyPpm,
        int256[] scoresPpm
    );
    /// @notice A trainer's work was valued.
    /// @param round The round.
    /// @param trainer Who.
    /// @param scorePpm The median of the scores its update got.
    /// @param paid Wei it was paid.
    event TrainerScored(uint256 indexed round, address indexed trainer, int256 scorePpm, uint256 paid);
    /// @notice A harmful trainer lost stake.
    /// @param round The round.
    /// @param trainer Who.
    /// @param amount Wei it lost.
    event TrainerSlashed(uint256 indexed round, address indexed trainer, uint256 amount);
    /// @notice A validator that scored was paid.
    /// @param round The round.
    /// @param validator Who.
    /// @param paid Wei.
    event ValidatorPaid(uint256 indexed round, address indexed validator, uint256 paid);
    /// @notice A round ended.
    /// @param round The round.
    /// @param modelCid The model the next round starts from.
    /// @param accuracyPpm That model's accuracy, as last measured.
    /// @param paidToTrainers Wei paid to trainers.
    /// @param paidToValidators Wei paid to validators.
    /// @param slashed Wei slashed from trainers.
    event RoundSettled(
        uint256 indexed round,
        string modelCid,
        uint256 accuracyPpm,
        uint256 paidToTrainers,
        uint256 paidToValidators,
        uint256 slashed
    );
    /// @notice Trainers' pay goes by another rule from the next settlement on.
    /// @param rule The contract that is asked; 0 for what the registry's setting says.
    /// @param codehash What its code hashes to: with other code it is not asked.
    event RewardRuleSet(address indexed rule, bytes32 codehash);
    /// @notice The rule of pay failed, or its code is another: the round is paid as if there were none.
    /// @param round The round.
    /// @param rule The rule.
    event RewardRuleFailed(uint256 indexed round, address indexed rule);

    /// @notice The newest round must be settled before the next is opened.
    error RoundStillOpen(uint256 round);
    /// @notice The round is not in the phase that this needs.
    error RoundWrongPhase(uint256 round, Phase current);
    /// @notice The trainer's active stake, in wei, is below the minimum.
    error RoundStakeTooLow(uint256 staked, uint256 required);
    /// @notice A trainer or validator commits once a round.
    error RoundAlreadyCommitted(address account);
    /// @notice Only what was committed can be revealed.
    error RoundNotCommitted(address account);
    /// @notice A trainer reveals once a round.
    error RoundAlreadyRevealed(address trainer);
    /// @notice What was revealed is not what was committed.
    error RoundCommitmentMismatch(bytes32 committed, bytes32 revealed);
    /// @notice A validator scores once a round.
    error RoundAlreadyScored(address validator);
    /// @notice There must be one score for each revealed update.
    error RoundScoreCountWrong(uint256 given, uint256 expected);
    /// @notice A trainer must have trained on something.
    error RoundSampleCountZero();
    /// @notice The sample count is over 2^64 − 1.
    error RoundSampleCountTooHigh(uint256 sampleCount);
    /// @notice An accuracy is over 1,000,000 ppm.
    error RoundAccuracyInvalid(uint256 accuracyPpm);
    /// @notice A score is beyond ±1,000,000 ppm.
    error RoundScoreInvalid(int256 scorePpm);
    /// @notice There is no code at a rule's address, or other code than was meant.
    error RewardRuleChanged(address rule, bytes32 expected, bytes32 actual);
    /// @notice A window of the round, or half of the one for scores, would last no time.
    error RoundWindowZero();

    /// @notice Opens the next round; anyone may, when no round is open. A settlement that has begun is done to its end
    /// first; if that is too much for a block, {settleRound} does it in parts.
    /// @return round Its number.
    function openRound() external returns (uint256 round);

    /// @notice Binds the caller to an update that nobody can read yet, and so nobody can copy.
    /// @param round The open round.
    /// @param commitment `keccak256(abi.encode(round, caller, cid, sampleCount, salt))`.
    function commitUpdate(uint256 round, bytes32 commitment) external;

    /// @notice Shows the update the caller is bound to.
    /// @param round The open round.
    /// @param cid The update's CID.
    /// @param sampleCount How many examples it was trained on, 1 to 2^64 − 1.
    /// @param salt The number that kept the commitment secret.
    function revealUpdate(uint256 round, string calldata cid, uint256 sampleCount, bytes32 salt) external;

    /// @notice Binds a validator to what it measured before it can see what others did, and so without copying it.
    /// @param round The open round, in the first half of its window for scores.
    /// @param commitment `keccak256(abi.encode(round, caller, modelCid, accuracyPpm, scoresPpm, salt))`.
    function commitScores(uint256 round, bytes32 commitment) external;

    /// @notice Shows what the validator is bound to have measured. Scores that are not shown count for nothing.
    /// @param round The open round, in the second half of its window for scores.
    /// @param modelCid The model it arrived at from the revealed updates.
    /// @param accuracyPpm That model's accuracy, at most 1,000,000.
    /// @param scoresPpm Each revealed update's score in reveal order, within ±1,000,000.
    /// @param salt The number that kept the commitment secret.
    function submitScores(
        uint256 round,
        string calldata modelCid,
        uint256 accuracyPpm,
        int256[] calldata scoresPpm,
        bytes32 salt
    ) external;

    /// @notice Ends a round: values, pays and slashes by the medians of the reported scores, and takes the model that
    /// most validators arrived at. Without an update, or without the scores of more than half of all validators,
    /// nothing of that happens and the model stays. Each call does a bounded amount of work; a round of more than 200
    /// updates takes several, and is settled when {RoundSettled} says so.
    /// @param round The open round, whose last window has passed.
    function settleRound(uint256 round) external;

    /// @notice Has trainers' pay go by a rule from the next settlement on.
    /// @param rule The contract to ask; 0 for what the registry's setting says.
    /// @param codehash What its code must hash to.
    function setRewardRule(address rule, bytes32 codehash) external;

    /// @notice The rule that trainers' pay goes by; 0 when it goes by the registry's setting.
    function rewardRule() external view returns (address);

    /// @notice The newest round's number; 0 before the first.
    function currentRound() external view returns (uint256);

    /// @notice Where a round stands.
    /// @param round The round.
    function phaseOf(uint256 round) external view returns (Phase);

    /// @notice Who revealed an update in a round, of which only the newest is kept: older ones are in the events.
    /// @param round The round.
    /// @return trainers In reveal order; empty for every round but the newest.
    function revealedOf(uint256 round) external view returns (address[] memory trainers);

    /// @notice The model that the next round starts from.
    function modelCid() external view returns (string memory);

    /// @notice The accuracy of {modelCid} as last measured; 0 before any was.
    function accuracyPpm() external view returns (uint256);
}
