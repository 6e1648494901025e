// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {Module, ModuleRegistry, ModuleState} from "../src/development/ModuleRegistry.sol";
import {Development} from "./fixtures/Development.sol";

contract ModuleRegistryTest is Development {
    function setUp() external {
        deployDevelopment();
    }

    function wrongState(uint256 number, ModuleState state) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ModuleRegistry.ModuleWrongState.selector, number, state);
    }

    function assertState(uint256 number, ModuleState state) private view {
        assertEq(uint256(modules.moduleOf(number).state), uint256(state), "state");
    }

    function test_needs_an_approval_at_least() external {
        vm.expectRevert(ModuleRegistry.ModuleApprovalsZero.selector);
        new ModuleRegistry(rounds, coin, address(timelock), address(this), 0, OFFER);
    }

    function test_creates_what_is_submitted_and_tells_its_code() external {
        vm.expectEmit(true, true, false, false, address(modules));
        emit ModuleRegistry.ModuleSubmitted(0, developer(0), address(0), 0, OFFER, codeOf(0));
        uint256 number = submit(0, 0, OFFER);
        Module memory module = modules.moduleOf(number);
        assertEq(module.author, developer(0), "author");
        assertEq(module.codehash, module.target.codehash, "code");
        assertEq(module.price, OFFER, "price");
        assertEq(modules.modules(), 1, "modules");
        assertState(number, ModuleState.Submitted);
    }

    function test_takes_no_price_above_the_offer_and_no_code_that_makes_no_contract() external {
        vm.expectRevert(abi.encodeWithSelector(ModuleRegistry.ModulePriceTooHigh.selector, OFFER + 1, OFFER));
        modules.submit(codeOf(0), OFFER + 1);
        vm.expectRevert(ModuleRegistry.ModuleCodeInvalid.selector);
        modules.submit("", OFFER);
        // PUSH0 PUSH0 REVERT
        vm.expectRevert(ModuleRegistry.ModuleCodeInvalid.selector);
        modules.submit(hex"5f5ffd", OFFER);
    }

    function test_two_approvals_of_three_approve_and_two_refusals_reject() external {
        uint256 number = submit(0, 0, OFFER);
        review(number, 0, false);
        review(number, 1, true);
        assertState(number, ModuleState.Submitted);
        review(number, 2, true);
        assertState(number, ModuleState.Approved);
        number = submit(0, 2, OFFER);
        review(number, 0, false);
        review(number, 1, false);
        assertState(number, ModuleState.Rejected);
        vm.expectRevert(wrongState(number, ModuleState.Rejected));
        review(number, 2, true);
    }

    function test_only_reviewers_review_once_and_not_their_own() external {
        uint256 number = submit(0, 0, OFFER);
        vm.expectPartialRevert(IAccessControl.AccessControlUnauthorizedAccount.selector);
        vm.prank(developer(0));
        modules.review(number, true, "mine");
        review(number, 0, true);
        vm.expectRevert(abi.encodeWithSelector(ModuleRegistry.ModuleReviewInvalid.selector, number, reviewer(0)));
        review(number, 0, true);
        vm.prank(reviewer(0));
        number = modules.submit(codeOf(0), OFFER);
        vm.expectRevert(abi.encodeWithSelector(ModuleRegistry.ModuleReviewInvalid.selector, number, reviewer(0)));
        review(number, 0, true);
    }

    function test_reviewers_who_left_count_no_more() external {
        modules.revokeRole(modules.REVIEWER_ROLE(), reviewer(2));
        uint256 number = submit(0, 0, OFFER);
        review(number, 0, false);
        assertState(number, ModuleState.Rejected);
    }

    function test_installing_sets_the_rule_and_pays_its_author() external {
        uint256 number = approved(0, 0, OFFER);
        vm.expectEmit(true, true, false, true, address(modules));
        emit ModuleRegistry.ModuleInstalled(number, developer(0), OFFER);
        install(number);
        address target = modules.moduleOf(number).target;
        assertEq(rounds.rewardRule(), target, "rule");
        assertEq(modules.inForce(), target, "in force");
        assertEq(coin.balanceOf(developer(0)), OFFER, "paid");
        vm.expectRevert(wrongState(number, ModuleState.Installed));
        install(number);
    }

    function test_only_the_treasury_installs_and_only_what_was_approved() external {
        uint256 number = submit(0, 0, OFFER);
        vm.expectRevert(abi.encodeWithSelector(ModuleRegistry.ModuleNotTreasury.selector, address(this)));
        modules.install(number);
        vm.expectRevert(wrongState(number, ModuleState.Submitted));
        install(number);
        vm.expectRevert(wrongState(9, ModuleState.None));
        install(9);
    }

    function test_installs_nothing_that_it_cannot_pay() external {
        uint256 number = approved(0, 0, OFFER);
        vm.prank(address(timelock));
        modules.withdraw(FUND);
        vm.expectPartialRevert(IERC20Errors.ERC20InsufficientBalance.selector);
        install(number);
        assertEq(rounds.rewardRule(), address(0), "rule");
        assertState(number, ModuleState.Approved);
    }

    function test_the_next_module_retires_the_one_before_which_is_not_paid_again() external {
        uint256 first = approved(0, 0, 1_000e18);
        uint256 second = approved(1, 1, 2_000e18);
        install(first);
        install(second);
        assertState(first, ModuleState.Retired);
        assertEq(rounds.rewardRule(), modules.moduleOf(second).target, "rule");
        vm.expectRevert(wrongState(first, ModuleState.Retired));
        install(first);
        assertEq(coin.balanceOf(address(modules)), FUND - 3_000e18, "left");
    }

    function test_the_treasury_takes_a_module_out_again() external {
        uint256 number = approved(0, 0, OFFER);
        install(number);
        vm.expectRevert(abi.encodeWithSelector(ModuleRegistry.ModuleNotTreasury.selector, address(this)));
        modules.uninstall();
        vm.startPrank(address(timelock));
        modules.uninstall();
        assertState(number, ModuleState.Retired);
        assertEq(rounds.rewardRule(), address(0), "rule");
        assertEq(modules.inForce(), address(0), "in force");
        vm.expectRevert(ModuleRegistry.ModuleNoneInForce.selector);
        modules.uninstall();
    }

    function test_code_that_changed_is_neither_reviewed_nor_installed() external {
        uint256 first = submit(0, 3, OFFER);
        uint256 second = approved(0, 3, OFFER);
        for (uint256 number = first; number <= second; ++number) {
            vm.etch(modules.moduleOf(number).target, hex"00");
        }
        bytes32 submitted = modules.moduleOf(first).codehash;
        bytes memory changed = abi.encodeWithSelector(
            ModuleRegistry.ModuleCodeChanged.selector,
            first,
            submitted,
            keccak256(hex"00")
        );
        vm.expectRevert(changed);
        review(first, 0, true);
        vm.expectPartialRevert(ModuleRegistry.ModuleCodeChanged.selector);
        install(second);
        assertEq(coin.balanceOf(developer(0)), 0, "unpaid");
    }

    function test_the_treasury_offers_another_price_and_takes_coins_back() external {
        vm.startPrank(address(timelock));
        vm.expectEmit(true, true, true, true, address(modules));
        emit ModuleRegistry.OfferSet(1);
        modules.setOffer(1);
        assertEq(modules.offer(), 1, "offer");
        modules.withdraw(4e18);
        assertEq(coin.balanceOf(address(timelock)), 4e18, "back");
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(ModuleRegistry.ModuleNotTreasury.selector, address(this)));
        modules.setOffer(2);
        vm.expectRevert(abi.encodeWithSelector(ModuleRegistry.ModuleNotTreasury.selector, address(this)));
        modules.withdraw(1);
    }

    function testFuzz_pays_the_price_asked_for(uint256 asked, uint8 kind) external {
        uint256 price = bound(asked, 0, OFFER);
        uint256 number = approved(0, kind, price);
        install(number);
        assertEq(coin.balanceOf(developer(0)), price, "paid");
        assertEq(coin.balanceOf(address(modules)), FUND - price, "left");
    }

    function testFuzz_is_decided_by_approvals_or_once_they_cannot_be_had(uint8 staff, uint8 opinions) external {
        uint256 reviewers = bound(staff, 3, 8);
        for (uint256 i = 3; i < reviewers; ++i) modules.grantRole(modules.REVIEWER_ROLE(), reviewer(i));
        uint256 number = submit(0, 0, OFFER);
        (uint256 yes, uint256 no) = (0, 0);
        for (uint256 i = 0; i < reviewers; ++i) {
            bool approves = (opinions >> i) % 2 == 1;
            review(number, i, approves);
            if (approves) ++yes;
            else ++no;
            if (yes == 2) return assertState(number, ModuleState.Approved);
            if (no + 2 > reviewers) return assertState(number, ModuleState.Rejected);
            assertState(number, ModuleState.Submitted);
        }
    }
}
