// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @notice What a lending pool starts with, for good.
/// @param lent The token that is lent.
/// @param collateral What borrowers pledge.
/// @param unit One lent token in its smallest unit.
/// @param price What one lent token is worth, in the collateral's smallest unit.
/// @param collateralBps What must be pledged, in 1/10,000 of a debt's worth.
/// @param optimalUse Share of the pool from which on the rate rises steeply, times 10^18.
/// @param rateAtOptimum Interest a year at that share, times 10^18.
/// @param rateAtFullUse Interest a year when everything is lent, times 10^18.
struct LendingTerms {
    IERC20 lent;
    IERC20 collateral;
    uint256 unit;
    uint256 price;
    uint256 collateralBps;
    uint256 optimalUse;
    uint256 rateAtOptimum;
    uint256 rateAtFullUse;
}

/// @title A lending market of one token against one collateral, at a rate with two slopes as Aave's.
/// @notice For rehearsing attacks: votes that are borrowed for longer than a transaction. The price is fixed, so that
/// nobody is liquidated; a debt may outgrow its pledge, which a rehearsal is too short for.
contract LendingPool {
    using SafeERC20 for IERC20;

    uint256 private constant _ONE = 1e18;
    uint256 private constant _INDEX_ONE = 1e27;
    uint256 private constant _DENOMINATOR = 10_000;
    uint256 private constant _YEAR = 365 days;

    LendingTerms private _terms;
    uint256 private _index = _INDEX_ONE;
    uint256 private _accruedAt;
    uint256 private _scaledDebt;
    uint256 private _shares;
    mapping(address account => uint256) private _scaledDebtOf;
    mapping(address account => uint256) private _sharesOf;

    /// @notice What an account has pledged, in the collateral's smallest unit.
    mapping(address account => uint256) public pledgedBy;

    /// @notice Somebody lets tokens be lent.
    /// @param account Who.
    /// @param amount How many, in the smallest unit.
    event Supplied(address indexed account, uint256 amount);
    /// @notice Somebody took its tokens and their interest.
    /// @param account Who.
    /// @param amount How many, in the smallest unit.
    event Withdrawn(address indexed account, uint256 amount);
    /// @notice Collateral was given, or given back.
    /// @param account Whose.
    /// @param total What it has pledged now, in the collateral's smallest unit.
    event Pledged(address indexed account, uint256 total);
    /// @notice Tokens were lent.
    /// @param account To whom.
    /// @param amount How many, in the smallest unit.
    event Borrowed(address indexed account, uint256 amount);
    /// @notice Tokens were given back.
    /// @param account By whom.
    /// @param amount How many, interest included, in the smallest unit.
    event Repaid(address indexed account, uint256 amount);

    /// @notice More was asked for than is not lent.
    /// @param amount Asked for, in the smallest unit.
    /// @param available What there is.
    error LendingTooLittleLeft(uint256 amount, uint256 available);
    /// @notice A debt needs more collateral.
    /// @param account Whose.
    /// @param pledged What it has pledged, in the collateral's smallest unit.
    /// @param needed What it must pledge.
    error LendingTooLittlePledged(address account, uint256 pledged, uint256 needed);
    /// @notice The rate has no bend, or falls after it, or a token has no unit.
    error LendingBadTerms();

    /// @notice Begins empty.
    /// @param terms_ Its terms.
    constructor(LendingTerms memory terms_) {
        if (terms_.unit == 0 || terms_.optimalUse == 0 || terms_.optimalUse >= _ONE) revert LendingBadTerms();
        if (terms_.rateAtFullUse < terms_.rateAtOptimum) revert LendingBadTerms();
        _terms = terms_;
        _accruedAt = block.timestamp;
    }

    /// @notice Lets tokens be lent.
    /// @param amount How many, in the smallest unit.
    function supply(uint256 amount) external {
        _accrue();
        // One share and one token that nobody has keep the first supplier from setting the price of shares.
        uint256 shares = Math.mulDiv(amount, _shares + 1, available() + debt() + 1);
        (_shares, _sharesOf[msg.sender]) = (_shares + shares, _sharesOf[msg.sender] + shares);
        emit Supplied(msg.sender, amount);
        _terms.lent.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @notice Takes everything the caller supplied, with interest, as far as it is not lent.
    /// @return amount How many, in the smallest unit.
    function withdrawAll() external returns (uint256 amount) {
        _accrue();
        amount = suppliedBy(msg.sender);
        uint256 left = available();
        if (amount > left) revert LendingTooLittleLeft(amount, left);
        (_shares, _sharesOf[msg.sender]) = (_shares - _sharesOf[msg.sender], 0);
        emit Withdrawn(msg.sender, amount);
        _terms.lent.safeTransfer(msg.sender, amount);
    }

    /// @notice Gives collateral.
    /// @param amount How much, in its smallest unit.
    function pledge(uint256 amount) external {
        pledgedBy[msg.sender] += amount;
        emit Pledged(msg.sender, pledgedBy[msg.sender]);
        _terms.collateral.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @notice Gives collateral back that no debt of the caller needs.
    /// @param amount How much, in its smallest unit.
    function release(uint256 amount) external {
        _accrue();
        uint256 pledged = pledgedBy[msg.sender];
        uint256 needed = collateralFor(debtOf(msg.sender));
        if (pledged < amount + needed) revert LendingTooLittlePledged(msg.sender, pledged, amount + needed);
        pledgedBy[msg.sender] = pledged - amount;
        emit Pledged(msg.sender, pledged - amount);
        _terms.collateral.safeTransfer(msg.sender, amount);
    }

    /// @notice Lends tokens against what the caller has pledged.
    /// @param amount How many, in the smallest unit.
    function borrow(uint256 amount) external {
        _accrue();
        uint256 left = available();
        if (amount > left) revert LendingTooLittleLeft(amount, left);
        uint256 scaled = Math.mulDiv(amount, _INDEX_ONE, _index, Math.Rounding.Ceil);
        (_scaledDebt, _scaledDebtOf[msg.sender]) = (_scaledDebt + scaled, _scaledDebtOf[msg.sender] + scaled);
        uint256 needed = collateralFor(debtOf(msg.sender));
        if (pledgedBy[msg.sender] < needed) {
            revert LendingTooLittlePledged(msg.sender, pledgedBy[msg.sender], needed);
        }
        emit Borrowed(msg.sender, amount);
        _terms.lent.safeTransfer(msg.sender, amount);
    }

    /// @notice Takes everything the caller owes.
    /// @return amount What that was, interest included.
    function repayAll() external returns (uint256 amount) {
        _accrue();
        amount = debtOf(msg.sender);
        (_scaledDebt, _scaledDebtOf[msg.sender]) = (_scaledDebt - _scaledDebtOf[msg.sender], 0);
        emit Repaid(msg.sender, amount);
        _terms.lent.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @notice The pool's terms.
    function terms() external view returns (LendingTerms memory) {
        return _terms;
    }

    /// @notice What can be borrowed now, in the smallest unit.
    function available() public view returns (uint256) {
        return _terms.lent.balanceOf(address(this));
    }

    /// @notice What all owe, interest until now included, in the smallest unit.
    function debt() public view returns (uint256) {
        return Math.mulDiv(_scaledDebt, indexNow(), _INDEX_ONE, Math.Rounding.Ceil);
    }

    /// @notice What an account owes, interest until now included, in the smallest unit.
    /// @param account The account.
    function debtOf(address account) public view returns (uint256) {
        return Math.mulDiv(_scaledDebtOf[account], indexNow(), _INDEX_ONE, Math.Rounding.Ceil);
    }

    /// @notice What a supplier's tokens have become, in the smallest unit.
    /// @param account The supplier.
    function suppliedBy(address account) public view returns (uint256) {
        return Math.mulDiv(_sharesOf[account], available() + debt() + 1, _shares + 1);
    }

    /// @notice What must be pledged for a debt, in the collateral's smallest unit.
    /// @param owed The debt, in the lent token's smallest unit.
    function collateralFor(uint256 owed) public view returns (uint256) {
        uint256 worth = Math.mulDiv(owed, _terms.price, _terms.unit, Math.Rounding.Ceil);
        return Math.mulDiv(worth, _terms.collateralBps, _DENOMINATOR, Math.Rounding.Ceil);
    }

    /// @notice Interest a year at a share of the pool that is lent, both times 10^18.
    /// @param use The share.
    function rateAt(uint256 use) public view returns (uint256) {
        if (use <= _terms.optimalUse) return (_terms.rateAtOptimum * use) / _terms.optimalUse;
        uint256 steep = _terms.rateAtFullUse - _terms.rateAtOptimum;
        return _terms.rateAtOptimum + (steep * (use - _terms.optimalUse)) / (_ONE - _terms.optimalUse);
    }

    /// @notice What a debt of the beginning, times 10^27, has become.
    function indexNow() public view returns (uint256) {
        if (_scaledDebt == 0 || block.timestamp == _accruedAt) return _index;
        uint256 owed = Math.mulDiv(_scaledDebt, _index, _INDEX_ONE, Math.Rounding.Ceil);
        uint256 use = Math.mulDiv(owed, _ONE, owed + available());
        // Simple interest since somebody last came, as Aave reckons for those who supply.
        return _index + Math.mulDiv(_index, rateAt(use) * (block.timestamp - _accruedAt), _YEAR * _ONE);
    }

    function _accrue() private {
        (_index, _accruedAt) = (indexNow(), block.timestamp);
    }
}
