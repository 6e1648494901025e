// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IRewardRule, ScoredUpdate} from "../training/IRewardRule.sol";

/// @title The same pay for every update, whatever it was measured to do.
/// @notice A faulty module: it was to pay by what was measured, and does not look at it.
contract EqualPay is IRewardRule {
    /// @inheritdoc IRewardRule
    function weightOf(ScoredUpdate calldata) external pure returns (uint256 weight) {
        return 1;
    }
}
