// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {RolePool} from "../src/rewards/RolePool.sol";
import {GovernanceToken} from "../src/token/GovernanceToken.sol";
import {Test} from "./Test.sol";

contract RolePoolTest is Test {
    GovernanceToken private token;
    RolePool private pool;
    address private payer = named("payer");
    address private alice = named("alice");

    function setUp() external {
        token = new GovernanceToken("Folkmoot Token", "MOOT", 1_000e18, address(this));
        token.grantRole(token.MINTER_ROLE(), address(this));
        pool = new RolePool(token, address(this));
        pool.grantRole(pool.PAYER_ROLE(), payer);
        token.mint(address(pool), 100e18);
    }

    function testFuzz_pays_what_it_has_and_no_more(uint256 amount) external {
        if (amount > 100e18) {
            vm.expectRevert(abi.encodeWithSelector(RolePool.PoolInsufficient.selector, amount, 100e18));
        } else {
            expectEvent(address(pool));
            emit RolePool.PoolPaid(alice, amount);
        }
        vm.prank(payer);
        pool.pay(alice, amount);
        assertEq(token.balanceOf(alice), amount > 100e18 ? 0 : amount, "paid");
        assertEq(pool.balance() + token.balanceOf(alice), 100e18, "conserved");
    }

    function test_is_paid_from_by_a_payer_only() external {
        vm.expectRevert(
            abi.encodeWithSelector(
                IAccessControl.AccessControlUnauthorizedAccount.selector,
                address(this),
                pool.PAYER_ROLE()
            )
        );
        pool.pay(alice, 1);
    }

    function test_takes_in_plain_transfers() external {
        token.mint(alice, 5e18);
        vm.prank(alice);
        token.transfer(address(pool), 5e18);
        assertEq(pool.balance(), 105e18, "balance");
        assertEq(address(pool.token()), address(token), "token");
    }
}
