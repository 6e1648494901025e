// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ParameterKeys} from "../src/governance/ParameterKeys.sol";
import {ITrainingRounds} from "../src/training/ITrainingRounds.sol";
import {Training} from "./fixtures/Training.sol";
import {Vm} from "./Test.sol";

/// @title What a settlement values, pays, slashes and records.
contract TrainingSettlementTest is Training {
    uint256 private constant TRAINERS_BUDGET = 1_000e18;
    uint256 private constant VALIDATORS_BUDGET = 100e18;

    function setUp() external {
        deployDao();
        staffed(4, 1);
        token.mint(address(trainerPool), TRAINERS_BUDGET);
        token.mint(address(validatorPool), VALIDATORS_BUDGET);
    }

    function row(int256 a, int256 b, int256 c) private pure returns (int256[] memory scores) {
        scores = new int256[](3);
        (scores[0], scores[1], scores[2]) = (a, b, c);
    }

    function samplesOf(uint256 a, uint256 b, uint256 c) private pure returns (uint256[] memory samples) {
        samples = new uint256[](3);
        (samples[0], samples[1], samples[2]) = (a, b, c);
    }

    function settle(uint256 round) private {
        toSettlement();
        rounds.settleRound(round);
    }

    function test_pays_by_sample_count() external {
        uint256 round = revealedRound(samplesOf(100, 300, 600));
        score(round, validator(0), "model-1", 812_345, row(5, -7, 0));
        settle(round);
        assertEq(token.balanceOf(trainer(0)), 100e18, "first");
        assertEq(token.balanceOf(trainer(1)), 300e18, "second");
        assertEq(token.balanceOf(trainer(2)), 600e18, "third");
        assertEq(trainerPool.balance(), 0, "pool");
    }

    function test_pays_by_positive_score() external {
        setParameter(ParameterKeys.CONTRIBUTION_RULE, 1);
        uint256 round = revealedRound(samplesOf(100, 300, 600));
        score(round, validator(0), "model-1", 812_345, row(10_000, -7, 30_000));
        settle(round);
        assertEq(token.balanceOf(trainer(0)), 250e18, "first");
        assertEq(token.balanceOf(trainer(1)), 0, "harmful");
        assertEq(token.balanceOf(trainer(2)), 750e18, "third");
    }

    function test_leaves_the_budget_in_the_pool_when_nobody_is_eligible() external {
        setParameter(ParameterKeys.CONTRIBUTION_RULE, 1);
        uint256 round = revealedRound(samplesOf(1, 1, 1));
        score(round, validator(0), "model-1", 1, row(0, -7, 0));
        settle(round);
        assertEq(trainerPool.balance(), TRAINERS_BUDGET, "pool");
        assertEq(validatorPool.balance(), 0, "validators are paid all the same");
    }

    /// All events of a settlement, in the order that docs/protocol.md gives.
    function test_says_what_it_did_in_a_fixed_order() external {
        staffed(0, 2);
        uint256 round = revealedRound(samplesOf(1, 1, 2));
        score(round, validator(0), "model-1", 700_000, row(0, -20_000, 4));
        score(round, validator(1), "model-1", 710_000, row(2, -20_000, 4));
        toSettlement();
        vm.recordLogs();
        rounds.settleRound(round);
        bytes32[7] memory names = [
            ITrainingRounds.TrainerScored.selector,
            ITrainingRounds.TrainerScored.selector,
            ITrainingRounds.TrainerScored.selector,
            ITrainingRounds.TrainerSlashed.selector,
            ITrainingRounds.ValidatorPaid.selector,
            ITrainingRounds.ValidatorPaid.selector,
            ITrainingRounds.RoundSettled.selector
        ];
        bytes[7] memory data = [
            abi.encode(int256(2), uint256(1_000e18) / 3),
            abi.encode(int256(-20_000), 0),
            abi.encode(int256(4), uint256(2_000e18) / 3),
            abi.encode(10e18),
            abi.encode(50e18),
            abi.encode(50e18),
            abi.encode("model-1", 710_000, 1_000e18 - 1, 100e18, 10e18)
        ];
        address[6] memory who = [
            trainer(0),
            trainer(1),
            trainer(2),
            trainer(1),
            validator(0),
            validator(1)
        ];
        uint256 next;
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].emitter != address(rounds)) continue;
            assertEq(logs[i].topics[0], names[next], "event");
            assertEq(uint256(logs[i].topics[1]), round, "round");
            if (next < 6) assertEq(address(uint160(uint256(logs[i].topics[2]))), who[next], "whose");
            assertEq(keccak256(logs[i].data), keccak256(data[next]), "data");
            ++next;
        }
        assertEq(next, 7, "events");
    }

    /// Rows: how many validators score, their scores of one update, the median.
    function test_values_an_update_by_the_upper_median() external {
        int256[7][5] memory rows = [
            [int256(1), 7, 0, 0, 0, 0, 7],
            [int256(2), 9, -3, 0, 0, 0, 9],
            [int256(3), 5, -1_000_000, 6, 0, 0, 5],
            [int256(4), 4, 1, 3, 2, 0, 3],
            [int256(5), 1_000_000, 1_000_000, 1, 0, -5, 1]
        ];
        setParameter(ParameterKeys.SLASH_SHARE_BPS, 0);
        for (uint256 i = 0; i < rows.length; ++i) {
            staffed(0, uint256(rows[i][0]));
            uint256 round = revealedRound(filled(1, 1));
            for (uint256 j = 0; j < uint256(rows[i][0]); ++j) {
                int256[] memory given = new int256[](1);
                given[0] = rows[i][j + 1];
                score(round, validator(j), "m", 0, given);
            }
            toSettlement();
            assertEq(scoredAt(round), rows[i][6], "median");
        }
    }

    /// @dev Settles and returns the score of the only trainer.
    function scoredAt(uint256 round) private returns (int256 scorePpm) {
        vm.recordLogs();
        rounds.settleRound(round);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] != ITrainingRounds.TrainerScored.selector) continue;
            (scorePpm, ) = abi.decode(logs[i].data, (int256, uint256));
        }
    }

    function test_takes_the_median_accuracy() external {
        staffed(0, 4);
        uint256 round = revealedRound(filled(1, 1));
        uint256[4] memory reported = [uint256(1_000_000), 600_000, 0, 610_000];
        for (uint256 i = 0; i < 4; ++i) {
            score(round, validator(i), "m", reported[i], new int256[](1));
        }
        settle(round);
        assertEq(rounds.accuracyPpm(), 610_000, "accuracy");
    }

    /// Rows: the models that validators arrive at, in the order they submit, and the one that is taken.
    function test_takes_the_model_most_validators_arrived_at() external {
        string[6][4] memory rows = [
            ["a", "b", "b", "c", "a", "a"],
            ["a", "b", "b", "c", "d", "b"],
            ["a", "b", "c", "d", "e", "a"],
            ["c", "b", "b", "a", "a", "b"]
        ];
        staffed(0, 5);
        for (uint256 i = 0; i < rows.length; ++i) {
            uint256 round = revealedRound(filled(1, 1));
            for (uint256 j = 0; j < 5; ++j) {
                score(round, validator(j), rows[i][j], 0, new int256[](1));
            }
            settle(round);
            assertEq(rounds.modelCid(), rows[i][5], "model");
        }
    }

    function test_keeps_model_accuracy_and_budgets_when_nobody_scores() external {
        uint256 first = revealedRound(filled(1, 1));
        score(first, validator(0), "model-1", 654_321, new int256[](1));
        settle(first);
        token.mint(address(trainerPool), 5e18);
        uint256 second = revealedRound(filled(1, 1));
        toSettlement();
        expectEvent(address(rounds));
        emit ITrainingRounds.RoundSettled(second, "model-1", 654_321, 0, 0, 0);
        rounds.settleRound(second);
        assertEq(trainerPool.balance(), 5e18, "pool");
    }

    function test_settles_a_round_that_nobody_trained_in_without_paying_or_changing_anything() external {
        uint256 round = revealedRound(new uint256[](0));
        score(round, validator(0), "model-9", 100_000, new int256[](0));
        settle(round);
        assertEq(trainerPool.balance(), TRAINERS_BUDGET, "trainers' pool");
        assertEq(validatorPool.balance(), VALIDATORS_BUDGET, "validators' pool");
        assertEq(rounds.modelCid(), "model-0", "model");
        assertEq(rounds.accuracyPpm(), 0, "accuracy");
    }

    function test_slashes_below_minus_the_threshold_only() external {
        int256 limit = -int256(SLASH_THRESHOLD_PPM);
        uint256 round = revealedRound(samplesOf(1, 1, 1));
        score(round, validator(0), "m", 0, row(limit, limit - 1, limit + 1));
        settle(round);
        assertEq(stakePool.balanceOf(trainer(0)), MINIMUM_STAKE, "at the threshold");
        assertEq(stakePool.balanceOf(trainer(1)), (MINIMUM_STAKE * 9) / 10, "below it");
        assertEq(stakePool.balanceOf(trainer(2)), MINIMUM_STAKE, "above it");
        assertEq(token.balanceOf(address(timelock)), MINIMUM_STAKE / 10, "treasury");
    }

    function test_slashes_stake_that_is_on_its_way_out() external {
        uint256 round = revealedRound(filled(1, 1));
        vm.prank(trainer(0));
        stakePool.startCooldown(MINIMUM_STAKE);
        int256[] memory harmful = new int256[](1);
        harmful[0] = -900_000;
        score(round, validator(0), "m", 0, harmful);
        settle(round);
        (uint256 cooling, ) = stakePool.cooling(trainer(0));
        assertEq(cooling, (MINIMUM_STAKE * 9) / 10, "cooling");
    }

    function test_starts_each_round_from_nothing() external {
        staffed(0, 2);
        uint256 first = revealedRound(samplesOf(1, 1, 1));
        score(first, validator(0), "m", 0, row(1, 2, 3));
        score(first, validator(1), "m", 0, row(1, 2, 3));
        settle(first);
        uint256 second = revealedRound(filled(2, 1));
        assertEq(rounds.revealedOf(first).length, 0, "the first round's reveals");
        assertEq(rounds.revealedOf(second).length, 2, "the second round's reveals");
        token.mint(address(validatorPool), 8e18);
        uint256 before = token.balanceOf(validator(1));
        score(second, validator(1), "m", 0, new int256[](2));
        score(second, validator(0), "m", 0, new int256[](2));
        settle(second);
        assertEq(token.balanceOf(validator(1)), before + 4e18, "one of two validators");
    }

    function testFuzz_pays_out_the_pools_and_no_more(
        uint256[4] memory samples,
        int256[4] memory scores,
        bool byScore,
        uint256 budget
    ) external {
        token.mint(address(trainerPool), bound(budget, 0, 1_000_000e18));
        budget = trainerPool.balance();
        staffed(0, 3);
        if (byScore) setParameter(ParameterKeys.CONTRIBUTION_RULE, 1);
        uint256[] memory counts = new uint256[](4);
        int256[] memory given = new int256[](4);
        bool eligible;
        for (uint256 i = 0; i < 4; ++i) {
            counts[i] = bound(samples[i], 1, type(uint64).max);
            given[i] = scores[i] % 1_000_001;
            if (byScore ? given[i] > 0 : given[i] >= -int256(SLASH_THRESHOLD_PPM)) eligible = true;
        }
        uint256 round = revealedRound(counts);
        for (uint256 j = 0; j < 3; ++j) {
            score(round, validator(j), "m", 0, given);
        }
        settle(round);
        uint256 paid;
        for (uint256 i = 0; i < 4; ++i) {
            paid += token.balanceOf(trainer(i));
        }
        assertEq(paid + trainerPool.balance(), budget, "conserved");
        // Each of the four shares is rounded down by less than a wei.
        if (eligible) assertLe(trainerPool.balance(), 3, "left in the pool");
        else assertEq(paid, 0, "nobody eligible");
        assertEq(validatorPool.balance(), VALIDATORS_BUDGET % 3, "left for validators");
    }
}
