// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {ConfigurableGovernor} from "../../src/governance/ConfigurableGovernor.sol";
import {VotesToken} from "../../src/rehearsal/VotesToken.sol";
import {QuorumCounts, QuorumKind, VoteWeights} from "../../src/governance/VotingRules.sol";
import {ConfigurableDao} from "../fixtures/ConfigurableDao.sol";

/// @dev Members who propose, vote and move tokens and delegations in mid-vote; the owner mints.
contract ConfigurableHandler is ConfigurableDao {
    uint256 public constant MEMBERS = 4;

    uint256[] public ids;

    constructor(VotesToken token_, ConfigurableGovernor governor_) {
        token = token_;
        governor = governor_;
    }

    function member(uint256 number) public pure returns (address) {
        return named("member", number % MEMBERS);
    }

    function proposals() external view returns (uint256) {
        return ids.length;
    }

    function proposeAgain() external {
        if (ids.length < 6) ids.push(open(draftOf(address(token), "", string(abi.encode(ids.length)))));
    }

    function move(uint256 from, uint256 to, uint256 amount) external {
        amount = bound(amount, 0, token.balanceOf(member(from)));
        vm.prank(member(from));
        token.transfer(member(to), amount);
    }

    function delegate(uint256 from, uint256 to) external {
        vm.prank(member(from));
        token.delegate(member(to));
    }

    function mint(uint256 to, uint256 amount) external {
        token.mint(member(to), bound(amount, 0, 1e24));
    }

    function castVote(uint256 who, uint256 which, uint256 support) external {
        if (ids.length == 0) return;
        uint256 id = ids[which % ids.length];
        if (governor.state(id) != IGovernor.ProposalState.Active || governor.hasVoted(id, member(who))) return;
        vote(member(who), id, uint8(support % 3));
    }
}

/// forge-config: default.invariant.runs = 16
contract ConfigurableGovernorInvariantTest is ConfigurableDao {
    ConfigurableHandler private handler;

    function setUp() external {
        deployConfigurable(rulesOf(QuorumKind.Fraction, 400, QuorumCounts.All, VoteWeights.Quadratic));
        handler = new ConfigurableHandler(token, governor);
        for (uint256 i = 0; i < handler.MEMBERS(); ++i) fund(handler.member(i), 1_000e18 * (i + 1));
        token.transferOwnership(address(handler));
        _target(address(handler));
    }

    function invariant_tokens_counted_are_those_the_voters_had_at_the_snapshot() external view {
        for (uint256 i = 0; i < handler.proposals(); ++i) {
            uint256 id = handler.ids(i);
            uint256 snapshot = governor.proposalSnapshot(id);
            (uint256 against, uint256 inFavour, uint256 abstained) = governor.proposalTokens(id);
            uint256 power;
            for (uint256 j = 0; j < handler.MEMBERS(); ++j) {
                address member = handler.member(j);
                if (governor.hasVoted(id, member)) power += token.getPastVotes(member, snapshot);
            }
            assertEq(against + inFavour + abstained, power, "power");
            assertLe(power, token.getPastTotalSupply(snapshot), "supply");
        }
    }

    /// √a + √b ≥ √(a + b): what all weigh together is at least the root of their tokens, and at most √(4·tokens).
    function invariant_weights_lie_between_those_of_one_voter_and_of_equal_voters() external view {
        for (uint256 i = 0; i < handler.proposals(); ++i) {
            (uint256 a, uint256 f, uint256 n) = governor.proposalVotes(handler.ids(i));
            (uint256 at, uint256 ft, uint256 nt) = governor.proposalTokens(handler.ids(i));
            uint256 weight = a + f + n;
            uint256 square = (at + ft + nt) * 1e18;
            assertLe(square, (weight + handler.MEMBERS()) * (weight + handler.MEMBERS()), "not less than one voter's");
            assertLe(weight * weight, square * handler.MEMBERS(), "not more than equal voters'");
        }
    }
}
