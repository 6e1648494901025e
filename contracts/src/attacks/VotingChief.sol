// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @title Locked tokens approve who has authority, after Maker's DSChief of October 2020.
/// @notice For rehearsing attacks; vulnerable on purpose: tokens may be locked, vote and be freed in one transaction.
/// The candidate with the most approvals can be lifted to be the hat, and stays it until another is lifted.
contract VotingChief {
    using SafeERC20 for IERC20;

    /// @notice The token that votes.
    IERC20 public immutable TOKEN;
    /// @notice Who has authority.
    address public hat;
    /// @notice Tokens an account has locked, in the smallest unit.
    mapping(address account => uint256) public deposits;
    /// @notice Tokens behind a candidate, in the smallest unit.
    mapping(address candidate => uint256) public approvals;
    /// @notice Whom an account votes for.
    mapping(address account => address) public choices;

    /// @notice Another candidate has authority.
    /// @param hat Who.
    /// @param approvals Tokens behind it.
    event Lifted(address indexed hat, uint256 approvals);

    /// @notice The candidate has no more approvals than the hat.
    /// @param approvals The candidate's.
    /// @param needed The hat's.
    error ChiefTooFewApprovals(uint256 approvals, uint256 needed);

    /// @notice Begins without a hat.
    /// @param token The token that votes.
    constructor(IERC20 token) {
        TOKEN = token;
    }

    /// @notice Locks tokens, which vote for the account's choice.
    /// @param amount How many, in the smallest unit.
    function lock(uint256 amount) external {
        _noteLock(msg.sender);
        TOKEN.safeTransferFrom(msg.sender, address(this), amount);
        deposits[msg.sender] += amount;
        approvals[choices[msg.sender]] += amount;
    }

    /// @notice Takes locked tokens back.
    /// @param amount How many, in the smallest unit.
    function free(uint256 amount) external {
        _requireFree(msg.sender);
        deposits[msg.sender] -= amount;
        approvals[choices[msg.sender]] -= amount;
        TOKEN.safeTransfer(msg.sender, amount);
    }

    /// @notice Chooses whom to vote for, with all that is locked.
    /// @param candidate Who.
    function vote(address candidate) external {
        uint256 amount = deposits[msg.sender];
        approvals[choices[msg.sender]] -= amount;
        approvals[candidate] += amount;
        choices[msg.sender] = candidate;
    }

    /// @notice Gives authority to a candidate with more approvals than the hat.
    /// @param candidate Who.
    function lift(address candidate) external {
        if (approvals[candidate] <= approvals[hat]) revert ChiefTooFewApprovals(approvals[candidate], approvals[hat]);
        hat = candidate;
        emit Lifted(candidate, approvals[candidate]);
    }

    /// @dev Told of every lock.
    // solhint-disable-next-line no-empty-blocks
    function _noteLock(address account) internal virtual {}

    /// @dev Reverts when an account must not free yet.
    // solhint-disable-next-line no-empty-blocks
    function _requireFree(address account) internal view virtual {}
}
