// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {FlashLender} from "../src/attacks/FlashLender.sol";
import {FlashVoter} from "../src/attacks/FlashVoter.sol";
import {QuorumCounts, QuorumKind, VoteWeights} from "../src/governance/VotingRules.sol";
import {ConfigurableDao} from "./fixtures/ConfigurableDao.sol";

contract FlashVoterTest is ConfigurableDao {
    FlashLender private lender = new FlashLender(0);

    function testFuzz_has_no_vote_at_a_past_snapshot_however_much_it_borrows(uint256 amount) external {
        amount = bound(amount, 1, 1e30);
        deployConfigurable(rulesOf(QuorumKind.Absolute, 1, QuorumCounts.For, VoteWeights.Tokens));
        token.mint(address(lender), amount);
        FlashVoter voter = new FlashVoter(lender, address(token));
        uint256 id = open(draftOf(address(token), abi.encodeCall(token.transfer, (address(voter), 0)), "Take"));
        voter.borrowAndCall(amount, address(governor), abi.encodeCall(IGovernor.castVote, (id, FOR)));
        assertTrue(governor.hasVoted(id, address(voter)), "voted");
        (, uint256 inFavour, ) = governor.proposalVotes(id);
        assertEq(inFavour, 0, "with nothing");
        assertEq(token.balanceOf(address(lender)), amount, "and repaid");
        assertEq(token.getVotes(address(voter)), 0, "all of it");
    }
}
