// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Charter, Decision} from "../src/charter/Charter.sol";
import {ChangeLimit, CharterArticles, Limits} from "../src/charter/CharterArticles.sol";
import {ConfigurableGovernor} from "../src/governance/ConfigurableGovernor.sol";
import {CharterDao} from "./fixtures/CharterDao.sol";

contract CharterAmendmentsTest is CharterDao {
    address private thief = named("thief");

    function setUp() external {
        deployCharterDao();
    }

    function amendmentOf(uint16 transferBps) private pure returns (bytes memory) {
        Limits memory limits = Limits(transferBps, CHANGE_BPS, SUPERMAJORITY_BPS, AMENDMENT_DELAY);
        return abi.encodeCall(Charter.setLimits, (limits));
    }

    function test_an_amendment_waits_and_is_then_in_force() external {
        bytes memory amendment = amendmentOf(2_000);
        Decision memory decision = decide(amendment, FOR);
        uint256 enactableAt = block.timestamp + AMENDMENT_DELAY;
        vm.warp(enactableAt - 1);
        vm.expectRevert(abi.encodeWithSelector(Charter.CharterAmendmentTooEarly.selector, enactableAt));
        charter.enact(1, amendment, decision);
        vm.warp(enactableAt);
        expectEvent(address(charter));
        emit CharterArticles.LimitsSet(Limits(2_000, CHANGE_BPS, SUPERMAJORITY_BPS, AMENDMENT_DELAY));
        charter.enact(1, amendment, decision);
        assertEq(charter.limits().transferBps, 2_000, "limit");
        vm.expectRevert(abi.encodeWithSelector(Charter.CharterAmendmentUnknown.selector, 1));
        charter.enact(1, amendment, decision);
    }

    function test_a_plain_majority_does_not_amend() external {
        bytes memory amendment = amendmentOf(10_000);
        Decision memory decision = decide(amendment, AGAINST);
        vm.warp(block.timestamp + AMENDMENT_DELAY);
        vm.expectRevert(
            abi.encodeWithSelector(Charter.CharterMajorityTooSmall.selector, 600_000e18, 400_000e18)
        );
        charter.enact(1, amendment, decision);
    }

    function test_an_amendment_needs_the_very_proposal_that_announced_it() external {
        bytes memory amendment = amendmentOf(10_000);
        Decision memory decision = decide(amendment, FOR);
        vm.warp(block.timestamp + AMENDMENT_DELAY);
        vm.expectRevert(abi.encodeWithSelector(Charter.CharterAmendmentUnknown.selector, 1));
        charter.enact(1, amendmentOf(9_000), decision);
        decision.governor = ConfigurableGovernor(payable(thief));
        vm.expectRevert(abi.encodeWithSelector(Charter.CharterUnauthorized.selector, thief));
        charter.enact(1, amendment, decision);
        // Another proposal of the same governor, which was carried out and announced nothing.
        Draft memory other = pay(thief, 1);
        enact(majority, other);
        Decision memory unfit = decisionOf(other);
        uint256 id = governor.hashProposal(unfit.targets, unfit.values, unfit.calldatas, unfit.descriptionHash);
        vm.expectRevert(abi.encodeWithSelector(Charter.CharterDecisionUnfit.selector, id));
        charter.enact(1, amendment, unfit);
    }

    function test_nobody_changes_the_charter_past_an_amendment() external {
        Limits memory limits = charter.limits();
        bytes memory unauthorized = abi.encodeWithSelector(Charter.CharterUnauthorized.selector, address(timelock));
        vm.startPrank(address(timelock));
        vm.expectRevert(unauthorized);
        charter.setLimits(limits);
        vm.expectRevert(unauthorized);
        charter.setChangeLimit(ChangeLimit("minimumStake", 1));
        vm.expectRevert(unauthorized);
        charter.setForbidden(0x12345678, true);
        vm.expectRevert(unauthorized);
        charter.setPurpose("inference", true);
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(Charter.CharterUnauthorized.selector, address(this)));
        charter.announce("");
    }

    function test_purposes_calls_and_limits_of_settings_are_amended_alike() external {
        bytes[3] memory amendments = [
            abi.encodeCall(Charter.setPurpose, ("inference", true)),
            abi.encodeCall(Charter.setForbidden, (0x12345678, true)),
            abi.encodeCall(Charter.setChangeLimit, (ChangeLimit("minimumStake", 1)))
        ];
        for (uint256 i = 0; i < 3; ++i) {
            Decision memory decision = decide(amendments[i], FOR);
            vm.warp(block.timestamp + AMENDMENT_DELAY);
            charter.enact(i + 1, amendments[i], decision);
        }
        assertTrue(charter.purposeAllowed("inference"), "purpose");
        assertTrue(charter.isForbidden(0x12345678), "call");
        assertEq(charter.changeLimit("minimumStake"), 1, "limit");
    }

    function test_shares_over_the_whole_are_refused() external {
        bytes4[] memory none;
        bytes32[] memory purposes;
        ChangeLimit[] memory changes;
        bytes memory tooHigh = abi.encodeWithSelector(CharterArticles.CharterShareTooHigh.selector, 10_001);
        vm.expectRevert(tooHigh);
        new Charter(address(1), Limits(10_001, 0, 0, 0), changes, none, purposes);
        vm.expectRevert(tooHigh);
        new Charter(address(1), Limits(0, 10_001, 0, 0), changes, none, purposes);
        vm.expectRevert(tooHigh);
        new Charter(address(1), Limits(0, 0, 10_001, 0), changes, none, purposes);
        changes = new ChangeLimit[](1);
        changes[0] = ChangeLimit("x", 10_001);
        vm.expectRevert(tooHigh);
        new Charter(address(1), Limits(0, 0, 0, 0), changes, none, purposes);
    }
}
