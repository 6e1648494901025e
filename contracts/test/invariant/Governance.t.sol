// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {ConfigurableGovernor} from "../../src/governance/ConfigurableGovernor.sol";
import {ParameterKeys} from "../../src/governance/ParameterKeys.sol";
import {ParameterRegistry} from "../../src/governance/ParameterRegistry.sol";
import {GovernanceToken} from "../../src/token/GovernanceToken.sol";
import {Proposals} from "../fixtures/Proposals.sol";
import {Test} from "../Test.sol";

/// @dev Members who propose, move tokens and delegations in mid-vote, vote, queue, execute and wait.
contract GovernanceHandler is Proposals {
    uint256 public constant MEMBERS = 4;

    uint256[] public ids;
    mapping(uint256 id => uint256 value) public valueOf;
    mapping(uint256 id => mapping(address => bool)) public hasVoted;
    mapping(uint256 id => bool) public executed;
    /// @dev The value that the last executed proposal set.
    uint256 public current;
    uint256 public votes;

    constructor(GovernanceToken token_, ConfigurableGovernor governor_, ParameterRegistry registry_) {
        token = token_;
        governor = governor_;
        registry = registry_;
        current = registry_.get(ParameterKeys.TRIM_SHARE_BPS);
    }

    function member(uint256 number) public pure returns (address) {
        return named("member", number % MEMBERS);
    }

    function proposals() external view returns (uint256) {
        return ids.length;
    }

    function draftOf(uint256 index) private view returns (Draft memory) {
        bytes memory data = abi.encodeCall(registry.set, (ParameterKeys.TRIM_SHARE_BPS, valueOf[ids[index]]));
        return Draft(address(registry), data, string(abi.encode(index)));
    }

    function proposeValue(uint256 who, uint256 value) external {
        vm.warp(block.timestamp + 1);
        if (ids.length >= 6 || token.getPastVotes(member(who), block.timestamp - 1) < THRESHOLD) return;
        uint256 index = ids.length;
        value = bound(value, 0, 4_900);
        bytes memory data = abi.encodeCall(registry.set, (ParameterKeys.TRIM_SHARE_BPS, value));
        uint256 id = propose(member(who), Draft(address(registry), data, string(abi.encode(index))));
        ids.push(id);
        valueOf[id] = value;
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

    function castVote(uint256 who, uint256 which, uint256 support) external {
        if (ids.length == 0) return;
        uint256 id = ids[which % ids.length];
        if (governor.state(id) == IGovernor.ProposalState.Pending) vm.warp(governor.proposalSnapshot(id) + 1);
        if (governor.state(id) != IGovernor.ProposalState.Active) return;
        bool again = hasVoted[id][member(who)];
        if (again) {
            vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorAlreadyCastVote.selector, member(who)));
        }
        vm.prank(member(who));
        governor.castVote(id, uint8(support % 3));
        hasVoted[id][member(who)] = true;
        if (!again) ++votes;
    }

    function advance(uint256 which) external {
        if (ids.length == 0) return;
        uint256 index = which % ids.length;
        uint256 id = ids[index];
        if (governor.state(id) == IGovernor.ProposalState.Active && which % 7 < 3) waitForDeadline(id);
        if (governor.state(id) == IGovernor.ProposalState.Succeeded) queue(draftOf(index));
        if (governor.state(id) != IGovernor.ProposalState.Queued) return;
        if (block.timestamp < governor.proposalEta(id)) waitForTimelock(id);
        execute(draftOf(index));
        executed[id] = true;
        current = valueOf[id];
    }

    function setWithoutProposal(uint256 who, uint256 value) external {
        vm.expectPartialRevert(bytes4(keccak256("OwnableUnauthorizedAccount(address)")));
        vm.prank(member(who));
        registry.set(ParameterKeys.TRIM_SHARE_BPS, bound(value, 0, 4_900));
    }
}

/// forge-config: default.invariant.runs = 16
contract GovernanceInvariantTest is Proposals {
    GovernanceHandler private handler;

    function setUp() external {
        deployGovernance();
        handler = new GovernanceHandler(token, governor, registry);
        for (uint256 i = 0; i < handler.MEMBERS(); ++i) {
            fund(handler.member(i), 2_000e18 * (i + 1));
        }
        token.mint(named("passive"), 80_000e18);
        vm.warp(block.timestamp + 1);
        _target(address(handler));
    }

    function invariant_votes_are_the_power_that_voters_had_at_the_snapshot() external view {
        for (uint256 i = 0; i < handler.proposals(); ++i) {
            uint256 id = handler.ids(i);
            (uint256 against, uint256 inFavour, uint256 abstained) = governor.proposalVotes(id);
            uint256 power;
            for (uint256 j = 0; j < handler.MEMBERS(); ++j) {
                address member = handler.member(j);
                assertTrue(governor.hasVoted(id, member) == handler.hasVoted(id, member), "who voted");
                if (!handler.hasVoted(id, member)) continue;
                power += token.getPastVotes(member, governor.proposalSnapshot(id));
            }
            assertEq(against + inFavour + abstained, power, "votes");
        }
    }

    function invariant_only_executed_proposals_change_settings() external view {
        assertEq(registry.get(ParameterKeys.TRIM_SHARE_BPS), handler.current(), "setting");
    }

    function invariant_what_is_executed_had_a_majority_and_a_quorum() external view {
        for (uint256 i = 0; i < handler.proposals(); ++i) {
            uint256 id = handler.ids(i);
            if (!handler.executed(id)) continue;
            (uint256 against, uint256 inFavour, uint256 abstained) = governor.proposalVotes(id);
            assertTrue(inFavour > against, "majority");
            assertLe(governor.quorum(governor.proposalSnapshot(id)), inFavour + abstained, "quorum");
        }
    }

    function invariant_a_deadline_is_extended_by_no_more_than_the_extension() external view {
        for (uint256 i = 0; i < handler.proposals(); ++i) {
            uint256 id = handler.ids(i);
            uint256 first = governor.proposalSnapshot(id) + VOTING_PERIOD;
            assertLe(first, governor.proposalDeadline(id), "never shortened");
            assertLe(governor.proposalDeadline(id), first + LATE_EXTENSION, "extended once");
        }
    }
}
