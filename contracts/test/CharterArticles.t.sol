// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Charter, Decision} from "../src/charter/Charter.sol";
import {Article, ICharter} from "../src/charter/ICharter.sol";
import {UsesOfData} from "../src/charter/UsesOfData.sol";
import {ConfigurableGovernor} from "../src/governance/ConfigurableGovernor.sol";
import {ParameterRegistry} from "../src/governance/ParameterRegistry.sol";
import {TreasuryTimelock} from "../src/governance/TreasuryTimelock.sol";
import {CharterDao} from "./fixtures/CharterDao.sol";

/// @dev A contract that has the DAO's model used for something.
contract UseOfModel {
    ParameterRegistry private immutable REGISTRY;

    constructor(ParameterRegistry registry) {
        REGISTRY = registry;
    }

    function begin(bytes32 purpose) external view {
        UsesOfData.requireAllowed(REGISTRY, purpose);
    }
}

contract CharterArticlesTest is CharterDao {
    address private thief = named("thief");

    function setUp() external {
        deployCharterDao();
    }

    function articleOf(address target, bytes memory data) private view returns (uint256) {
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = one(target, data);
        (Article article, ) = charter.breach(targets, values, calls);
        return uint256(article);
    }

    function expectForbidden(Article article) private {
        vm.expectRevert(abi.encodeWithSelector(ICharter.CharterForbids.selector, article, 0));
    }

    function pass(Draft memory draft) private returns (uint256 id) {
        id = propose(majority, draft);
        waitForVoting(id);
        vote(majority, id, FOR);
        vote(minority, id, AGAINST);
        waitForDeadline(id);
    }

    // Article 1

    function test_a_drain_that_passed_is_refused_when_it_is_queued_and_can_then_be_canceled() external {
        Draft memory draft = pay(thief, TREASURY);
        uint256 id = pass(draft);
        expectForbidden(Article.LargestTransfer);
        queue(draft);
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = parts(draft);
        expectEvent(address(governor));
        emit ConfigurableGovernor.ProposalForbidden(id, Article.LargestTransfer, 0);
        governor.cancelForbidden(targets, values, calls, keccak256(bytes(draft.description)));
        assertEq(uint256(governor.state(id)), 2, "canceled");
        assertEq(token.balanceOf(thief), 0, "nothing paid");
    }

    function test_a_tenth_of_the_treasury_is_paid() external {
        enact(majority, pay(thief, TREASURY / 10));
        assertEq(token.balanceOf(thief), TREASURY / 10, "paid");
    }

    function test_is_asked_again_when_a_proposal_is_executed() external {
        Draft memory draft = pay(thief, TREASURY / 10);
        pass(draft);
        queue(draft);
        vm.prank(address(timelock));
        token.transfer(named("another"), TREASURY / 2);
        vm.warp(block.timestamp + TIMELOCK_DELAY);
        expectForbidden(Article.LargestTransfer);
        execute(draft);
    }

    function test_adds_up_what_one_proposal_pays_approves_and_burns_of_an_asset() external view {
        address[] memory targets = new address[](4);
        bytes[] memory calls = new bytes[](4);
        for (uint256 i = 0; i < 4; ++i) targets[i] = address(token);
        calls[0] = abi.encodeCall(token.transfer, (thief, TREASURY / 40));
        calls[1] = abi.encodeCall(token.approve, (thief, TREASURY / 40));
        calls[2] = abi.encodeCall(token.burn, (TREASURY / 40));
        calls[3] = abi.encodeCall(token.transferFrom, (address(timelock), thief, TREASURY / 40));
        (Article article, ) = charter.breach(targets, new uint256[](4), calls);
        assertEq(uint256(article), uint256(Article.None), "a tenth together");
        calls[3] = abi.encodeCall(token.transferFrom, (address(timelock), thief, TREASURY / 40 + 1));
        uint256 call;
        (article, call) = charter.breach(targets, new uint256[](4), calls);
        assertEq(uint256(article), uint256(Article.LargestTransfer), "a wei over");
        assertEq(call, 3, "the last");
    }

    function testFuzz_never_lets_more_than_a_tenth_pass(uint256[3] memory amounts) external view {
        address[] memory targets = new address[](3);
        bytes[] memory calls = new bytes[](3);
        bool over;
        uint256 sum;
        for (uint256 i = 0; i < 3; ++i) {
            targets[i] = address(token);
            calls[i] = abi.encodeCall(token.transfer, (thief, amounts[i]));
            over = over || amounts[i] > TREASURY || (sum += amounts[i] > TREASURY ? 0 : amounts[i]) > TREASURY / 10;
        }
        (Article article, ) = charter.breach(targets, new uint256[](3), calls);
        assertEq(uint256(article), uint256(over ? Article.LargestTransfer : Article.None), "article");
    }

    function test_limits_native_currency_and_assets_that_the_treasury_has_none_of() external {
        vm.deal(address(timelock), 100 ether);
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = one(thief, "");
        values[0] = 10 ether;
        charter.check(targets, values, calls);
        values[0] = 10 ether + 1;
        expectForbidden(Article.LargestTransfer);
        charter.check(targets, values, calls);
        assertEq(articleOf(thief, abi.encodeCall(token.transfer, (thief, 1))), 1, "no asset");
        assertEq(articleOf(thief, abi.encodeCall(token.transfer, (thief, 0))), 0, "nothing");
    }

    function test_takes_what_is_too_short_to_be_read_for_too_much() external view {
        assertEq(articleOf(address(token), abi.encodePacked(token.transfer.selector, thief)), 1, "transfer");
        assertEq(articleOf(address(token), abi.encodePacked(token.transferFrom.selector, thief)), 1, "transferFrom");
        assertEq(articleOf(address(token), abi.encodePacked(token.burn.selector)), 1, "burn");
        assertEq(articleOf(address(registry), abi.encodePacked(registry.set.selector)), 2, "set");
        assertEq(articleOf(address(registry), abi.encodePacked(registry.setSplit.selector)), 2, "setSplit");
        assertEq(articleOf(address(registry), hex"123456"), 0, "no function at all");
    }

    // Article 2

    function test_a_setting_changes_by_a_quarter_of_the_larger_value_at_most() external view {
        bytes32 key = "emissionPerEpoch";
        assertEq(articleOf(address(registry), abi.encodeCall(registry.set, (key, 750e18))), 0, "a quarter less");
        assertEq(articleOf(address(registry), abi.encodeCall(registry.set, (key, 750e18 - 1))), 2, "less still");
        assertEq(articleOf(address(registry), abi.encodeCall(registry.set, (key, 1_333e18))), 0, "a third more");
        assertEq(articleOf(address(registry), abi.encodeCall(registry.set, (key, 1_334e18))), 2, "more still");
        assertEq(articleOf(address(registry), abi.encodeCall(registry.set, (key, 0))), 2, "none");
    }

    function test_a_setting_with_a_limit_of_its_own_goes_by_that() external view {
        assertEq(articleOf(address(registry), abi.encodeCall(registry.set, ("aggregationRule", 1))), 0, "a rule");
        assertEq(charter.changeLimit("aggregationRule"), 10_000, "own limit");
        assertEq(charter.changeLimit("minimumStake"), CHANGE_BPS, "the usual one");
    }

    function test_looks_at_each_share_of_a_split_and_refuses_settings_that_nobody_knows() external view {
        bytes memory near = abi.encodeCall(registry.setSplit, (5_700, 1_100, 2_100, 1_100));
        bytes memory far = abi.encodeCall(registry.setSplit, (5_700, 1_100, 1_400, 1_800));
        assertEq(articleOf(address(registry), near), 0, "near");
        assertEq(articleOf(address(registry), far), 2, "far");
        assertEq(articleOf(address(registry), abi.encodeCall(registry.set, ("unknown", 1))), 2, "unknown");
        assertEq(articleOf(thief, abi.encodeCall(registry.set, ("minimumStake", 1))), 2, "no registry");
    }

    // Articles 3 and 4

    function test_forbidden_calls_are_refused_wherever_they_go() external view {
        bytes memory grant = abi.encodeCall(token.grantRole, (token.MINTER_ROLE(), thief));
        assertEq(articleOf(address(token), grant), 3, "token");
        assertEq(articleOf(address(stakePool), grant), 3, "stake pool");
        assertTrue(charter.isForbidden(token.grantRole.selector), "forbidden");
        assertTrue(!charter.isForbidden(token.transfer.selector), "allowed");
    }

    function test_names_what_data_may_be_used_for() external view {
        assertTrue(charter.purposeAllowed("training"), "training");
        assertTrue(!charter.purposeAllowed("inference"), "inference");
    }

    function test_training_that_the_charter_does_not_name_cannot_begin() external {
        rounds.openRound();
        bytes memory amendment = abi.encodeCall(Charter.setPurpose, ("training", false));
        Decision memory decision = decide(amendment, FOR);
        vm.warp(block.timestamp + AMENDMENT_DELAY);
        charter.enact(1, amendment, decision);
        rounds.settleRound(1);
        vm.expectRevert(abi.encodeWithSelector(UsesOfData.CharterUseForbidden.selector, bytes32("training")));
        rounds.openRound();
    }

    function test_users_are_answered_only_where_the_charter_names_it_or_there_is_none() external {
        UseOfModel use = new UseOfModel(registry);
        vm.expectRevert(abi.encodeWithSelector(UsesOfData.CharterUseForbidden.selector, bytes32("inference")));
        use.begin("inference");
        use.begin("training");
        vm.prank(address(timelock));
        registry.transferOwnership(thief);
        use.begin("inference");
        vm.prank(thief);
        registry.transferOwnership(address(token));
        use.begin("inference");
    }

    // The timelock

    function test_single_calls_are_held_to_the_charter_too() external {
        bytes memory data = abi.encodeCall(token.transfer, (thief, TREASURY));
        vm.startPrank(address(governor));
        expectForbidden(Article.LargestTransfer);
        timelock.schedule(address(token), 0, data, 0, 0, TIMELOCK_DELAY);
        data = abi.encodeCall(token.transfer, (thief, TREASURY / 10));
        timelock.schedule(address(token), 0, data, 0, 0, TIMELOCK_DELAY);
        vm.stopPrank();
        vm.prank(address(timelock));
        token.transfer(named("another"), TREASURY / 2);
        vm.warp(block.timestamp + TIMELOCK_DELAY);
        expectForbidden(Article.LargestTransfer);
        timelock.execute(address(token), 0, data, 0, 0);
    }

    function test_a_charter_is_adopted_once_and_by_an_administrator_only() external {
        vm.expectPartialRevert(bytes4(keccak256("AccessControlUnauthorizedAccount(address,bytes32)")));
        timelock.adoptCharter(charter);
        vm.startPrank(address(timelock));
        vm.expectRevert(abi.encodeWithSelector(TreasuryTimelock.TimelockCharterAdopted.selector, charter));
        timelock.adoptCharter(charter);
        vm.stopPrank();
        address[] memory nobody = new address[](0);
        TreasuryTimelock free = new TreasuryTimelock(0, nobody, nobody, address(this));
        vm.expectRevert(TreasuryTimelock.TimelockCharterZero.selector);
        free.adoptCharter(ICharter(address(0)));
        expectEvent(address(free));
        emit TreasuryTimelock.CharterAdopted(charter);
        free.adoptCharter(charter);
        assertEq(address(free.charter()), address(charter), "charter");
    }

    function test_what_the_charter_allows_cannot_be_canceled_by_anybody() external {
        Draft memory draft = pay(thief, 1);
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = parts(draft);
        bytes32 description = keccak256(bytes(draft.description));
        uint256 id = propose(majority, draft);
        vm.expectPartialRevert(bytes4(keccak256("GovernorUnexpectedProposalState(uint256,uint8,bytes32)")));
        governor.cancelForbidden(targets, values, calls, description);
        waitForVoting(id);
        vote(majority, id, FOR);
        waitForDeadline(id);
        vm.expectRevert(abi.encodeWithSelector(ConfigurableGovernor.GovernorProposalAllowed.selector, id));
        governor.cancelForbidden(targets, values, calls, description);
    }

    // Amendments
}
