// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {GovernorPreventLateQuorum} from "@openzeppelin/contracts/governance/extensions/GovernorPreventLateQuorum.sol";
import {ParameterKeys} from "../src/governance/ParameterKeys.sol";
import {ParameterRegistry} from "../src/governance/ParameterRegistry.sol";
import {QuorumCounts, QuorumKind, VoteWeights, VotingRules} from "../src/governance/VotingRules.sol";
import {Proposals} from "./fixtures/Proposals.sol";

contract GovernanceTest is Proposals {
    address private alice = named("alice");
    address private bob = named("bob");
    address private carol = named("carol");

    function setUp() external {
        deployGovernance();
        fund(alice, 3_000e18);
        fund(bob, 2_000e18);
        token.mint(named("passive"), 95_000e18);
        vm.warp(block.timestamp + 1);
    }

    function robustRule() private view returns (Draft memory) {
        return
            Draft({
                target: address(registry),
                data: abi.encodeCall(registry.set, (ParameterKeys.AGGREGATION_RULE, 1)),
                description: "Take the trimmed mean"
            });
    }

    function stateOf(uint256 id) private view returns (uint256) {
        return uint256(governor.state(id));
    }

    function test_starts_with_the_settings_it_was_given() external view {
        assertEq(governor.votingDelay(), VOTING_DELAY, "delay");
        assertEq(governor.votingPeriod(), VOTING_PERIOD, "period");
        assertEq(governor.proposalThreshold(), THRESHOLD, "threshold");
        VotingRules memory rules = governor.votingRules();
        assertEq(rules.quorum, QUORUM_BPS, "quorum");
        assertTrue(rules.kind == QuorumKind.Fraction, "a share of the supply");
        assertTrue(rules.counts == QuorumCounts.ForAbstain, "what counts");
        assertTrue(rules.weights == VoteWeights.Tokens, "what a vote weighs");
        assertEq(uint256(governor.lateQuorumVoteExtension()), LATE_EXTENSION, "extension");
        assertEq(governor.timelock(), address(timelock), "timelock");
        assertEq(governor.CLOCK_MODE(), "mode=timestamp", "clock");
    }

    /// The whole way of a proposal, with its state at every step.
    function test_changes_a_setting_by_proposal_vote_queue_and_execution() external {
        Draft memory draft = robustRule();
        uint256 id = propose(alice, draft);
        assertEq(stateOf(id), uint256(IGovernor.ProposalState.Pending), "pending");
        waitForVoting(id);
        assertEq(stateOf(id), uint256(IGovernor.ProposalState.Active), "active");
        vote(alice, id, FOR);
        vote(bob, id, ABSTAIN);
        waitForDeadline(id);
        assertEq(stateOf(id), uint256(IGovernor.ProposalState.Succeeded), "succeeded");
        assertTrue(governor.proposalNeedsQueuing(id), "must be queued");
        queue(draft);
        assertEq(stateOf(id), uint256(IGovernor.ProposalState.Queued), "queued");

        vm.warp(governor.proposalEta(id) - 1);
        vm.expectPartialRevert(bytes4(keccak256("TimelockUnexpectedOperationState(bytes32,bytes32)")));
        this.executeExternally(draft);
        assertEq(registry.get(ParameterKeys.AGGREGATION_RULE), 0, "before its time");

        waitForTimelock(id);
        expectEvent(address(registry));
        emit ParameterRegistry.ParameterSet(ParameterKeys.AGGREGATION_RULE, 0, 1);
        execute(draft);
        assertEq(stateOf(id), uint256(IGovernor.ProposalState.Executed), "executed");
        assertEq(registry.get(ParameterKeys.AGGREGATION_RULE), 1, "the rule");
    }

    function executeExternally(Draft memory draft) external {
        execute(draft);
    }

    function test_spends_the_treasury_by_proposal_only() external {
        token.mint(address(timelock), 500e18);
        enact(
            moneyed(),
            Draft(address(token), abi.encodeCall(token.transfer, (carol, 500e18)), "Pay Carol")
        );
        assertEq(token.balanceOf(carol), 500e18, "Carol's");
        assertEq(token.balanceOf(address(timelock)), 0, "treasury");
    }

    /// Quorum 4.25 % of 100,000 tokens is 4,250: Alice has 3,000 and Bob 2,000. For and Abstain count, Against does not.
    function test_counts_for_and_abstain_towards_a_quorum_in_basis_points() external {
        uint8[3][4] memory cases = [
            [FOR, FOR, uint8(IGovernor.ProposalState.Succeeded)],
            [FOR, ABSTAIN, uint8(IGovernor.ProposalState.Succeeded)],
            [FOR, AGAINST, uint8(IGovernor.ProposalState.Defeated)],
            [ABSTAIN, ABSTAIN, uint8(IGovernor.ProposalState.Defeated)]
        ];
        Draft memory draft = robustRule();
        for (uint256 i = 0; i < cases.length; ++i) {
            draft.description = string(abi.encodePacked("case ", bytes1(uint8(48 + i))));
            uint256 id = propose(alice, draft);
            waitForVoting(id);
            assertEq(governor.quorum(governor.proposalSnapshot(id)), 4_250e18, "quorum");
            vote(alice, id, cases[i][0]);
            vote(bob, id, cases[i][1]);
            waitForDeadline(id);
            assertEq(stateOf(id), cases[i][2], draft.description);
        }
    }

    function testFuzz_takes_any_quorum_in_basis_points(uint256 bps) external {
        bps = bound(bps, 0, 10_000);
        enact(
            moneyed(),
            Draft(address(governor), abi.encodeCall(governor.setVotingRules, (shareOfSupply(uint192(bps)))), "Quorum")
        );
        vm.warp(block.timestamp + 1);
        uint256 supply = token.getPastTotalSupply(block.timestamp - 1);
        assertEq(governor.quorum(block.timestamp - 1), (supply * bps) / 10_000, "quorum");
    }

    /// @dev An account that reaches every quorum alone.
    function moneyed() private returns (address account) {
        account = named("moneyed");
        fund(account, 1_000_000e18);
        vm.warp(block.timestamp + 1);
    }

    function test_gives_no_vote_to_power_that_came_after_the_snapshot() external {
        uint256 id = propose(alice, robustRule());
        waitForVoting(id);
        fund(carol, 1_000_000e18);
        vm.warp(block.timestamp + 1);
        assertEq(token.getVotes(carol), 1_000_000e18, "power now");
        vote(carol, id, FOR);
        (, uint256 inFavour, ) = governor.proposalVotes(id);
        assertEq(inFavour, 0, "power at the snapshot");
        waitForDeadline(id);
        assertEq(stateOf(id), uint256(IGovernor.ProposalState.Defeated), "defeated");
    }

    function testFuzz_counts_the_power_of_the_snapshot_whatever_moves_after_it(uint256 moved, uint8 support) external {
        support = uint8(bound(support, 0, 2));
        uint256 id = propose(alice, robustRule());
        waitForVoting(id);
        moved = bound(moved, 0, 3_000e18);
        vm.prank(alice);
        token.transfer(bob, moved);
        vm.warp(block.timestamp + 1);
        vote(alice, id, support);
        vote(bob, id, support);
        (uint256 against, uint256 inFavour, uint256 abstained) = governor.proposalVotes(id);
        assertEq([against, inFavour, abstained][support], 5_000e18, "moved tokens vote once");
        assertEq(against + inFavour + abstained, 5_000e18, "all votes");
    }

    function test_lets_nobody_vote_twice() external {
        uint256 id = propose(alice, robustRule());
        waitForVoting(id);
        vote(alice, id, FOR);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorAlreadyCastVote.selector, alice));
        vote(alice, id, FOR);
    }

    function test_asks_a_proposer_for_its_threshold() external {
        fund(carol, THRESHOLD - 1);
        vm.warp(block.timestamp + 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IGovernor.GovernorInsufficientProposerVotes.selector,
                carol,
                THRESHOLD - 1,
                THRESHOLD
            )
        );
        propose(carol, robustRule());
    }

    function test_extends_voting_once_when_the_quorum_comes_late() external {
        uint256 id = propose(alice, robustRule());
        uint256 deadline = governor.proposalDeadline(id);
        waitForVoting(id);
        vote(alice, id, FOR);
        assertEq(governor.proposalDeadline(id), deadline, "no quorum yet");

        vm.warp(deadline - 1);
        uint64 extended = uint64(block.timestamp + LATE_EXTENSION);
        expectEvent(address(governor));
        emit GovernorPreventLateQuorum.ProposalExtended(id, extended);
        vote(bob, id, FOR);
        assertEq(governor.proposalDeadline(id), extended, "extended");

        vm.warp(extended - 1);
        vote(named("passive"), id, AGAINST);
        assertEq(governor.proposalDeadline(id), extended, "extended once");
    }

    function test_keeps_its_deadline_when_the_quorum_comes_early() external {
        uint256 id = propose(alice, robustRule());
        uint256 deadline = governor.proposalDeadline(id);
        waitForVoting(id);
        vote(alice, id, FOR);
        vote(bob, id, FOR);
        assertEq(governor.proposalDeadline(id), deadline, "deadline");
    }

    function test_changes_its_settings_by_proposal_only() external {
        bytes[5] memory calls = [
            abi.encodeCall(governor.setVotingDelay, (1)),
            abi.encodeCall(governor.setVotingPeriod, (1 days)),
            abi.encodeCall(governor.setProposalThreshold, (5)),
            abi.encodeCall(governor.setVotingRules, (shareOfSupply(7))),
            abi.encodeCall(governor.setLateQuorumVoteExtension, (9))
        ];
        address rich = moneyed();
        for (uint256 i = 0; i < calls.length; ++i) {
            vm.prank(rich);
            (bool done, bytes memory reason) = address(governor).call(calls[i]);
            assertTrue(!done, "set without a proposal");
            assertEq(
                keccak256(reason),
                keccak256(abi.encodeWithSelector(IGovernor.GovernorOnlyExecutor.selector, rich)),
                "why not"
            );
            enact(rich, Draft(address(governor), calls[i], string(abi.encodePacked("setting ", bytes1(uint8(48 + i))))));
        }
        assertEq(governor.votingDelay(), 1, "delay");
        assertEq(governor.votingPeriod(), 1 days, "period");
        assertEq(governor.proposalThreshold(), 5, "threshold");
        assertEq(governor.votingRules().quorum, 7, "quorum");
        assertEq(uint256(governor.lateQuorumVoteExtension()), 9, "extension");
    }

    function test_lets_the_proposer_cancel_before_voting() external {
        Draft memory draft = robustRule();
        uint256 id = propose(alice, draft);
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = parts(draft);
        vm.prank(alice);
        governor.cancel(targets, values, calls, keccak256(bytes(draft.description)));
        assertEq(stateOf(id), uint256(IGovernor.ProposalState.Canceled), "canceled");
    }
}
