// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC3156FlashBorrower} from "@openzeppelin/contracts/interfaces/IERC3156FlashBorrower.sol";
import {IERC3156FlashLender} from "@openzeppelin/contracts/interfaces/IERC3156FlashLender.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @title Lends what it holds for the length of one call (ERC-3156).
/// @notice For rehearsing attacks. Whatever the borrower does, the lender has its tokens and the fee back when the
/// transaction ends, or the transaction never was.
contract FlashLender is IERC3156FlashLender {
    using SafeERC20 for IERC20;

    uint256 private constant _DENOMINATOR = 10_000;
    bytes32 private constant _CONSENT = keccak256("ERC3156FlashBorrower.onFlashLoan");

    /// @notice The fee, in 1/10,000 of what is lent.
    uint256 public immutable FEE_BPS;

    /// @notice More was asked for than there is.
    /// @param token The token.
    /// @param amount Asked for, in its smallest unit.
    /// @param available What there is.
    error FlashLoanTooLarge(address token, uint256 amount, uint256 available);
    /// @notice The borrower did not answer as ERC-3156 asks it to.
    /// @param borrower The borrower.
    error FlashLoanNotWanted(address borrower);

    /// @notice Begins without tokens: whoever sends some lets them be lent.
    /// @param feeBps The fee, in 1/10,000; 9 is Aave's of 2020 to 2022.
    constructor(uint256 feeBps) {
        FEE_BPS = feeBps;
    }

    /// @inheritdoc IERC3156FlashLender
    function flashLoan(
        IERC3156FlashBorrower receiver,
        address token,
        uint256 amount,
        bytes calldata data
    ) external returns (bool) {
        uint256 available = maxFlashLoan(token);
        if (amount > available) revert FlashLoanTooLarge(token, amount, available);
        uint256 fee = flashFee(token, amount);
        IERC20(token).safeTransfer(address(receiver), amount);
        if (receiver.onFlashLoan(msg.sender, token, amount, fee, data) != _CONSENT) {
            revert FlashLoanNotWanted(address(receiver));
        }
        IERC20(token).safeTransferFrom(address(receiver), address(this), amount + fee);
        return true;
    }

    /// @inheritdoc IERC3156FlashLender
    function maxFlashLoan(address token) public view returns (uint256) {
        return IERC20(token).balanceOf(address(this));
    }

    /// @inheritdoc IERC3156FlashLender
    function flashFee(address, uint256 amount) public view returns (uint256) {
        return (amount * FEE_BPS + _DENOMINATOR - 1) / _DENOMINATOR;
    }
}
