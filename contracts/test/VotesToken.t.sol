// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {VotesToken} from "../src/rehearsal/VotesToken.sol";
import {Test} from "./Test.sol";

contract VotesTokenTest is Test {
    VotesToken private token;
    address private alice = named("alice");

    function setUp() external {
        token = new VotesToken("Votes", "VOTE", 6, address(this));
    }

    function test_knows_its_decimals_and_clock() external view {
        assertEq(uint256(token.decimals()), 6, "decimals");
        assertEq(token.CLOCK_MODE(), "mode=timestamp", "clock mode");
        assertEq(uint256(token.clock()), block.timestamp, "clock");
    }

    function testFuzz_distributes_what_it_is_told(uint256[8] memory amounts, uint256 count) external {
        count = bound(count, 0, 8);
        address[] memory to = new address[](count);
        uint256[] memory given = new uint256[](count);
        uint256 sum;
        for (uint256 i = 0; i < count; ++i) {
            to[i] = named("holder", i);
            given[i] = bound(amounts[i], 0, 1e30);
            sum += given[i];
        }
        token.distribute(to, given);
        assertEq(token.totalSupply(), sum, "supply");
        for (uint256 i = 0; i < count; ++i) assertEq(token.balanceOf(to[i]), given[i], "balance");
    }

    function test_refuses_lists_of_different_lengths() external {
        vm.expectRevert(abi.encodeWithSelector(VotesToken.VotesTokenLengthMismatch.selector, 1, 2));
        token.distribute(new address[](1), new uint256[](2));
    }

    function test_creates_tokens_for_its_owner_only() external {
        token.transferOwnership(alice);
        vm.expectRevert(abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, address(this)));
        token.mint(alice, 1);
        vm.expectRevert(abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, address(this)));
        token.distribute(new address[](0), new uint256[](0));
        vm.prank(alice);
        token.mint(alice, 1);
        assertEq(token.balanceOf(alice), 1, "balance");
    }
}
