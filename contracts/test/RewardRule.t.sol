// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {EqualPay} from "../src/development/EqualPay.sol";
import {FavouredPay} from "../src/development/FavouredPay.sol";
import {MeasuredPay} from "../src/development/MeasuredPay.sol";
import {ScoredUpdate} from "../src/training/IRewardRule.sol";
import {ITrainingRounds} from "../src/training/ITrainingRounds.sol";
import {RewardRuleCall} from "../src/training/RewardRuleCall.sol";
import {AnyRule, LongRule} from "./fixtures/RewardRules.sol";
import {Training} from "./fixtures/Training.sol";
import {Vm} from "./Test.sol";

/// @title What a settlement lets a rule of pay do, and what not.
contract RewardRuleTest is Training {
    uint256 private constant BUDGET = 1_000e18;
    AnyRule private anyRule;

    function setUp() external {
        deployDao();
        prepare();
    }

    function prepare() private {
        rounds.grantRole(rounds.INSTALLER_ROLE(), address(this));
        staffed(4, 3);
        token.mint(address(trainerPool), BUDGET);
        token.mint(address(validatorPool), 300e18);
        anyRule = new AnyRule(rounds);
    }

    function set(address rule) private {
        rounds.setRewardRule(rule, rule.codehash);
    }

    function row(int256 a, int256 b, int256 c, int256 d) private pure returns (int256[] memory scores) {
        scores = new int256[](4);
        (scores[0], scores[1], scores[2], scores[3]) = (a, b, c, d);
    }

    /// @dev Medians 30,000, 1,000, 0 and −50,000; the second's scores lie 1,000 from theirs on average.
    function scoredRound() private returns (uint256 round) {
        uint256[] memory samples = new uint256[](4);
        (samples[0], samples[1], samples[2], samples[3]) = (100, 300, 600, 100);
        round = revealedRound(samples);
        score(round, validator(0), "model-1", 900_000, row(30_000, 0, 0, -50_000));
        score(round, validator(1), "model-1", 900_000, row(30_000, 1_000, 0, -50_000));
        score(round, validator(2), "model-1", 900_000, row(30_000, 3_000, 0, -50_000));
        toSettlement();
    }

    function settle(uint256 round) private {
        while (rounds.phaseOf(round) == ITrainingRounds.Phase.Settle) rounds.settleRound(round);
    }

    /// @dev By claimed samples, as the registry says, nothing for harm: 100, 300 and 600.
    function assertPaidWithoutRule() private view {
        assertEq(token.balanceOf(trainer(0)), 100e18, "first");
        assertEq(token.balanceOf(trainer(1)), 300e18, "second");
        assertEq(token.balanceOf(trainer(2)), 600e18, "third");
        assertEq(token.balanceOf(trainer(3)), 0, "harmful");
    }

    function countOf(Vm.Log[] memory logs, bytes32 topic) private pure returns (uint256 count) {
        for (uint256 i = 0; i < logs.length; ++i) if (logs[i].topics[0] == topic) ++count;
    }

    function test_pays_by_what_was_measured_less_its_error() external {
        set(address(new MeasuredPay()));
        settle(scoredRound());
        // 30,000 − 0 and 1,000 − 1,000: all for the first.
        assertEq(token.balanceOf(trainer(0)), BUDGET, "first");
        assertEq(token.balanceOf(trainer(1)) + token.balanceOf(trainer(2)), 0, "no good beyond error");
        assertEq(stakePool.balanceOf(trainer(3)), (MINIMUM_STAKE * 9) / 10, "slashed all the same");
    }

    function test_pays_what_did_no_harm_alike_and_harm_never() external {
        set(address(new EqualPay()));
        settle(scoredRound());
        for (uint256 i = 0; i < 3; ++i) assertEq(token.balanceOf(trainer(i)), BUDGET / 3, "alike");
        assertEq(token.balanceOf(trainer(3)), 0, "harmful");
    }

    function test_pays_nobody_for_harm_though_a_rule_favours_it() external {
        set(address(new FavouredPay(trainer(3))));
        settle(scoredRound());
        assertEq(trainerPool.balance(), BUDGET, "stays in the pool");
    }

    function test_pays_all_to_one_where_a_rule_says_so() external {
        set(address(new FavouredPay(trainer(2))));
        settle(scoredRound());
        assertEq(token.balanceOf(trainer(2)), BUDGET, "favourite");
    }

    function test_goes_by_the_registry_again_once_the_rule_is_taken_out() external {
        set(address(new EqualPay()));
        set(address(0));
        assertEq(rounds.rewardRule(), address(0), "rule");
        settle(scoredRound());
        assertPaidWithoutRule();
    }

    function test_only_who_installs_sets_it_and_only_the_code_that_is_meant() external {
        address rule = address(new EqualPay());
        vm.expectPartialRevert(IAccessControl.AccessControlUnauthorizedAccount.selector);
        vm.prank(trainer(0));
        rounds.setRewardRule(rule, bytes32(0));
        vm.expectRevert(
            abi.encodeWithSelector(ITrainingRounds.RewardRuleChanged.selector, rule, bytes32("x"), rule.codehash)
        );
        rounds.setRewardRule(rule, "x");
        address nobody = named("nobody");
        vm.expectPartialRevert(ITrainingRounds.RewardRuleChanged.selector);
        rounds.setRewardRule(nobody, nobody.codehash);
        vm.expectEmit(true, true, true, true, address(rounds));
        emit ITrainingRounds.RewardRuleSet(rule, rule.codehash);
        rounds.setRewardRule(rule, rule.codehash);
        assertEq(rounds.rewardRule(), rule, "rule");
    }

    /// Whatever it does, for all updates or for the last alone, the round is paid as if there were no rule.
    function test_a_rule_that_fails_changes_nothing() external {
        for (uint256 deed = 1; deed < 6; ++deed) {
            for (uint256 i = 0; i < 2; ++i) {
                deployDao();
                prepare();
                set(address(anyRule));
                anyRule.set(AnyRule.Deed(deed), i == 0 ? address(0) : trainer(2));
                uint256 round = scoredRound();
                vm.recordLogs();
                settle(round);
                assertEq(countOf(vm.getRecordedLogs(), ITrainingRounds.RewardRuleFailed.selector), 1, "told once");
                assertPaidWithoutRule();
            }
        }
    }

    function test_an_answer_of_another_length_is_none() external {
        uint256[5] memory lengths = [uint256(0), 31, 33, 64, 20_000];
        for (uint256 i = 0; i < lengths.length; ++i) {
            deployDao();
            prepare();
            set(address(new LongRule(lengths[i])));
            settle(scoredRound());
            assertPaidWithoutRule();
        }
        deployDao();
        prepare();
        set(address(new LongRule(32)));
        settle(scoredRound());
        assertEq(token.balanceOf(trainer(0)), BUDGET / 3, "a word is an answer: 7 for each");
    }

    function test_a_rule_whose_code_is_another_is_not_asked() external {
        set(address(anyRule));
        vm.etch(address(anyRule), address(new FavouredPay(trainer(0))).code);
        uint256 round = scoredRound();
        vm.expectEmit(true, true, true, true, address(rounds));
        emit ITrainingRounds.RewardRuleFailed(round, address(anyRule));
        rounds.settleRound(round);
        assertPaidWithoutRule();
    }

    function test_nobody_makes_a_rule_fail_by_leaving_it_too_little_gas() external {
        set(address(new EqualPay()));
        uint256 round = scoredRound();
        uint256 settledFrom = 0;
        for (uint256 gas = 100_000; gas <= 900_000; gas += 5_000) {
            (bool done,) = address(rounds).call{gas: gas}(abi.encodeCall(rounds.settleRound, (round)));
            if (!done) continue;
            settledFrom = gas;
            break;
        }
        assertTrue(settledFrom != 0, "settled with enough gas");
        assertEq(token.balanceOf(trainer(0)), BUDGET / 3, "by the rule");
    }

    function test_a_rule_that_says_another_thing_each_time_pays_out_no_more_than_there_is() external {
        set(address(anyRule));
        anyRule.set(AnyRule.Deed.Grow, address(0));
        settle(scoredRound());
        uint256 paid = BUDGET - trainerPool.balance();
        assertTrue(paid > BUDGET - 10 && paid <= BUDGET, "all but what rounding leaves");
    }

    function test_a_settlement_that_has_begun_goes_by_the_rule_it_began_with() external {
        deployDao();
        deployPatientRounds();
        prepare();
        set(address(new EqualPay()));
        uint256 round = scoredRound();
        rounds.settleRound(round);
        rounds.settleRound(round);
        set(address(new FavouredPay(trainer(0))));
        settle(round);
        for (uint256 i = 0; i < 3; ++i) assertEq(token.balanceOf(trainer(i)), BUDGET / 3, "alike");
    }

    function test_settles_in_the_smallest_parts_though_the_rule_fails_at_the_last() external {
        deployDao();
        deployPatientRounds();
        prepare();
        set(address(anyRule));
        anyRule.set(AnyRule.Deed.Revert, trainer(2));
        settle(scoredRound());
        assertPaidWithoutRule();
    }

    function test_opening_the_next_round_ends_a_settlement_whose_rule_fails() external {
        deployDao();
        deployPatientRounds();
        prepare();
        set(address(anyRule));
        anyRule.set(AnyRule.Deed.Revert, trainer(2));
        uint256 round = scoredRound();
        rounds.settleRound(round);
        assertEq(rounds.openRound(), round + 1, "next");
        assertPaidWithoutRule();
    }

    /// forge-config: default.isolate = true
    function test_a_hundred_updates_are_settled_within_a_block_though_the_rule_burns_its_gas_for_the_last() external {
        for (uint256 deed = 0; deed < 3; deed += 2) {
            deployDao();
            rounds.grantRole(rounds.INSTALLER_ROLE(), address(this));
            staffed(100, 4);
            token.mint(address(trainerPool), BUDGET);
            anyRule = new AnyRule(rounds);
            set(address(anyRule));
            anyRule.set(AnyRule.Deed(deed), trainer(99));
            uint256 round = revealedRound(filled(100, 600));
            for (uint256 j = 0; j < 4; ++j) score(round, validator(j), "model-1", 900_000, new int256[](100));
            toSettlement();
            while (rounds.phaseOf(round) == ITrainingRounds.Phase.Settle) {
                rounds.settleRound(round);
                assertLe(vm.lastCallGas().gasTotalUsed, 30_000_000, "settling");
            }
            assertEq(token.balanceOf(trainer(99)), BUDGET / 100, "paid");
        }
    }

    function testFuzz_shares_go_by_the_weights_of_measured_pay(int32[4] memory told) external {
        set(address(new MeasuredPay()));
        MeasuredPay rule = new MeasuredPay();
        uint256 round = revealedRound(filled(4, 100));
        int256[] memory scores = new int256[](4);
        uint256[4] memory weights;
        uint256 total;
        for (uint256 i = 0; i < 4; ++i) {
            scores[i] = told[i] % 1_000_001;
            weights[i] = rule.weightOf(ScoredUpdate(round, trainer(i), 100, scores[i], 0, 3));
            assertEq(weights[i], scores[i] > 0 ? uint256(scores[i]) : 0, "weight");
            total += weights[i];
        }
        for (uint256 j = 0; j < 3; ++j) score(round, validator(j), "model-1", 900_000, scores);
        toSettlement();
        settle(round);
        for (uint256 i = 0; i < 4; ++i) {
            assertEq(token.balanceOf(trainer(i)), total == 0 ? 0 : (BUDGET * weights[i]) / total, "share");
        }
    }

    function testFuzz_error_is_the_mean_distance_from_the_median(uint16[5] memory values) external pure {
        uint256[] memory scores = new uint256[](5);
        uint256 far;
        for (uint256 i = 0; i < 5; ++i) {
            scores[i] = values[i];
            far += values[i] > values[0] ? values[i] - values[0] : values[0] - values[i];
        }
        assertEq(RewardRuleCall.errorOf(scores, values[0]), far / 5, "error");
    }

    function testFuzz_measured_pay_takes_the_error_off(int32 scorePpm, uint32 errorPpm) external {
        uint256 weight = new MeasuredPay().weightOf(ScoredUpdate(1, trainer(0), 9, scorePpm, errorPpm, 3));
        int256 left = int256(scorePpm) - int256(uint256(errorPpm));
        assertEq(weight, left > 0 ? uint256(left) : 0, "weight");
    }
}
