// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IRewardRule, ScoredUpdate} from "../training/IRewardRule.sol";

/// @title All of the pay for one trainer.
/// @notice A self-serving module, which a review should turn down.
contract FavouredPay is IRewardRule {
    address private immutable _FAVOURITE;

    /// @notice Decides for good who is paid.
    /// @param favourite_ The trainer.
    constructor(address favourite_) {
        _FAVOURITE = favourite_;
    }

    /// @inheritdoc IRewardRule
    function weightOf(ScoredUpdate calldata update) external view returns (uint256 weight) {
        return update.trainer == _FAVOURITE ? 1 : 0;
    }
}
