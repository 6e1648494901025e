// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {RolePool} from "../../src/rewards/RolePool.sol";
import {GovernanceToken} from "../../src/token/GovernanceToken.sol";
import {Test} from "../Test.sol";

/// @dev Fills the pool, pays from it, and asks for too much.
contract RolePoolHandler is Test {
    GovernanceToken public immutable TOKEN;
    RolePool public immutable POOL;
    uint256 public filled;
    uint256 public paid;

    constructor(GovernanceToken token, RolePool pool) {
        TOKEN = token;
        POOL = pool;
    }

    function fill(uint256 amount) external {
        amount = bound(amount, 0, 1_000e18);
        TOKEN.mint(address(POOL), amount);
        filled += amount;
    }

    function pay(uint256 who, uint256 amount) external {
        amount = bound(amount, 0, POOL.balance());
        POOL.pay(named("payee", who % 3), amount);
        paid += amount;
    }

    function overpay(uint256 amount) external {
        uint256 available = POOL.balance();
        amount = bound(amount, available + 1, type(uint256).max);
        vm.expectRevert(abi.encodeWithSelector(RolePool.PoolInsufficient.selector, amount, available));
        POOL.pay(named("payee", 0), amount);
    }

    function payAsAnyone(address who, uint256 amount) external {
        if (POOL.hasRole(POOL.PAYER_ROLE(), who)) return;
        vm.expectPartialRevert(bytes4(keccak256("AccessControlUnauthorizedAccount(address,bytes32)")));
        vm.prank(who);
        POOL.pay(who, amount);
    }
}

contract RolePoolInvariantTest is Test {
    RolePool private pool;
    GovernanceToken private token;
    RolePoolHandler private handler;

    function setUp() external {
        token = new GovernanceToken("Folkmoot Token", "MOOT", 1_000_000_000e18, address(this));
        pool = new RolePool(token, address(this));
        handler = new RolePoolHandler(token, pool);
        token.grantRole(token.MINTER_ROLE(), address(handler));
        pool.grantRole(pool.PAYER_ROLE(), address(handler));
        _target(address(handler));
    }

    function invariant_what_came_in_was_paid_or_is_there() external view {
        uint256 received;
        for (uint256 i = 0; i < 3; ++i) {
            received += token.balanceOf(named("payee", i));
        }
        assertEq(received, handler.paid(), "received");
        assertEq(pool.balance() + handler.paid(), handler.filled(), "conserved");
    }
}
