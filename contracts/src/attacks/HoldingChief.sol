// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {VotingChief} from "./VotingChief.sol";

/// @title The chief that Maker moved to: what is locked stays for the block (DSChief 1.2).
/// @notice The defence: a loan that must be repaid in its transaction can't be locked.
contract HoldingChief is VotingChief {
    mapping(address account => uint256 blockNumber) private _lockedIn;

    /// @notice The account locked tokens in this block.
    /// @param account Who.
    error ChiefLockedInThisBlock(address account);

    /// @notice Begins without a hat.
    /// @param token The token that votes.
    constructor(IERC20 token) VotingChief(token) {} // solhint-disable-line no-empty-blocks

    function _noteLock(address account) internal override {
        _lockedIn[account] = block.number;
    }

    function _requireFree(address account) internal view override {
        if (_lockedIn[account] == block.number) revert ChiefLockedInThisBlock(account);
    }
}
