// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IRewardRule, ScoredUpdate} from "../training/IRewardRule.sol";

/// @title Pay by what an update was measured to contribute, less how far those who measured it disagree.
/// @notice What did no good beyond that is not paid, whatever number of examples is claimed for it.
contract MeasuredPay is IRewardRule {
    /// @inheritdoc IRewardRule
    function weightOf(ScoredUpdate calldata update) external pure returns (uint256 weight) {
        if (update.scorePpm <= 0) return 0;
        uint256 score = uint256(update.scorePpm);
        return score > update.errorPpm ? score - update.errorPpm : 0;
    }
}
