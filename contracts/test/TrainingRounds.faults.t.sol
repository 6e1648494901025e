// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ParameterKeys} from "../src/governance/ParameterKeys.sol";
import {StakePool} from "../src/staking/StakePool.sol";
import {IStakePool} from "../src/staking/IStakePool.sol";
import {ITrainingRounds} from "../src/training/ITrainingRounds.sol";
import {RoundContracts, RoundWindows, TrainingRounds} from "../src/training/TrainingRounds.sol";
import {Training} from "./fixtures/Training.sol";

/// @title What a few validators, one stake, a claim or an empty round must not be able to do.
contract TrainingFaultsTest is Training {
    function setUp() external {
        deployDao();
        token.mint(address(trainerPool), 1_000e18);
        token.mint(address(validatorPool), 300e18);
    }

    function same(uint256 length, int256 value) private pure returns (int256[] memory scores) {
        scores = new int256[](length);
        for (uint256 i = 0; i < length; ++i) scores[i] = value;
    }

    function settle(uint256 round) private {
        toSettlement();
        rounds.settleRound(round);
    }

    function assertNothingHappened() private view {
        assertEq(rounds.modelCid(), "model-0", "model");
        assertEq(rounds.accuracyPpm(), 0, "accuracy");
        assertEq(trainerPool.balance(), 1_000e18, "trainers' pool");
        assertEq(validatorPool.balance(), 300e18, "validators' pool");
        assertEq(stakePool.totalSupply(), 4 * MINIMUM_STAKE, "stake");
    }

    /// Rows: validators that there are, validators that score.
    function test_half_of_the_validators_or_fewer_decide_nothing() external {
        uint256[2][7] memory rows = [
            [uint256(3), 1],
            [uint256(2), 1],
            [uint256(4), 2],
            [uint256(5), 2],
            [uint256(10), 5],
            [uint256(21), 10],
            [uint256(21), 0]
        ];
        staffed(4, 0);
        for (uint256 i = 0; i < rows.length; ++i) {
            // Whoever was there in a row before leaves first.
            for (uint256 j = 0; j < 21; ++j) rounds.revokeRole(rounds.VALIDATOR_ROLE(), validator(j));
            staffed(0, rows[i][0]);
            uint256 round = revealedRound(filled(4, 600));
            for (uint256 j = 0; j < rows[i][1]; ++j) {
                score(round, validator(j), "evil", 1_000_000, same(4, -1_000_000));
            }
            settle(round);
            assertNothingHappened();
        }
    }

    function testFuzz_more_than_half_of_those_who_hold_the_role_now_decide(
        uint8 granted,
        uint8 revoked,
        uint8 scoring
    ) external {
        uint256 all = bound(granted, 1, 30);
        uint256 left = all - bound(revoked, 0, all - 1);
        uint256 scored = bound(scoring, 0, left);
        staffed(4, all);
        // Granting and revoking twice counts once.
        staffed(0, all);
        for (uint256 j = left; j < all; ++j) {
            rounds.revokeRole(rounds.VALIDATOR_ROLE(), validator(j));
            rounds.revokeRole(rounds.VALIDATOR_ROLE(), validator(j));
        }
        uint256 round = revealedRound(filled(4, 600));
        for (uint256 j = 0; j < scored; ++j) score(round, validator(j), "m", 1, same(4, 1));
        settle(round);
        assertEq(rounds.modelCid(), 2 * scored > left ? "m" : "model-0", "model");
    }

    /// Rows: validators, half of whom lie, the first or the last to disclose.
    function test_half_of_the_validators_slash_nobody_and_lose_a_tie() external {
        uint256[6] memory rows = [uint256(2), 4, 6, 8, 14, 20];
        staffed(4, 0);
        for (uint256 i = 0; i < rows.length; ++i) {
            staffed(0, rows[i]);
            for (uint256 first = 0; first < 2; ++first) {
                uint256 round = revealedRound(filled(4, 600));
                for (uint256 j = 0; j < rows[i]; ++j) {
                    bool evil = (j < rows[i] / 2) == (first == 0);
                    int256 value = evil ? -1_000_000 : int256(900_000);
                    score(round, validator(j), evil ? "evil" : "good", 900_000, same(4, value));
                }
                settle(round);
                assertEq(stakePool.totalSupply(), 4 * MINIMUM_STAKE, "stake");
                assertEq(rounds.modelCid(), "good", "model");
            }
        }
    }

    /// Rows: how far each of four validators, in order of disclosure, is from the medians; "a" is of the first two.
    function test_a_tie_is_for_the_model_of_the_validator_nearest_to_the_medians() external {
        int256[5][4] memory rows = [
            [int256(90), 10, 50, 60, 0],
            [int256(10), 90, 50, 60, 0],
            [int256(50), 60, 90, 10, 1],
            [int256(50), 60, 10, 90, 1]
        ];
        staffed(4, 4);
        for (uint256 i = 0; i < rows.length; ++i) {
            uint256 round = revealedRound(filled(4, 600));
            for (uint256 j = 0; j < 4; ++j) {
                // Each is alone with what it says of one update, so that all medians are zero.
                int256[] memory scores = same(4, 0);
                scores[j] = rows[i][j];
                score(round, validator(j), j < 2 ? "a" : "b", 900_000, scores);
            }
            settle(round);
            assertEq(rounds.modelCid(), rows[i][4] == 0 ? "a" : "b", "model");
        }
    }

    /// Rows: samples that two trainers claim; what the first is paid of 1,000 tokens.
    function test_a_claim_counts_for_ten_times_the_median_at_most() external {
        uint256[3][6] memory rows = [
            [uint256(600), type(uint64).max, uint256(1_000e18) / 11],
            [uint256(1), 1_000_000, uint256(1_000e18) / 11],
            [uint256(600), 6_000, uint256(1_000e18) / 11],
            [uint256(600), 5_400, 100e18],
            [uint256(600), 600, 500e18],
            [uint256(type(uint64).max), type(uint64).max, 500e18]
        ];
        staffed(2, 1);
        for (uint256 i = 0; i < rows.length; ++i) {
            token.mint(address(trainerPool), 1_000e18 - trainerPool.balance());
            uint256 before = token.balanceOf(trainer(0));
            uint256[] memory samples = new uint256[](2);
            (samples[0], samples[1]) = (rows[i][0], rows[i][1]);
            uint256 round = revealedRound(samples);
            score(round, validator(0), "m", 1, new int256[](2));
            settle(round);
            assertEq(token.balanceOf(trainer(0)) - before, rows[i][2], "paid");
        }
    }

    function test_rounds_without_updates_pay_nobody() external {
        staffed(4, 6);
        for (uint256 i = 0; i < 6; ++i) {
            uint256 round = revealedRound(new uint256[](0));
            for (uint256 j = 0; j <= i; ++j) score(round, validator(j), "", 1_000_000, new int256[](0));
            settle(round);
            assertNothingHappened();
        }
    }

    /// Rows: the cooldown; a round lasts 6 hours, and 450 seconds more are left for its settlement.
    function test_one_stake_serves_one_trainer_whatever_the_cooldown() external {
        uint256[6] memory cooldowns = [uint256(0), 1, 1 hours, 6 hours, 6 hours + 450 - 1, 6 hours + 450];
        for (uint256 i = 0; i < cooldowns.length; ++i) {
            uint256 started = block.timestamp;
            deployRounds(cooldowns[i]);
            uint256 round = rounds.openRound();
            fundStake(trainer(0), MINIMUM_STAKE);
            commit(round, trainer(0), 600);
            vm.startPrank(trainer(0));
            if (cooldowns[i] < (6 hours + 450)) {
                vm.expectRevert(abi.encodeWithSelector(IStakePool.StakeStillHeld.selector, started + (6 hours + 450)));
            }
            if (cooldowns[i] == 0) stakePool.withdraw(MINIMUM_STAKE);
            else stakePool.startCooldown(MINIMUM_STAKE);
            vm.stopPrank();
            assertEq(stakePool.withdrawable(trainer(0)), 0, "nothing to pass on");
            vm.warp(started + (6 hours + 450));
            vm.prank(trainer(0));
            if (cooldowns[i] == 0) stakePool.withdraw(MINIMUM_STAKE);
            else if (cooldowns[i] < (6 hours + 450)) stakePool.startCooldown(MINIMUM_STAKE);
            else stakePool.withdraw(MINIMUM_STAKE);
        }
    }

    function test_a_harmful_trainer_is_slashed_without_a_cooldown_too() external {
        deployRounds(0);
        staffed(1, 1);
        uint256 round = revealedRound(filled(1, 600));
        score(round, validator(0), "m", 1, same(1, -1_000_000));
        settle(round);
        assertEq(stakePool.balanceOf(trainer(0)), (MINIMUM_STAKE * 9) / 10, "stake");
    }

    function deployRounds(uint256 cooldown) private {
        stakePool = new StakePool(token, REWARDS_DURATION, cooldown, address(timelock), address(this));
        rounds = new TrainingRounds(
            RoundContracts(stakePool, registry, trainerPool, validatorPool),
            RoundWindows(COMMIT, REVEAL, SCORE),
            "model-0",
            address(this)
        );
        stakePool.grantRole(stakePool.SLASHER_ROLE(), address(rounds));
        trainerPool.grantRole(trainerPool.PAYER_ROLE(), address(rounds));
        validatorPool.grantRole(validatorPool.PAYER_ROLE(), address(rounds));
    }

    /// Rows: the median score of the first of two trainers, and what it is paid of 1,000 tokens and loses of its stake.
    function test_whoever_did_harm_is_not_paid() external {
        int256[3][6] memory rows = [
            [int256(-1_000_000), 0, 10e18],
            [int256(-10_001), 0, 10e18],
            [int256(-10_000), 500e18, 0],
            [int256(-1), 500e18, 0],
            [int256(0), 500e18, 0],
            [int256(900_000), 500e18, 0]
        ];
        for (uint256 i = 0; i < rows.length; ++i) {
            deployDao();
            token.mint(address(trainerPool), 1_000e18);
            staffed(2, 1);
            uint256 round = revealedRound(filled(2, 600));
            int256[] memory scores = same(2, 900_000);
            scores[0] = rows[i][0];
            score(round, validator(0), "m", 1, scores);
            settle(round);
            assertEq(token.balanceOf(trainer(0)), uint256(rows[i][1]), "paid");
            assertEq(MINIMUM_STAKE - stakePool.balanceOf(trainer(0)), uint256(rows[i][2]), "lost");
            assertEq(token.balanceOf(trainer(1)), 1_000e18 - uint256(rows[i][1]), "the other");
        }
    }

    function testFuzz_nobody_who_is_slashed_is_paid(
        int256[5] memory scores,
        uint256 threshold,
        uint256 slashBps,
        bool byScore
    ) external {
        setParameter(ParameterKeys.SLASH_THRESHOLD_PPM, bound(threshold, 0, 1_000_000));
        setParameter(ParameterKeys.SLASH_SHARE_BPS, bound(slashBps, 0, 10_000));
        setParameter(ParameterKeys.CONTRIBUTION_RULE, byScore ? 1 : 0);
        staffed(5, 1);
        uint256 round = revealedRound(filled(5, 600));
        int256[] memory given = new int256[](5);
        for (uint256 i = 0; i < 5; ++i) given[i] = scores[i] % 1_000_001;
        score(round, validator(0), "m", 1, given);
        settle(round);
        uint256 paid;
        for (uint256 i = 0; i < 5; ++i) {
            bool lost = stakePool.balanceOf(trainer(i)) < MINIMUM_STAKE;
            assertTrue(!lost || token.balanceOf(trainer(i)) == 0, "slashed and paid");
            paid += token.balanceOf(trainer(i));
        }
        assertEq(paid + trainerPool.balance(), 1_000e18, "conserved");
    }

    /// What is emitted to stakers while nobody stakes reaches those who do later. Rows: epochs without a staker.
    function test_emission_to_stakers_is_not_lost_while_nobody_stakes() external {
        uint256[6] memory rows = [uint256(0), 1, 2, 3, 7, 30];
        for (uint256 i = 0; i < rows.length; ++i) {
            deployDao();
            release(rows[i]);
            fundStake(named("staker"), MINIMUM_STAKE);
            release(20);
            vm.warp(block.timestamp + 10 * EPOCH);
            vm.prank(named("staker"));
            stakePool.getReward();
            uint256 left = token.balanceOf(address(stakePool)) - stakePool.totalSupply();
            // Less than a wei a second is lost to the rate's rounding in each of the periods.
            assertLe(left, (rows[i] + 20) * REWARDS_DURATION, "left in the pool for good");
            assertTrue(token.balanceOf(named("staker")) > 0, "paid");
        }
    }

    function release(uint256 epochs) private {
        for (uint256 i = 0; i < epochs; ++i) {
            emission.releaseEpoch();
            vm.warp(block.timestamp + EPOCH);
        }
    }
}
