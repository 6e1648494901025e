// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {IERC3156FlashBorrower} from "@openzeppelin/contracts/interfaces/IERC3156FlashBorrower.sol";
import {IERC3156FlashLender} from "@openzeppelin/contracts/interfaces/IERC3156FlashLender.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";

/// @title Borrows tokens that vote, calls a governor while it has them, and repays.
/// @notice For rehearsing attacks on a governor of any kind: the call is whatever it is given, to vote or to propose.
contract FlashVoter is IERC3156FlashBorrower {
    bytes32 private constant _CONSENT = keccak256("ERC3156FlashBorrower.onFlashLoan");

    IERC3156FlashLender private immutable _LENDER;
    address private immutable _TOKEN;

    /// @notice Prepares it. The fee must be here before the loan.
    /// @param lender Who lends.
    /// @param token The token that votes.
    constructor(IERC3156FlashLender lender, address token) {
        _LENDER = lender;
        _TOKEN = token;
    }

    /// @notice Borrows and calls.
    /// @param amount What to borrow, in the smallest unit.
    /// @param governor Whom to call.
    /// @param data With what.
    function borrowAndCall(uint256 amount, address governor, bytes calldata data) external {
        _LENDER.flashLoan(this, _TOKEN, amount, abi.encode(governor, data));
    }

    /// @inheritdoc IERC3156FlashBorrower
    function onFlashLoan(
        address,
        address token,
        uint256 amount,
        uint256 fee,
        bytes calldata plan
    ) external returns (bytes32) {
        IVotes(token).delegate(address(this));
        (address governor, bytes memory data) = abi.decode(plan, (address, bytes));
        Address.functionCall(governor, data);
        IERC20(token).approve(address(_LENDER), amount + fee);
        return _CONSENT;
    }
}
