// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {UsesOfData} from "../src/charter/UsesOfData.sol";
import {RecordAccess} from "../src/records/RecordAccess.sol";
import {OwnedSettings, Records} from "./fixtures/Records.sol";

/// @dev A timelock with a charter that allows one use.
contract ChartedOwner {
    bytes32 private immutable _ALLOWED;

    constructor(bytes32 allowed) {
        _ALLOWED = allowed;
    }

    function charter() external view returns (address) {
        return address(this);
    }

    function purposeAllowed(bytes32 purpose) external view returns (bool) {
        return purpose == _ALLOWED;
    }
}

contract RecordAccessTest is Records {
    function setUp() external {
        deployRecords(address(this));
    }

    function test_a_request_is_paid_for_beforehand() external {
        vm.prank(researcher());
        expectEvent(address(access));
        emit RecordAccess.AccessRequested(
            0,
            researcher(),
            CODE,
            terms(4, 3),
            600e18,
            uint48(block.timestamp + DECIDE),
            uint48(block.timestamp + STANDS)
        );
        access.requestAccess(CODE, terms(4, 3));
        assertEq(coin.balanceOf(address(access)), 600e18, "4 rounds of 3 at 50");
        assertEq(access.requestOf(0).held, 600e18, "held");
    }

    function test_a_request_asks_for_something_and_for_no_more_than_a_block_holds() external {
        vm.startPrank(researcher());
        vm.expectRevert(RecordAccess.AccessTermsInvalid.selector);
        access.requestAccess(CODE, terms(0, 3));
        vm.expectRevert(RecordAccess.AccessTermsInvalid.selector);
        access.requestAccess(CODE, terms(1, 0));
        vm.expectRevert(RecordAccess.AccessTermsInvalid.selector);
        access.requestAccess(CODE, terms(1, 201));
        access.requestAccess(CODE, terms(1, 200));
        vm.expectRevert(abi.encodeWithSelector(RecordAccess.AccessRequestUnknown.selector, 1));
        access.requestOf(1);
        vm.stopPrank();
        OwnedSettings settings = new OwnedSettings(address(this));
        vm.expectRevert(RecordAccess.AccessTermsInvalid.selector);
        new RecordAccess(coin, settings, "m", 5, 5, 1, address(this));
        vm.expectRevert(RecordAccess.AccessTermsInvalid.selector);
        new RecordAccess(coin, settings, "m", 0, 1, 0, address(this));
    }

    function test_a_charter_that_does_not_name_training_forbids_all_requests() external {
        deployRecords(address(new ChartedOwner("inference")));
        vm.expectRevert(abi.encodeWithSelector(UsesOfData.CharterUseForbidden.selector, bytes32("training")));
        vm.prank(researcher());
        access.requestAccess(CODE, terms(1, 3));
        deployRecords(address(new ChartedOwner("training")));
        assertEq(ask(1, 3), 0, "allowed");
    }

    function test_records_are_registered_once_by_whom_the_dao_admitted() external {
        vm.startPrank(hospital(0));
        vm.expectRevert(abi.encodeWithSelector(RecordAccess.AccessAlreadyRegistered.selector, hospital(0)));
        access.registerRecords("bafy", BUDGET);
        vm.stopPrank();
        bytes32 role = access.INSTITUTION_ROLE();
        vm.expectRevert(
            abi.encodeWithSelector(IAccessControl.AccessControlUnauthorizedAccount.selector, researcher(), role)
        );
        vm.prank(researcher());
        access.registerRecords("bafy", BUDGET);
        access.grantRole(role, named("clinic"));
        vm.startPrank(named("clinic"));
        vm.expectRevert(RecordAccess.AccessTermsInvalid.selector);
        access.registerRecords("bafy", 0);
        expectEvent(address(access));
        emit RecordAccess.RecordsRegistered(named("clinic"), "bafy", 5);
        access.registerRecords("bafy", 5);
        vm.stopPrank();
    }

    function test_an_institution_decides_once_and_on_the_code_that_it_was_shown() external {
        uint256 id = ask(1, 3);
        vm.startPrank(hospital(0));
        vm.expectRevert(
            abi.encodeWithSelector(
                RecordAccess.AccessCodeDiffers.selector,
                keccak256(bytes(CODE)),
                keccak256("bafy-other")
            )
        );
        access.approve(id, "bafy-other");
        expectEvent(address(access));
        emit RecordAccess.AccessDecided(id, hospital(0), true);
        access.approve(id, CODE);
        vm.expectRevert(abi.encodeWithSelector(RecordAccess.AccessAlreadyDecided.selector, hospital(0)));
        access.refuse(id);
        vm.stopPrank();
        vm.startPrank(hospital(1));
        expectEvent(address(access));
        emit RecordAccess.AccessDecided(id, hospital(1), false);
        access.refuse(id);
        vm.stopPrank();
        assertEq(uint256(access.decisionOf(id, hospital(0))), uint256(RecordAccess.Decision.Approved), "approved");
        assertEq(uint256(access.decisionOf(id, hospital(1))), uint256(RecordAccess.Decision.Refused), "refused");
        vm.expectRevert(abi.encodeWithSelector(RecordAccess.AccessNotRegistered.selector, named("stranger")));
        vm.prank(named("stranger"));
        access.approve(id, CODE);
    }

    function test_no_records_are_used_without_approval() external {
        uint256 id = askAndWait(1, 3);
        vm.expectRevert(abi.encodeWithSelector(RecordAccess.AccessNotApproved.selector, hospital(0)));
        use(id, 0, 1);
        vm.prank(hospital(0));
        access.refuse(id);
        vm.expectRevert(abi.encodeWithSelector(RecordAccess.AccessNotApproved.selector, hospital(0)));
        use(id, 0, 1);
    }

    function test_no_code_runs_while_institutions_still_decide() external {
        uint256 id = ask(1, 3);
        approve(id, 0);
        uint48 opensAt = uint48(block.timestamp + DECIDE);
        vm.warp(opensAt - 1);
        vm.expectRevert(abi.encodeWithSelector(RecordAccess.AccessNotOpen.selector, id, opensAt));
        use(id, 0, 1);
        vm.warp(opensAt);
        use(id, 0, 1);
    }

    function test_privacy_is_spent_up_to_the_budget_over_all_requests_and_never_taken_back() external {
        (uint256 first, uint256 second) = (ask(2, 3), askAndWait(2, 3));
        approve(first, 0);
        approve(second, 0);
        expectEvent(address(access));
        emit RecordAccess.RecordsUsed(first, 1, hospital(0), "bafy-update", 5_000_000);
        use(first, 0, 5_000_000);
        vm.expectRevert(
            abi.encodeWithSelector(RecordAccess.AccessBudgetExceeded.selector, 5_000_000, 5_000_000, BUDGET)
        );
        use(second, 0, 5_000_000);
        vm.expectRevert(
            abi.encodeWithSelector(RecordAccess.AccessBudgetExceeded.selector, 5_000_000, BUDGET + 1, BUDGET)
        );
        use(second, 0, BUDGET + 1);
        use(second, 0, BUDGET);
        (uint64 spent, uint64 budget) = access.accountOf(hospital(0));
        assertEq(spent, BUDGET, "all of it");
        assertEq(budget, BUDGET, "no more");
    }

    function test_each_is_used_once_a_round_and_as_many_as_were_paid_for() external {
        uint256 id = askAndWait(1, 2);
        for (uint256 i = 0; i < 3; ++i) approve(id, i);
        use(id, 0, 1);
        vm.expectRevert(abi.encodeWithSelector(RecordAccess.AccessAlreadyUsed.selector, hospital(0)));
        use(id, 0, 2);
        use(id, 1, 1);
        vm.expectRevert(abi.encodeWithSelector(RecordAccess.AccessRoundFull.selector, 2));
        use(id, 2, 1);
    }

    function test_a_published_model_pays_all_who_took_part_and_nobody_else() external {
        uint256 id = askAndWait(2, 3);
        approve(id, 0);
        approve(id, 1);
        approve(id, 2);
        use(id, 0, 1);
        use(id, 2, 1);
        vm.expectRevert(abi.encodeWithSelector(RecordAccess.AccessNotResearcher.selector, hospital(0)));
        vm.prank(hospital(0));
        access.publishModel(id, "bafy-model", 800_000);
        expectEvent(address(access));
        emit RecordAccess.RoundPublished(id, 1, "bafy-model", 800_000);
        expectEvent(address(access));
        emit RecordAccess.UsePaid(id, 1, hospital(0), FEE);
        vm.prank(researcher());
        access.publishModel(id, "bafy-model", 800_000);
        assertEq(coin.balanceOf(hospital(0)), FEE, "first");
        assertEq(coin.balanceOf(hospital(1)), 0, "took no part");
        assertEq(coin.balanceOf(hospital(2)), FEE, "third");
        assertEq(access.requestOf(id).held, 4 * uint256(FEE), "left");
        vm.expectRevert(abi.encodeWithSelector(RecordAccess.AccessNothingToPay.selector, id));
        vm.prank(researcher());
        access.publishModel(id, "bafy-model", 800_000);
        use(id, 0, 2);
        vm.prank(researcher());
        access.publishModel(id, "bafy-model", 800_000);
        vm.expectRevert(abi.encodeWithSelector(RecordAccess.AccessRequestOver.selector, id));
        use(id, 0, 3);
    }

    function test_a_late_researcher_pays_all_the_same() external {
        uint256 id = askAndWait(1, 3);
        approve(id, 1);
        use(id, 1, 7);
        vm.warp(block.timestamp + LATE - 1);
        vm.expectRevert(abi.encodeWithSelector(RecordAccess.AccessNothingToPay.selector, id));
        access.payLate(id);
        vm.warp(block.timestamp + 1);
        expectEvent(address(access));
        emit RecordAccess.RoundPublished(id, 1, "", 0);
        access.payLate(id);
        assertEq(coin.balanceOf(hospital(1)), FEE, "paid");
        vm.expectRevert(abi.encodeWithSelector(RecordAccess.AccessNothingToPay.selector, id));
        access.payLate(id);
    }

    function test_what_is_left_goes_back_once_all_uses_are_paid() external {
        uint256 id = askAndWait(2, 3);
        approve(id, 0);
        use(id, 0, 1);
        vm.prank(researcher());
        vm.expectRevert(abi.encodeWithSelector(RecordAccess.AccessStillOpen.selector, id));
        access.close(id);
        vm.startPrank(researcher());
        access.publishModel(id, "bafy-model", 1);
        expectEvent(address(access));
        emit RecordAccess.RequestClosed(id, 250e18);
        access.close(id);
        vm.expectRevert(abi.encodeWithSelector(RecordAccess.AccessRequestOver.selector, id));
        access.close(id);
        vm.stopPrank();
        assertEq(coin.balanceOf(address(access)), 0, "nothing left");
        vm.expectRevert(abi.encodeWithSelector(RecordAccess.AccessRequestOver.selector, id));
        approve(id, 1);
    }

    function test_anybody_ends_a_request_whose_time_is_over() external {
        uint256 id = ask(1, 3);
        vm.expectRevert(abi.encodeWithSelector(RecordAccess.AccessStillOpen.selector, id));
        access.close(id);
        vm.warp(block.timestamp + STANDS);
        vm.expectRevert(abi.encodeWithSelector(RecordAccess.AccessRequestOver.selector, id));
        approve(id, 0);
        access.close(id);
        assertEq(coin.balanceOf(researcher()), 1_000_000e18, "all of it");
    }

    function testFuzz_what_was_paid_is_what_uses_cost_and_what_went_back(
        uint8 rounds,
        uint8 institutions,
        uint128 fee,
        uint8 uses
    ) external {
        (rounds, institutions) = (uint8(bound(rounds, 1, 20)), uint8(bound(institutions, 1, 3)));
        fee = uint128(bound(fee, 0, 1_000e18));
        uses = uint8(bound(uses, 0, rounds));
        vm.prank(researcher());
        uint256 id = access.requestAccess(
            CODE,
            RecordAccess.Terms("research", true, rounds, institutions, fee)
        );
        approve(id, 0);
        vm.warp(block.timestamp + DECIDE);
        for (uint64 i = 1; i <= uses; ++i) {
            use(id, 0, i);
            vm.prank(researcher());
            access.publishModel(id, "bafy-model", 1);
        }
        vm.prank(researcher());
        access.close(id);
        assertEq(coin.balanceOf(hospital(0)), uint256(fee) * uses, "paid");
        assertEq(coin.balanceOf(researcher()), 1_000_000e18 - uint256(fee) * uses, "back");
    }
}
