// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {GovernanceToken} from "../src/token/GovernanceToken.sol";
import {Test} from "./Test.sol";

contract GovernanceTokenTest is Test {
    uint256 private constant CAP = 1_000_000e18;

    GovernanceToken private token;
    address private minter = named("minter");
    address private alice = named("alice");
    address private bob = named("bob");

    function setUp() external {
        token = new GovernanceToken("Folkmoot Token", "MOOT", CAP, address(this));
        token.grantRole(token.MINTER_ROLE(), minter);
    }

    function test_knows_its_name_cap_and_clock() external view {
        assertEq(token.name(), "Folkmoot Token", "name");
        assertEq(token.symbol(), "MOOT", "symbol");
        assertEq(uint256(token.decimals()), 18, "decimals");
        assertEq(token.cap(), CAP, "cap");
        assertEq(token.CLOCK_MODE(), "mode=timestamp", "clock mode");
        assertEq(uint256(token.clock()), block.timestamp, "clock");
    }

    function test_is_minted_by_a_minter_only() external {
        expectEvent(address(token));
        emit IERC20.Transfer(address(0), alice, 5e18);
        vm.prank(minter);
        token.mint(alice, 5e18);
        assertEq(token.balanceOf(alice), 5e18, "balance");

        vm.expectRevert(
            abi.encodeWithSelector(
                IAccessControl.AccessControlUnauthorizedAccount.selector,
                alice,
                token.MINTER_ROLE()
            )
        );
        vm.prank(alice);
        token.mint(alice, 1);
    }

    function test_refuses_a_cap_that_votes_cannot_count() external {
        uint256 maximum = type(uint208).max;
        vm.expectRevert(abi.encodeWithSelector(GovernanceToken.TokenCapTooHigh.selector, maximum + 1, maximum));
        new GovernanceToken("T", "T", maximum + 1, address(this));
    }

    function testFuzz_never_exceeds_its_cap(uint256 first, uint256 second) external {
        first = bound(first, 0, CAP);
        vm.prank(minter);
        token.mint(alice, first);
        if (second > CAP - first) {
            vm.expectRevert(
                abi.encodeWithSelector(GovernanceToken.TokenCapExceeded.selector, second, CAP - first)
            );
        }
        vm.prank(minter);
        token.mint(bob, second);
        assertLe(token.totalSupply(), CAP, "supply");
    }

    function test_makes_room_under_the_cap_by_burning() external {
        vm.prank(minter);
        token.mint(alice, CAP);
        vm.prank(alice);
        token.burn(10);
        vm.prank(minter);
        token.mint(bob, 10);
        assertEq(token.totalSupply(), CAP, "supply");
    }

    function test_votes_only_once_delegated_and_only_from_then_on() external {
        vm.prank(minter);
        token.mint(alice, 7e18);
        assertEq(token.getVotes(alice), 0, "undelegated");
        vm.prank(alice);
        token.delegate(bob);
        vm.warp(block.timestamp + 1);
        assertEq(token.getVotes(bob), 7e18, "delegate's votes now");
        assertEq(token.getPastVotes(bob, block.timestamp - 2), 0, "delegate's votes before");
        assertEq(token.getPastTotalSupply(block.timestamp - 1), 7e18, "undelegated tokens count in the supply");
    }

    function test_takes_a_signed_permit_once() external {
        uint256 key = 0xA11CE;
        address owner = vm.addr(key);
        bytes32 kind = keccak256(
            "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
        );
        bytes32 message = keccak256(abi.encode(kind, owner, bob, 3e18, token.nonces(owner), block.timestamp));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(
            key,
            keccak256(abi.encodePacked("\x19\x01", token.DOMAIN_SEPARATOR(), message))
        );
        token.permit(owner, bob, 3e18, block.timestamp, v, r, s);
        assertEq(token.allowance(owner, bob), 3e18, "allowance");
        assertEq(token.nonces(owner), 1, "nonce");
        vm.expectPartialRevert(bytes4(keccak256("ERC2612InvalidSigner(address,address)")));
        token.permit(owner, bob, 3e18, block.timestamp, v, r, s);
    }
}
