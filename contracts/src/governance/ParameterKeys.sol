// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title The names of the DAO's settings.
/// @notice They are ASCII, left aligned in 32 bytes.
library ParameterKeys {
    /// @dev How updates become a model: 0 FedAvg, 1 coordinate-wise trimmed mean, 2 median, 3 Krum,
    /// 4 Multi-Krum, 5 Bulyan, 6 norm clipping, 7 FLTrust.
    bytes32 internal constant AGGREGATION_RULE = "aggregationRule";
    /// @dev Share of updates that robust rules withstand, or cut at each end, in 1/10,000.
    bytes32 internal constant TRIM_SHARE_BPS = "trimShareBps";
    /// @dev What a trainer is paid by: 0 sample count; any other: the validators' scores, which are
    /// 1 leave-one-out, 2 loss reduction, 3 cosine, 4 exact, 5 sampled or 6 guided Shapley values.
    bytes32 internal constant CONTRIBUTION_RULE = "contributionRule";
    /// @dev What an epoch releases before the schedule's decay, in wei.
    bytes32 internal constant EMISSION_PER_EPOCH = "emissionPerEpoch";
    /// @dev Active stake a trainer needs to commit an update, in wei.
    bytes32 internal constant MINIMUM_STAKE = "minimumStake";
    /// @dev Share of its stake that a harmful trainer loses, in 1/10,000.
    bytes32 internal constant SLASH_SHARE_BPS = "slashShareBps";
    /// @dev A trainer whose median score is below minus this is slashed, in 1/1,000,000.
    bytes32 internal constant SLASH_THRESHOLD_PPM = "slashThresholdPpm";
    /// @dev Shares of an epoch's release, in 1/10,000; the four add up to 10,000.
    bytes32 internal constant SPLIT_TRAINERS_BPS = "splitTrainersBps";
    bytes32 internal constant SPLIT_VALIDATORS_BPS = "splitValidatorsBps";
    bytes32 internal constant SPLIT_STAKERS_BPS = "splitStakersBps";
    bytes32 internal constant SPLIT_TREASURY_BPS = "splitTreasuryBps";
}
