// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {DelegatecallGovernance} from "../src/attacks/DelegatecallGovernance.sol";
import {HarmlessProposal} from "../src/attacks/HarmlessProposal.sol";
import {RedeployableDeployer} from "../src/attacks/RedeployableDeployer.sol";
import {Create2Factory} from "../src/attacks/Create2Factory.sol";
import {PinnedGovernance} from "../src/attacks/PinnedGovernance.sol";
import {PowerMintProposal} from "../src/attacks/PowerMintProposal.sol";
import {VotesToken} from "../src/rehearsal/VotesToken.sol";
import {Test} from "./Test.sol";

contract DelegatecallGovernanceTest is Test {
    VotesToken private torn = new VotesToken("Torn", "TORN", 18, address(this));
    PowerMintProposal private mint = new PowerMintProposal();
    address private alice = named("alice");

    function join(DelegatecallGovernance governance, address account, uint256 amount) private {
        torn.mint(account, amount);
        vm.startPrank(account);
        torn.approve(address(governance), amount);
        governance.lock(amount);
        vm.stopPrank();
    }

    /// A harmless proposal passes; then another code is at its address.
    function passAndSwap(DelegatecallGovernance governance) private returns (uint256 id) {
        join(governance, alice, 700_000e18);
        HarmlessProposal proposal = new HarmlessProposal();
        vm.startPrank(alice);
        id = governance.propose(address(proposal));
        governance.castVote(id, true);
        vm.stopPrank();
        vm.etch(address(proposal), address(mint).code);
        vm.warp(block.timestamp + 7 days + 1);
    }

    function test_runs_whatever_code_is_there() external {
        DelegatecallGovernance governance = new DelegatecallGovernance(torn);
        uint256 id = passAndSwap(governance);
        governance.execute(id);
        uint256 minted;
        for (uint256 i = 0; i < mint.ACCOUNTS(); ++i) minted += governance.lockedBalance(mint.accountOf(i));
        assertEq(minted, 1_200_000e18, "votes out of nothing");
        assertEq(governance.lockedBalance(alice), 700_000e18, "real ones");
    }

    function test_runs_only_the_code_that_was_voted_on_when_it_is_pinned() external {
        PinnedGovernance governance = new PinnedGovernance(torn);
        uint256 id = passAndSwap(governance);
        vm.expectPartialRevert(PinnedGovernance.GovernanceCodeChanged.selector);
        governance.execute(id);
    }

    function test_runs_pinned_code_that_stayed() external {
        PinnedGovernance governance = new PinnedGovernance(torn);
        join(governance, alice, 100_000e18);
        HarmlessProposal proposal = new HarmlessProposal();
        vm.startPrank(alice);
        uint256 id = governance.propose(address(proposal));
        governance.castVote(id, true);
        vm.stopPrank();
        vm.warp(block.timestamp + 7 days + 1);
        expectEvent(address(governance));
        emit HarmlessProposal.Penalised();
        governance.execute(id);
    }

    function testFuzz_runs_what_has_a_majority_and_a_quorum(uint256 inFavour, uint256 against) external {
        inFavour = bound(inFavour, 1_000e18, 200_000e18);
        against = bound(against, 0, 200_000e18);
        DelegatecallGovernance governance = new DelegatecallGovernance(torn);
        join(governance, alice, inFavour);
        join(governance, named("bob"), against);
        HarmlessProposal proposal = new HarmlessProposal();
        vm.startPrank(alice);
        uint256 id = governance.propose(address(proposal));
        governance.castVote(id, true);
        vm.stopPrank();
        vm.prank(named("bob"));
        governance.castVote(id, false);
        vm.warp(block.timestamp + 7 days + 1);
        if (inFavour <= against || inFavour + against < 100_000e18) {
            vm.expectRevert(abi.encodeWithSelector(DelegatecallGovernance.GovernanceNotExecutable.selector, id));
        }
        governance.execute(id);
    }

    function testFuzz_keeps_tokens_while_a_vote_needs_them(uint256 wait) external {
        wait = bound(wait, 0, 14 days);
        DelegatecallGovernance governance = new DelegatecallGovernance(torn);
        join(governance, alice, 5_000e18);
        HarmlessProposal proposal = new HarmlessProposal();
        vm.prank(alice);
        governance.propose(address(proposal));
        uint256 until = block.timestamp + 7 days;
        vm.warp(block.timestamp + wait);
        if (block.timestamp < until) {
            vm.expectRevert(abi.encodeWithSelector(DelegatecallGovernance.GovernanceStillLocked.selector, until));
        }
        vm.prank(alice);
        governance.unlock(5_000e18);
    }

    function test_a_nest_stands_where_its_salt_says_and_only_once() external {
        Create2Factory factory = new Create2Factory();
        RedeployableDeployer deployer = factory.build("salt");
        bytes32 seed = keccak256(
            abi.encodePacked(bytes1(0xff), address(factory), bytes32("salt"), keccak256(type(RedeployableDeployer).creationCode))
        );
        assertEq(address(deployer), address(uint160(uint256(seed))), "CREATE2");
        vm.expectRevert(bytes(""));
        factory.build("salt");
    }
}
