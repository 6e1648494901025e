// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice What a settlement knows of an update that it is about to pay.
/// @param round The round.
/// @param trainer Whose update it is.
/// @param sampleCount Examples that the trainer says it trained on, as far as such claims count.
/// @param scorePpm The median of the validators' scores: what the update was measured to contribute, in millionths.
/// @param errorPpm How far the validators' scores lie from that median, on average, in millionths.
/// @param scores How many validators scored it.
struct ScoredUpdate {
    uint256 round;
    address trainer;
    uint256 sampleCount;
    int256 scorePpm;
    uint256 errorPpm;
    uint256 scores;
}

/// @title A rule that trainers' pay goes by.
/// @notice A settlement asks it for each update, by a static call with little gas. Of the round's budget an update gets
/// its weight's part of the sum of all weights.
interface IRewardRule {
    /// @notice What an update's pay is proportional to.
    /// @param update What is known of it.
    /// @return weight At most 2^64 − 1; 0 is not paid.
    function weightOf(ScoredUpdate calldata update) external view returns (uint256 weight);
}
