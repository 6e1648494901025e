// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {ConfigurableGovernor, GovernorConfiguration} from "../src/governance/ConfigurableGovernor.sol";
import {GovernanceState} from "../src/governance/dual/DualGovernance.sol";
import {VetoEscrow} from "../src/governance/dual/VetoEscrow.sol";
import {VetoableTimelock} from "../src/governance/dual/VetoableTimelock.sol";
import {VotesToken} from "../src/rehearsal/VotesToken.sol";
import {QuorumCounts, QuorumKind, VoteWeights} from "../src/governance/VotingRules.sol";
import {ConfigurableDao} from "./fixtures/ConfigurableDao.sol";
import {VetoableDao} from "./fixtures/VetoableDao.sol";

/// @title A governor behind a timelock that asks dual governance.
contract VetoableTimelockTest is ConfigurableDao, VetoableDao {
    VetoableTimelock private vetoable;
    address private alice = named("alice");
    address private staker = named("staker");

    function setUp() external {
        deployDual(lidoSettings());
        endow(staker, 200_000 ether);
        token = new VotesToken("Votes", "VOTE", 18, address(this));
        vetoable = new VetoableTimelock(2 days, new address[](0), new address[](1), address(this), dual);
        timelock = TimelockController(payable(vetoable));
        governor = new ConfigurableGovernor(
            GovernorConfiguration({
                name: "Vetoable",
                token: token,
                timelock: timelock,
                guardian: guardian,
                votingDelay: 1 days,
                votingPeriod: 7 days,
                lateQuorumExtension: 0,
                proposalThreshold: 0,
                rules: rulesOf(QuorumKind.Fraction, 400, QuorumCounts.ForAbstain, VoteWeights.Tokens)
            })
        );
        timelock.grantRole(timelock.PROPOSER_ROLE(), address(governor));
        timelock.grantRole(timelock.CANCELLER_ROLE(), address(governor));
        timelock.grantRole(timelock.PROPOSER_ROLE(), address(this));
        fund(alice, 1_000e18);
    }

    function raiseDelay() private view returns (Draft memory) {
        return draftOf(address(governor), abi.encodeCall(governor.setVotingDelay, (9)), "Wait less");
    }

    function passed(Draft memory d) private returns (uint256 id) {
        id = open(d);
        vote(alice, id, FOR);
        close(id);
    }

    function operation(Draft memory d) private view returns (bytes32) {
        bytes32 salt = bytes20(address(governor)) ^ keccak256(bytes(d.description));
        return timelock.hashOperationBatch(d.targets, d.values, d.calls, 0, salt);
    }

    function expectBlocked(Draft memory d, GovernanceState state) private {
        vm.expectRevert(
            abi.encodeWithSelector(VetoableTimelock.TimelockExecutionBlocked.selector, operation(d), state)
        );
        execute(d);
    }

    function test_executes_as_any_timelock_while_nobody_objects_calls_of_the_governor_to_itself_too() external {
        enact(alice, raiseDelay());
        assertEq(governor.votingDelay(), 9, "done");
    }

    function test_waits_for_signalling_and_executes_in_the_cooldown() external {
        Draft memory d = raiseDelay();
        uint256 id = passed(d);
        queue(d);
        assertEq(vetoable.submittedAt(operation(d)), block.timestamp, "submitted");
        lock(staker, 20_000 ether);
        uint256 lasts = dual.signallingDuration(0.02e18);
        vm.warp(governor.proposalEta(id));
        expectBlocked(d, GovernanceState.VetoSignalling);
        vm.warp(dual.signallingActivatedAt() + lasts + 1);
        expectBlocked(d, GovernanceState.VetoSignallingDeactivation);
        dual.activateNextState();
        vm.warp(block.timestamp + 3 days + 1);
        execute(d);
        assertTrue(governor.state(id) == IGovernor.ProposalState.Executed, "executed");
    }

    function test_waits_until_all_who_leave_have_left() external {
        Draft memory d = raiseDelay();
        passed(d);
        queue(d);
        lock(staker, 150_000 ether);
        VetoEscrow escrow = dual.signallingEscrow();
        vm.warp(block.timestamp + 45 days + 1);
        expectBlocked(d, GovernanceState.RageQuit);
        dual.activateNextState();
        vm.warp(block.timestamp + REDEMPTION);
        escrow.redeem();
        vm.warp(block.timestamp + 7 days);
        expectBlocked(d, GovernanceState.RageQuit);
        vm.warp(block.timestamp + 1);
        execute(d);
        assertEq(governor.votingDelay(), 9, "done");
    }

    function test_takes_nothing_in_deactivation_and_executes_in_cooldown_only_what_was_there_before() external {
        Draft memory d = raiseDelay();
        uint256 id = passed(d);
        lock(staker, 20_000 ether);
        vm.warp(block.timestamp + 1 days);
        // Taken while holders object already: it waits for the next time.
        queue(d);
        vm.warp(dual.signallingActivatedAt() + dual.signallingDuration(0.02e18) + 1);
        dual.activateNextState();
        vm.expectRevert(
            abi.encodeWithSelector(
                VetoableTimelock.TimelockSubmissionBlocked.selector,
                GovernanceState.VetoSignallingDeactivation
            )
        );
        timelock.schedule(address(this), 0, "", 0, 0, 2 days);
        unlock(staker);
        vm.warp(dual.enteredAt() + 3 days + 1);
        expectBlocked(d, GovernanceState.VetoCooldown);
        dual.activateNextState();
        vm.expectRevert(
            abi.encodeWithSelector(
                VetoableTimelock.TimelockSubmissionBlocked.selector,
                GovernanceState.VetoCooldown
            )
        );
        timelock.schedule(address(this), 0, "", 0, 0, 2 days);
        vm.warp(block.timestamp + 5 hours + 1);
        execute(d);
        assertTrue(governor.state(id) == IGovernor.ProposalState.Executed, "in the normal state at last");
    }

    function test_asks_for_single_calls_too() external {
        bytes memory data = abi.encodeCall(timelock.updateDelay, (1 days));
        timelock.schedule(address(timelock), 0, data, 0, 0, 2 days);
        lock(staker, 20_000 ether);
        vm.warp(block.timestamp + 2 days);
        bytes32 id = timelock.hashOperation(address(timelock), 0, data, 0, 0);
        vm.expectRevert(
            abi.encodeWithSelector(
                VetoableTimelock.TimelockExecutionBlocked.selector,
                id,
                GovernanceState.VetoSignalling
            )
        );
        timelock.execute(address(timelock), 0, data, 0, 0);
        unlock(staker);
        vm.warp(block.timestamp + 1);
        dual.activateNextState();
        vm.warp(block.timestamp + 3 days + 1);
        timelock.execute(address(timelock), 0, data, 0, 0);
        assertEq(timelock.getMinDelay(), 1 days, "done");
    }

    function test_lets_the_guardian_cancel_while_it_waits() external {
        Draft memory d = raiseDelay();
        uint256 id = passed(d);
        queue(d);
        lock(staker, 150_000 ether);
        vm.prank(guardian);
        governor.cancel(d.targets, d.values, d.calls, keccak256(bytes(d.description)));
        assertTrue(governor.state(id) == IGovernor.ProposalState.Canceled, "canceled");
    }

    /// Whatever share objects, and whenever one looks, it executes in the normal state and in cooldown only.
    function testFuzz_never_executes_while_holders_object_or_leave(uint256 amount, uint256 wait) external {
        Draft memory d = raiseDelay();
        uint256 id = passed(d);
        queue(d);
        lock(staker, bound(amount, 1, 200_000 ether));
        vm.warp(governor.proposalEta(id) + bound(wait, 0, 60 days));
        dual.activateNextState();
        GovernanceState now_ = dual.state();
        if (now_ != GovernanceState.Normal && now_ != GovernanceState.VetoCooldown) expectBlocked(d, now_);
        else execute(d);
    }
}
