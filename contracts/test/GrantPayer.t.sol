// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {GrantPayer} from "../src/attacks/GrantPayer.sol";
import {GrantSweeper} from "../src/attacks/GrantSweeper.sol";
import {IGrantPayer} from "../src/attacks/IGrantPayer.sol";
import {OwnerUpgradeableProxy} from "../src/attacks/OwnerUpgradeableProxy.sol";
import {VotesToken} from "../src/rehearsal/VotesToken.sol";
import {Test} from "./Test.sol";

/// The test is the treasury.
contract GrantPayerTest is Test {
    VotesToken private token = new VotesToken("Votes", "VOTE", 18, address(this));
    OwnerUpgradeableProxy private proxy = new OwnerUpgradeableProxy(address(this), address(new GrantPayer()));

    receive() external payable {}

    function testFuzz_takes_nothing_before_it_turns_and_everything_after(uint96 amount, uint96 native) external {
        token.mint(address(this), amount);
        token.approve(address(proxy), amount);
        vm.deal(address(this), native);
        IGrantPayer(address(proxy)).pay{value: native}(IERC20(address(0)));
        IGrantPayer(address(proxy)).pay(token);
        assertEq(token.balanceOf(address(this)), amount, "tokens before");
        assertEq(address(this).balance, native, "native currency before");

        proxy.upgradeTo(address(new GrantSweeper()));
        IGrantPayer(address(proxy)).pay{value: native}(IERC20(address(0)));
        IGrantPayer(address(proxy)).pay(token);
        assertEq(token.balanceOf(address(proxy)), amount, "tokens after");
        assertEq(address(proxy).balance, native, "native currency after");
    }

    function test_is_turned_by_its_owner_only() external {
        vm.expectRevert(abi.encodeWithSelector(OwnerUpgradeableProxy.ProxyNotOwner.selector, address(1)));
        vm.prank(address(1));
        proxy.upgradeTo(address(this));
    }
}
