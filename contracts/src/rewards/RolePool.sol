// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @title Holds one role's share of emissions until it is paid out.
/// @notice Anyone may add to it by a plain transfer. Amounts are token wei.
contract RolePool is AccessControl {
    using SafeERC20 for IERC20;

    /// @notice Whoever holds this role may pay from the pool.
    bytes32 public constant PAYER_ROLE = keccak256("PAYER_ROLE");

    IERC20 private immutable _TOKEN;

    /// @notice The pool paid somebody.
    /// @param to Who was paid.
    /// @param amount How much, in wei.
    event PoolPaid(address indexed to, uint256 amount);

    /// @notice The pool holds less than it should pay.
    /// @param requested Wei asked for.
    /// @param available Wei in the pool.
    error PoolInsufficient(uint256 requested, uint256 available);

    /// @notice Begins with whatever the address already holds.
    /// @param token_ The token the pool holds.
    /// @param admin The account that grants the payer role first.
    constructor(IERC20 token_, address admin) {
        _TOKEN = token_;
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
    }

    /// @notice Pays from the pool.
    /// @param to Who is paid.
    /// @param amount How much, in wei.
    function pay(address to, uint256 amount) external onlyRole(PAYER_ROLE) {
        uint256 available = balance();
        if (amount > available) revert PoolInsufficient(amount, available);
        emit PoolPaid(to, amount);
        _TOKEN.safeTransfer(to, amount);
    }

    /// @notice The token the pool holds.
    function token() external view returns (IERC20) {
        return _TOKEN;
    }

    /// @notice What the pool holds, in wei.
    function balance() public view returns (uint256) {
        return _TOKEN.balanceOf(address(this));
    }
}
