// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {GovernorConfigurableCounting} from "../src/governance/GovernorConfigurableCounting.sol";
import {PackedVotingRules, QuorumCounts, QuorumKind, VoteWeights, VotingRules} from "../src/governance/VotingRules.sol";
import {ConfigurableDao} from "./fixtures/ConfigurableDao.sol";

contract ConfigurableGovernorTest is ConfigurableDao {
    address private alice = named("alice");
    address private bob = named("bob");
    address private carol = named("carol");

    /// Alice 3,000, Bob 2,000, Carol 1,000 of 100,000.
    function begin(VotingRules memory rules) private {
        deployConfigurable(rules);
        fund(alice, 3_000e18);
        fund(bob, 2_000e18);
        fund(carol, 1_000e18);
        token.mint(named("passive"), 94_000e18);
    }

    function pay() private view returns (Draft memory) {
        return draftOf(address(token), abi.encodeCall(token.transfer, (carol, 0)), "Pay");
    }

    function passes(uint256 id) private returns (bool) {
        close(id);
        return governor.state(id) == IGovernor.ProposalState.Succeeded;
    }

    function test_starts_with_the_settings_it_was_given() external {
        begin(rulesOf(QuorumKind.Fraction, 400, QuorumCounts.For, VoteWeights.Quadratic));
        VotingRules memory rules = governor.votingRules();
        assertEq(rules.quorum, 400, "quorum");
        assertTrue(rules.kind == QuorumKind.Fraction, "kind");
        assertTrue(rules.counts == QuorumCounts.For, "counts");
        assertTrue(rules.weights == VoteWeights.Quadratic, "weights");
        assertEq(governor.guardian(), guardian, "guardian");
        assertEq(governor.COUNTING_MODE(), "support=bravo&quorum=for", "mode");
    }

    function test_fits_into_the_size_that_a_chain_takes() external {
        begin(rulesOf(QuorumKind.Fraction, 400, QuorumCounts.For, VoteWeights.Tokens));
        assertLe(address(governor).code.length, 24_576, "EIP-170");
    }

    /// For 2,000, Against 1,000, Abstain 3,000; which of them reach 4,500 depends on what is counted.
    function test_counts_towards_the_quorum_what_it_was_told_to() external {
        uint256[4] memory counted = [uint256(5_000e18), 2_000e18, 3_000e18, 6_000e18];
        for (uint256 i = 0; i < counted.length; ++i) {
            for (uint256 more = 0; more < 2; ++more) {
                begin(rulesOf(QuorumKind.Absolute, uint192(counted[i] + more), QuorumCounts(i), VoteWeights.Tokens));
                uint256 id = open(pay());
                vote(alice, id, ABSTAIN);
                vote(bob, id, FOR);
                vote(carol, id, AGAINST);
                assertTrue(passes(id) == (more == 0), governor.COUNTING_MODE());
            }
        }
    }

    function test_takes_against_for_and_abstain_and_no_other_vote() external {
        begin(rulesOf(QuorumKind.Absolute, 3_000e18, QuorumCounts.For, VoteWeights.Tokens));
        uint256 id = open(pay());
        vm.expectRevert(IGovernor.GovernorInvalidVoteType.selector);
        vote(alice, id, 3);
        assertTrue(!governor.hasVoted(id, alice), "has a vote yet");
    }

    function test_takes_a_quorum_as_a_share_of_the_supply_at_the_snapshot() external {
        begin(rulesOf(QuorumKind.Fraction, 400, QuorumCounts.ForAbstain, VoteWeights.Tokens));
        uint256 id = open(pay());
        uint256 snapshot = governor.proposalSnapshot(id);
        token.mint(carol, 1_000_000e18);
        vm.warp(block.timestamp + 1);
        assertEq(governor.quorum(snapshot), 4_000e18, "at the snapshot");
        assertEq(governor.quorum(block.timestamp - 1), 44_000e18, "now");
    }

    function test_lets_a_majority_of_persons_outvote_a_majority_of_tokens() external {
        begin(rulesOf(QuorumKind.Absolute, 0, QuorumCounts.All, VoteWeights.Person));
        uint256 id = open(pay());
        vote(alice, id, AGAINST);
        vote(bob, id, FOR);
        vote(carol, id, FOR);
        vote(named("nobody"), id, AGAINST);
        (uint256 against, uint256 inFavour, ) = governor.proposalVotes(id);
        assertEq(against, 1e18, "one person with tokens");
        assertEq(inFavour, 2e18, "two persons");
        assertTrue(passes(id), "passes");
    }

    function testFuzz_weighs_square_roots_of_tokens(uint256 amount) external {
        amount = bound(amount, 0, 1e30);
        begin(rulesOf(QuorumKind.Absolute, 0, QuorumCounts.All, VoteWeights.Quadratic));
        fund(named("voter"), amount);
        uint256 id = open(pay());
        vote(named("voter"), id, FOR);
        (, uint256 inFavour, ) = governor.proposalVotes(id);
        assertEq(inFavour, Math.sqrt(amount * 1e18), "root");
        (, uint256 tokens, ) = governor.proposalTokens(id);
        assertEq(tokens, amount, "tokens behind it");
    }

    function testFuzz_gains_by_splitting_under_square_roots_only(uint256 amount, uint256 parts) external {
        amount = bound(amount, 1e18, 1e26);
        parts = bound(parts, 2, 8);
        for (uint256 w = 0; w < 2; ++w) {
            begin(rulesOf(QuorumKind.Absolute, 0, QuorumCounts.All, VoteWeights(w)));
            fund(named("whole"), amount - (amount % parts));
            for (uint256 i = 0; i < parts; ++i) fund(named("part", i), amount / parts);
            uint256 id = open(pay());
            vote(named("whole"), id, AGAINST);
            for (uint256 i = 0; i < parts; ++i) vote(named("part", i), id, FOR);
            assertTrue(passes(id) == (w == 1), "only square roots reward splitting");
        }
    }

    function test_judges_a_proposal_by_the_rules_of_its_snapshot() external {
        begin(rulesOf(QuorumKind.Absolute, 3_000e18, QuorumCounts.For, VoteWeights.Tokens));
        VotingRules memory stricter = rulesOf(QuorumKind.Fraction, 5_000, QuorumCounts.For, VoteWeights.Person);
        enact(alice, draftOf(address(governor), abi.encodeCall(governor.setVotingRules, (stricter)), "Stricter"));
        assertEq(governor.quorum(block.timestamp - 1), 3_000e18, "before");
        vm.warp(block.timestamp + 1);
        assertEq(governor.quorum(block.timestamp - 1), 50_000e18, "after");
    }

    function test_refuses_a_quorum_above_the_supply() external {
        deployConfigurable(rulesOf(QuorumKind.Fraction, 10_000, QuorumCounts.For, VoteWeights.Tokens));
        fund(alice, 1e18);
        VotingRules memory rules = rulesOf(QuorumKind.Fraction, 10_001, QuorumCounts.For, VoteWeights.Tokens);
        Draft memory draft = draftOf(address(governor), abi.encodeCall(governor.setVotingRules, (rules)), "Too high");
        uint256 id = open(draft);
        vote(alice, id, FOR);
        close(id);
        queue(draft);
        vm.warp(governor.proposalEta(id));
        vm.expectRevert(
            abi.encodeWithSelector(GovernorConfigurableCounting.GovernorQuorumFractionTooHigh.selector, 10_001)
        );
        this.executeExternally(draft);
    }

    function executeExternally(Draft memory draft) external {
        execute(draft);
    }

    function test_lets_its_guardian_and_nobody_else_cancel_what_is_queued() external {
        begin(rulesOf(QuorumKind.Absolute, 1, QuorumCounts.For, VoteWeights.Tokens));
        Draft memory draft = pay();
        uint256 id = open(draft);
        vote(alice, id, FOR);
        close(id);
        queue(draft);
        bytes32 text = keccak256(bytes(draft.description));
        vm.prank(alice);
        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        governor.cancel(draft.targets, draft.values, draft.calls, text);
        vm.prank(guardian);
        governor.cancel(draft.targets, draft.values, draft.calls, text);
        assertTrue(governor.state(id) == IGovernor.ProposalState.Canceled, "cancelled");
        vm.warp(block.timestamp + 30 days);
        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        this.executeExternally(draft);
    }

    function test_changes_its_guardian_by_proposal_only() external {
        begin(rulesOf(QuorumKind.Absolute, 1, QuorumCounts.For, VoteWeights.Tokens));
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorOnlyExecutor.selector, guardian));
        vm.prank(guardian);
        governor.setGuardian(bob);
        enact(alice, draftOf(address(governor), abi.encodeCall(governor.setGuardian, (address(0))), "None"));
        assertEq(governor.guardian(), address(0), "nobody");
    }

    function testFuzz_remembers_rules_in_one_word(uint256 kind, uint192 quorum, uint256 counts, uint256 w) external pure {
        VotingRules memory rules = rulesOf(
            QuorumKind(kind % 2),
            quorum,
            QuorumCounts(counts % 4),
            VoteWeights(w % 3)
        );
        VotingRules memory back = PackedVotingRules.unpack(PackedVotingRules.pack(rules));
        assertEq(keccak256(abi.encode(back)), keccak256(abi.encode(rules)), "rules");
    }

    /// 12 % of 100,000 veto: 12,000 Against, however many are For.
    function testFuzz_passes_unless_against_reaches_the_veto(uint256 against, uint256 inFavour) external {
        against = bound(against, 0, 20_000e18);
        inFavour = bound(inFavour, 0, 50_000e18);
        deployConfigurable(rulesOf(QuorumKind.Veto, 1_200, QuorumCounts.All, VoteWeights.Tokens));
        fund(alice, against);
        fund(bob, inFavour);
        token.mint(named("passive"), 100_000e18 - against - inFavour);
        uint256 id = open(pay());
        vote(bob, id, FOR);
        vote(alice, id, AGAINST);
        assertEq(governor.quorum(governor.proposalSnapshot(id)), 12_000e18, "what vetoes");
        assertTrue(passes(id) == (against < 12_000e18), "vetoed just where it is reached");
    }

    function test_passes_a_proposal_that_nobody_votes_on_where_only_a_veto_stops_it() external {
        begin(rulesOf(QuorumKind.Veto, 300, QuorumCounts.For, VoteWeights.Tokens));
        assertEq(governor.COUNTING_MODE(), "support=bravo&quorum=against", "mode");
        uint256 id = open(pay());
        assertTrue(passes(id), "passes");
        queue(pay());
        vm.warp(governor.proposalEta(id));
        execute(pay());
        assertTrue(governor.state(id) == IGovernor.ProposalState.Executed, "executed");
    }

    function test_counts_abstentions_and_votes_for_towards_no_veto() external {
        begin(rulesOf(QuorumKind.Veto, 200, QuorumCounts.All, VoteWeights.Tokens));
        uint256 id = open(pay());
        vote(alice, id, ABSTAIN);
        vote(bob, id, FOR);
        vote(carol, id, AGAINST);
        assertTrue(passes(id), "1,000 of 2,000");
        begin(rulesOf(QuorumKind.Veto, 100, QuorumCounts.All, VoteWeights.Tokens));
        id = open(pay());
        vote(alice, id, FOR);
        vote(carol, id, AGAINST);
        assertTrue(!passes(id), "1,000 of 1,000");
    }

    function test_refuses_a_veto_above_the_supply() external {
        begin(rulesOf(QuorumKind.Veto, 10_000, QuorumCounts.All, VoteWeights.Tokens));
        VotingRules memory over = rulesOf(QuorumKind.Veto, 10_001, QuorumCounts.All, VoteWeights.Tokens);
        Draft memory d = draftOf(address(governor), abi.encodeCall(governor.setVotingRules, (over)), "Over");
        uint256 id = open(d);
        close(id);
        queue(d);
        vm.warp(governor.proposalEta(id));
        vm.expectRevert(
            abi.encodeWithSelector(GovernorConfigurableCounting.GovernorQuorumFractionTooHigh.selector, 10_001)
        );
        execute(d);
    }
}
