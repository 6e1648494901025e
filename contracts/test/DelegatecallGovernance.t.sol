// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {DelegatecallGovernance} from "../src/attacks/DelegatecallGovernance.sol";
import {HarmlessProposal} from "../src/attacks/HarmlessProposal.sol";
import {IProposalCode} from "../src/attacks/IProposalCode.sol";
import {RedeployableDeployer} from "../src/attacks/RedeployableDeployer.sol";
import {Create2Factory} from "../src/attacks/Create2Factory.sol";
import {PinnedGovernance} from "../src/attacks/PinnedGovernance.sol";
import {PowerMintProposal} from "../src/attacks/PowerMintProposal.sol";
import {Removable} from "../src/attacks/Removable.sol";
import {VotesToken} from "../src/rehearsal/VotesToken.sol";
import {Test} from "./Test.sol";

/// @dev Fails, and says in whose name.
contract FailingProposal is IProposalCode {
    error NotToday(address self);

    function executeProposal() external view {
        revert NotToday(address(this));
    }
}

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

    function test_lets_propose_code_only_and_those_with_votes_enough() external {
        DelegatecallGovernance governance = new DelegatecallGovernance(torn);
        join(governance, alice, 1_000e18 - 1);
        address proposal = address(new HarmlessProposal());
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(DelegatecallGovernance.GovernanceNoCode.selector, alice));
        governance.propose(alice);
        vm.expectRevert(
            abi.encodeWithSelector(DelegatecallGovernance.GovernanceTooFewVotes.selector, 1_000e18 - 1)
        );
        governance.propose(proposal);
        vm.stopPrank();
        join(governance, alice, 1);
        vm.prank(alice);
        assertEq(governance.proposals(governance.propose(proposal)).target, proposal, "with a wei more");
    }

    function test_counts_everybody_once_and_to_the_last_second() external {
        DelegatecallGovernance governance = new DelegatecallGovernance(torn);
        join(governance, alice, 60_000e18);
        join(governance, named("bob"), 50_000e18);
        address proposal = address(new HarmlessProposal());
        bytes memory closed = abi.encodeWithSelector(DelegatecallGovernance.GovernanceVoteClosed.selector, 0);
        vm.startPrank(alice);
        uint256 id = governance.propose(proposal);
        governance.castVote(id, true);
        vm.expectRevert(closed);
        governance.castVote(id, false);
        vm.stopPrank();
        vm.warp(governance.proposals(id).endsAt);
        vm.prank(named("bob"));
        governance.castVote(id, false);
        vm.warp(governance.proposals(id).endsAt + 1);
        vm.expectRevert(closed);
        vm.prank(named("carol"));
        governance.castVote(id, false);
        assertEq(governance.proposals(id).inFavour, 60_000e18, "for");
        assertEq(governance.proposals(id).against, 50_000e18, "against");
    }

    function test_runs_nothing_where_code_is_gone_and_everything_once() external {
        DelegatecallGovernance governance = new DelegatecallGovernance(torn);
        uint256 id = passAndSwap(governance);
        address target = governance.proposals(id).target;
        vm.etch(target, "");
        vm.expectRevert(abi.encodeWithSelector(DelegatecallGovernance.GovernanceNoCode.selector, target));
        governance.execute(id);
        vm.etch(target, address(mint).code);
        governance.execute(id);
        vm.expectRevert(abi.encodeWithSelector(DelegatecallGovernance.GovernanceNotExecutable.selector, id));
        governance.execute(id);
    }

    function test_hands_on_why_a_proposal_failed() external {
        DelegatecallGovernance governance = new DelegatecallGovernance(torn);
        uint256 id = passAndSwap(governance);
        vm.etch(governance.proposals(id).target, address(new FailingProposal()).code);
        vm.expectRevert(abi.encodeWithSelector(FailingProposal.NotToday.selector, address(governance)));
        governance.execute(id);
    }

    function test_a_deployer_creates_by_the_number_of_what_it_created() external {
        RedeployableDeployer deployer = new RedeployableDeployer();
        address first = address(uint160(uint256(keccak256(abi.encodePacked(hex"d694", address(deployer), hex"01")))));
        expectEvent(address(deployer));
        emit RedeployableDeployer.Deployed(first);
        assertEq(deployer.deploy(type(HarmlessProposal).creationCode), first, "CREATE with the nonce 1");
        assertTrue(first.code.length > 0, "there");
        vm.expectRevert(Removable.NotDeployed.selector);
        deployer.deploy(hex"fe");
    }

    function testFuzz_what_can_be_removed_gives_its_money_to_who_removes_it(uint96 money) external {
        HarmlessProposal proposal = new HarmlessProposal();
        vm.deal(address(proposal), money);
        vm.prank(alice);
        proposal.remove();
        assertEq(alice.balance, money, "to who asked");
        assertEq(address(proposal).balance, 0, "nothing left");
    }

    function test_a_deployer_stands_where_its_salt_says_and_only_once() external {
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
